// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.conformance;

import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.http.BasicAuth;
import io.github.securescrape.prometheus.http.TlsVersion;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.web.ClientAuthType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One way to scrape a secured exporter.
 *
 * @param certificate name of the client certificate's file; empty for none
 * @param password empty for none
 * @param http2 whether HTTP/2 may be spoken
 * @param tls12 whether TLS ends with 1.2
 */
record MatrixClient(String certificate, String password, boolean http2, boolean tls12) {

  /** A certificate of the exporter's authority with the name that it may ask for. */
  static final String KNOWN = "client";

  /** A certificate of the exporter's authority with another name. */
  static final String OTHER = "other";

  /** A certificate of another authority. */
  static final String STRANGE = "stranger";

  private static final String RIGHT = "right";

  /** Returns the ways that tell something about an exporter. */
  static List<MatrixClient> of(MatrixExporter exporter) {
    String password = exporter.login() ? RIGHT : "";
    List<String> wrongs = exporter.login() ? List.of("", "wrong") : List.of();
    List<MatrixClient> all = new ArrayList<>();
    for (boolean http2 : List.of(true, false)) {
      for (String certificate : certificates(exporter)) {
        all.add(new MatrixClient(certificate, password, http2, false));
      }
      for (String wrong : wrongs) {
        all.add(new MatrixClient(exporter.isTls() ? KNOWN : "", wrong, http2, false));
      }
    }
    if (exporter.isTls()) {
      for (String certificate : certificates(exporter)) {
        all.add(new MatrixClient(certificate, password, true, true));
      }
    }
    return all;
  }

  private static List<String> certificates(MatrixExporter exporter) {
    return !exporter.isTls()
        ? List.of("")
        : exporter.named() ? List.of("", KNOWN, OTHER, STRANGE) : List.of("", KNOWN, STRANGE);
  }

  /** Returns the alert with which the exporter refuses the client, in Go's words, or none. */
  String expectedAlert(MatrixExporter exporter) {
    ClientAuthType asked = exporter.clientAuth();
    if (asked != null && asked.isRequired() && certificate.isEmpty()) {
      return tls12 ? "handshake failure" : "certificate required";
    }
    if (asked != null && asked.isVerified() && certificate.equals(STRANGE)) {
      return "unknown certificate authority";
    }
    return exporter.named() && certificate.equals(OTHER) ? "bad certificate" : "";
  }

  /** Returns whether the exporter lets in who has come through TLS. */
  boolean isAuthorized(MatrixExporter exporter) {
    return !exporter.login() || password.equals(RIGHT);
  }

  /** Returns the job for a target. */
  ScrapeJob job(String name, boolean tls, String target, Duration interval) {
    ScrapeJob.Builder job =
        ScrapeJob.builder(name)
            .scheme(tls ? "https" : "http")
            .scrapeInterval(interval)
            .scrapeTimeout(interval)
            .staticTargets(target);
    return job.http(
            http -> {
              http.enableHttp2(http2);
              if (tls) {
                boolean none = certificate.isEmpty();
                http.tls(
                    config ->
                        config
                            .caFile("ca.crt")
                            .certFile(none ? null : certificate + ".crt")
                            .keyFile(none ? null : certificate + ".key")
                            .maxVersion(tls12 ? TlsVersion.TLS12 : null));
              }
              if (!password.isEmpty()) {
                BasicAuth.Builder login = BasicAuth.builder().username("prometheus");
                http.basicAuth(login.password(Secret.of(password)).build());
              }
            })
        .build();
  }

  @Override
  public String toString() {
    String asked =
        (certificate.isEmpty() ? "anonymous" : certificate)
            + (password.isEmpty() ? "" : "-" + password);
    return asked + (http2 ? "-h2" : "-h1") + (tls12 ? "-tls12" : "");
  }
}
