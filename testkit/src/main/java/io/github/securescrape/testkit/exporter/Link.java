// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.exporter;

import io.github.securescrape.core.files.FileSet;
import io.github.securescrape.core.password.Login;
import io.github.securescrape.core.tls.CertificateAuthority;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.core.tls.Pem;
import io.github.securescrape.prometheus.discovery.StaticConfig;
import io.github.securescrape.prometheus.fleet.Exporter;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import io.github.securescrape.prometheus.http.TlsConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Both ends of a link: what an exporter is secured with, and how it is scraped.
 *
 * @param files the files of both ends, the exporter's below {@code config}, the job's below {@code
 *     prometheus}
 * @param pair where its certificate and its key stand, without {@code .crt} and {@code .key}
 * @param server what the exporter proves itself with; {@code null} for plain HTTP
 * @param client what its clients prove themselves with; {@code null} for nothing
 * @param authority who issues the exporter's certificates; {@code null} for nobody
 * @param trusted whom the exporter's clients trust
 * @param login what the exporter lets in; {@code null} for everybody
 * @param job the scrape job, given the folder of the files
 */
record Link(
    FileSet files,
    String pair,
    @Nullable Identity server,
    @Nullable Identity client,
    @Nullable CertificateAuthority authority,
    List<X509Certificate> trusted,
    @Nullable Login login,
    Job job) {

  static final String EXPORTER = "config";
  static final String WEB_CONFIG = EXPORTER + "/config.yml";
  static final String PROMETHEUS = "prometheus";

  /** How an exporter is scraped. */
  @FunctionalInterface
  interface Job {
    /**
     * Returns the job for one exporter.
     *
     * @param folder where the files of the link stand
     * @param address where the exporter listens
     */
    ScrapeJob of(Path folder, String address);
  }

  static Link of(Fleet fleet, String name) {
    Exporter exporter = fleet.exporter(name);
    return new Link(
        exporter.files().plus(fleet.secretFiles().under(PROMETHEUS)),
        EXPORTER + "/node_exporter",
        exporter.identity(),
        fleet.client().orElse(null),
        fleet.authority().orElse(null),
        Pem.certificates(fleet.trustPem()),
        exporter.login(),
        (folder, address) -> job(fleet, exporter, folder.resolve(PROMETHEUS), address));
  }

  /** Returns the fleet's own job with this one target, wherever it listens now. */
  private static ScrapeJob job(Fleet fleet, Exporter exporter, Path folder, String address) {
    for (ScrapeJob job : fleet.scrapeJobs(folder.toAbsolutePath().toString())) {
      for (StaticConfig each : job.staticConfigs()) {
        if (each.targets().contains(exporter.address())) {
          StaticConfig here = each.toBuilder().targets(List.of(address)).build();
          return job.toBuilder()
              .staticConfigs(List.of(here))
              .http(expecting(job, exporter, address))
              .build();
        }
      }
    }
    throw new IllegalStateException("no job scrapes " + exporter);
  }

  private static HttpClientConfig expecting(ScrapeJob job, Exporter exporter, String address) {
    TlsConfig tls = job.http().tlsConfig();
    if (tls == null || address.equals(exporter.address())) {
      return job.http();
    }
    TlsConfig named = tls.toBuilder().serverName(exporter.config().host()).build();
    return job.http().toBuilder().tlsConfig(named).build();
  }
}
