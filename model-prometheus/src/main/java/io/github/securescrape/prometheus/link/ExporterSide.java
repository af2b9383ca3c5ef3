// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.link;

import io.github.securescrape.core.files.FileContent;
import io.github.securescrape.core.files.FileSource;
import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.hardening.Hardening;
import io.github.securescrape.prometheus.web.TlsServerConfig;
import io.github.securescrape.prometheus.web.WebConfig;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The end of a link that listens: an exporter with its web config. */
final class ExporterSide {

  private final String address;
  private final Read<WebConfig> read;
  private final Findings findings;
  private final List<X509Certificate> chain;
  private final @Nullable List<X509Certificate> clientAuthorities;
  private final boolean clientAuthoritiesKnown;
  private final Optional<Cause> provided;

  /**
   * Returns an exporter.
   *
   * @param address {@code host:port}
   * @param read its web config, and what keeps it from starting
   * @param files where files that the web config names are looked up
   * @param hardening says what is unsafe about it
   */
  ExporterSide(String address, Read<WebConfig> read, FileSource files, Hardening hardening) {
    this.address = address;
    this.read = read;
    this.findings = new Findings(read);
    read.value().ifPresent(config -> hardening.check(config, files, findings.unsafe()));
    TlsServerConfig tls = read.value().map(WebConfig::tlsServerConfig).orElse(null);
    if (tls == null || !tls.isEnabled()) {
      this.chain = List.of();
      this.clientAuthorities = null;
      this.clientAuthoritiesKnown = true;
      this.provided = Optional.empty();
      return;
    }
    FileContent cert = files.find(tls.certFile(), tls.cert());
    Secret given = tls.key();
    FileContent key = files.find(tls.keyFile(), given == null ? null : given.reveal());
    FileContent authorities = files.find(tls.clientCaFile(), tls.clientCa());
    boolean hasAuthorities = Invariants.anySet(tls.clientCaFile(), tls.clientCa());
    this.provided =
        provided(cert, tls.certFile(), "cert_file")
            .or(() -> provided(key, tls.keyFile(), "key_file"))
            .or(() -> provided(authorities, tls.clientCaFile(), "client_ca_file"));
    // That the key belongs to it is checked already.
    this.chain = cert.certificates().orElse(List.of());
    this.clientAuthoritiesKnown = !authorities.isProvided();
    this.clientAuthorities = hasAuthorities ? authorities.authorities().orElse(List.of()) : null;
  }

  private static Optional<Cause> provided(FileContent found, @Nullable String file, String key) {
    if (!found.isProvided()) {
      return Optional.empty();
    }
    ProblemCode code = LinkCodes.UNKNOWN_FILE.onKeys(key);
    return Optional.of(
        Cause.ofExporter("tls_server_config", Cause.say(code, file + " is provided at run time")));
  }

  String address() {
    return address;
  }

  /** Returns its web config, empty if it does not start with it. */
  Optional<WebConfig> config() {
    return read.value();
  }

  /** Returns its certificates; none if it has none, or nobody knows them yet. */
  List<X509Certificate> chain() {
    return chain;
  }

  /** Returns whom clients' certificates come from; {@code null} for the system's authorities. */
  @Nullable List<X509Certificate> clientAuthorities() {
    return clientAuthorities;
  }

  /** Returns whether it is known whom clients' certificates come from. */
  boolean clientAuthoritiesKnown() {
    return clientAuthoritiesKnown;
  }

  /** Returns what nobody can tell because a file is known at run time only. */
  Optional<Cause> provided() {
    return provided;
  }

  /** Adds a problem to a section of its web config. */
  void add(String section, Problem problem) {
    findings.links().add(problem.moved(Location.ofPath(section), null));
  }

  /** Returns all that is wrong with its web config: as far as it was added, and what is unsafe. */
  Report report() {
    return findings.report();
  }
}
