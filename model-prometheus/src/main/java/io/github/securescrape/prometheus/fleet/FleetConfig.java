// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fleet;

import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Required;
import io.github.securescrape.prometheus.host.Firewall;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The description of a fleet, {@code fleet.yml}: which exporters there are, and how they are
 * secured. It holds no key; those are made from it, see {@link Fleet}.
 *
 * @param name name of the fleet
 * @param job name of the scrape job; default the fleet's; {@code null} if unset
 * @param scrapeInterval time between scrapes; default Prometheus' global one; {@code null} if unset
 * @param login whom exporters let in; default a user {@code prometheus} with a random password;
 *     {@code null} if unset
 * @param mutualTls whether Prometheus must show a certificate; default false; {@code null} if unset
 * @param authority the fleet's own certificate authority; {@code null} if unset
 * @param certificate the exporters' certificates; {@code null} if unset
 * @param selfSigned whether each exporter vouches for itself, in place of the authority; default
 *     false; {@code null} if unset
 * @param inlinePassword whether passwords stand in {@code prometheus.yml}, in place of files of
 *     their own; default false; {@code null} if unset
 * @param insecureSkipVerify whether Prometheus takes any certificate; default false; {@code null}
 *     if unset
 * @param sources IP addresses and networks that Prometheus scrapes from, for the exporters'
 *     firewalls; empty if unset, for no firewall
 * @param exporters the exporters, at least one
 */
@Value.Builder
public record FleetConfig(
    @Required String name,
    @Nullable String job,
    @Nullable Duration scrapeInterval,
    @Nullable LoginConfig login,
    @Default("false") @Nullable Boolean mutualTls,
    @Nullable CertificateConfig authority,
    @Nullable CertificateConfig certificate,
    @Default("false") @Nullable Boolean selfSigned,
    @Default("false") @Nullable Boolean inlinePassword,
    @Default("false") @Nullable Boolean insecureSkipVerify,
    List<String> sources,
    @Required List<ExporterConfig> exporters) {

  /** Checks the rules within one fleet. Not API: use {@link #builder(String)}. */
  public FleetConfig {
    sources = List.copyOf(sources);
    exporters = List.copyOf(exporters);
    List<String> named = sources;
    List<ExporterConfig> all = exporters;
    Invariants.check(
        rules -> {
          rules.present("name", name);
          rules.holds(name.isEmpty() || ExporterConfig.isName(name), FleetCodes.BAD_NAME, name);
          rules.holds(!all.isEmpty(), FleetCodes.NO_EXPORTERS);
          Set<String> names = new HashSet<>();
          Set<String> addresses = new HashSet<>();
          for (int i = 0; i < all.size(); i++) {
            ExporterConfig each = all.get(i);
            rules
                .at("exporters", i)
                .holds(names.add(each.name()), FleetCodes.NAME_TWICE, each.name())
                .holds(addresses.add(each.address()), FleetCodes.ADDRESS_TWICE, each.address());
          }
          for (int i = 0; i < named.size(); i++) {
            String source = named.get(i);
            rules.at("sources", i).holds(Firewall.isNetwork(source), Firewall.BAD_SOURCE, source);
          }
        });
  }

  /** Returns a builder for a fleet with the given name. */
  public static Builder builder(String name) {
    return new Builder().name(name);
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Returns the name of the scrape job, the default if unset. */
  public String effectiveJob() {
    return job == null ? name : job;
  }

  /** Returns whether each exporter vouches for itself. */
  public boolean isSelfSigned() {
    return Boolean.TRUE.equals(selfSigned);
  }

  /** Returns whether passwords stand in {@code prometheus.yml}. */
  public boolean hasInlinePassword() {
    return Boolean.TRUE.equals(inlinePassword);
  }

  /** Returns whether Prometheus takes any certificate. */
  public boolean skipsVerification() {
    return Boolean.TRUE.equals(insecureSkipVerify);
  }

  /** Returns whether Prometheus must show a certificate to an exporter. */
  public boolean isMutualTls(ExporterConfig exporter) {
    return exporter.mutualTls() == null ? Boolean.TRUE.equals(mutualTls) : exporter.mutualTls();
  }

  /** Builds a {@link FleetConfig}. */
  public static final class Builder extends FleetConfigBuilder {}
}
