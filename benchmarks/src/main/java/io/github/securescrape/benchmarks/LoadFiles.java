// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.benchmarks;

import io.github.securescrape.core.password.BcryptHash;
import io.github.securescrape.core.tls.CertificateAuthority;
import io.github.securescrape.core.tls.CertificateRequest;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.testkit.scrape.Scraper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/**
 * The files of an exporter with TLS and basic authentication, and of who scrapes it.
 *
 * @param folder where they are
 */
record LoadFiles(Path folder) {

  private static final String USER = "prometheus";
  private static final Secret PASSWORD = Secret.of("benchmark");
  private static final int COST = 10;

  /** Writes them into a new folder. */
  static LoadFiles create() throws IOException {
    LoadFiles files = new LoadFiles(Files.createTempDirectory("securescrape-benchmark"));
    CertificateAuthority authority = CertificateAuthority.create("Benchmark");
    Identity identity =
        authority.issue(CertificateRequest.builder("exporter").hosts("127.0.0.1").build());
    files.write("ca.crt", authority.certificatePem());
    files.write("password", PASSWORD.reveal());
    files.write("exporter.crt", identity.chainPem());
    files.write("exporter.key", identity.keyPem().reveal());
    files.write(
        "web.yml",
        "tls_server_config:\n  cert_file: exporter.crt\n  key_file: exporter.key\n"
            + "basic_auth_users:\n  %s: %s\n"
                .formatted(USER, BcryptHash.create(PASSWORD, COST).reveal()));
    return files;
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  Path webConfig() {
    return folder.resolve("web.yml");
  }

  String authorization() {
    byte[] login = (USER + ":" + PASSWORD.reveal()).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(login);
  }

  ScrapeJob job() {
    return ScrapeJob.builder("benchmark")
        .scheme("https")
        .http(http -> http.basicAuth(USER, "password").tls(tls -> tls.caFile("ca.crt")))
        .build();
  }

  Scraper scraper() {
    return Scraper.create(folder);
  }
}
