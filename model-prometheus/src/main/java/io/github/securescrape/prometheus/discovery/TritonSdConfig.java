// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Key;
import io.github.securescrape.core.schema.Required;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.prometheus.http.TlsConfig;
import java.time.Duration;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Machines of Triton, listed by its Container Monitor ({@code triton_sd_config}).
 *
 * @param account account that the machines belong to
 * @param role what becomes targets; default {@code container}; {@code null} if unset
 * @param dnsSuffix suffix of the names of targets
 * @param endpoint address of the discovery service; its certificate is for its name
 * @param groups groups of containers or compute nodes to look at; empty for all
 * @param port port of the targets; default 9163; {@code null} if unset
 * @param refreshInterval time between looks, above 0; default 60s; {@code null} if unset
 * @param version version of the discovery service's API; default 1; {@code null} if unset
 * @param tlsConfig TLS towards the discovery service; {@code null} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#triton_sd_config">triton_sd_config</a>
 * @since 0.1
 */
@Key("triton_sd_configs")
@Value.Builder
public record TritonSdConfig(
    @Required String account,
    @Since("2.19.0") @Default("container") @Nullable TritonRole role,
    @Required String dnsSuffix,
    @Required String endpoint,
    @Since("2.5.0") List<String> groups,
    @Default("9163") @Nullable Long port,
    @Default("60s") @Nullable Duration refreshInterval,
    @Default("1") @Nullable Long version,
    @Nullable TlsConfig tlsConfig,
    @Nullable Extra extra)
    implements ServiceDiscovery {

  static final ProblemCode REFRESH_INTERVAL =
      ProblemCode.error(
              "discovery.triton.refresh-interval",
              "triton SD configuration requires `refresh_interval` to be positive",
              "Write a time such as `60s`, or remove the key.")
          .onKeys("refresh_interval");

  /** Checks that nothing is missing. Not API: use {@link #builder()}. */
  public TritonSdConfig {
    groups = List.copyOf(groups);
    Invariants.check(
        rules ->
            rules
                .present("account", account)
                .present("dns_suffix", dnsSuffix)
                .present("endpoint", endpoint)
                .holds(refreshInterval == null || !refreshInterval.isZero(), REFRESH_INTERVAL));
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link TritonSdConfig}. */
  public static final class Builder extends TritonSdConfigBuilder {}
}
