// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus;

import io.github.securescrape.core.files.FileSource;
import io.github.securescrape.core.password.BcryptHash;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.core.tls.CertificateAuthority;
import io.github.securescrape.core.tls.CertificateRequest;
import io.github.securescrape.core.tls.CertificateRequest.Purpose;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.core.tls.WeakCertificates;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.hardening.Hardening;
import io.github.securescrape.prometheus.web.WebConfig;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import io.github.securescrape.prometheus.yaml.WebConfigYaml;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One end of a link, judged by hardening rules alone; it is 1 June 2030. The files that it names
 * are made here.
 */
final class HardeningFixture {

  private static final Clock CLOCK = on("2030-06-01T00:00:00Z");
  private static final Clock LATE_WINTER = on("2030-03-10T00:00:00Z");
  private static final Clock YEARS_AGO = on("2025-01-01T00:00:00Z");
  private static final FileSource FILES = files();

  private HardeningFixture() {}

  private static Clock on(String time) {
    return Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
  }

  /** Returns what is unsafe in a web config. */
  static Read<?> readWebConfig(String text) {
    Read<WebConfig> config = WebConfigYaml.parse("web-config.yml", text, FILES);
    Problems unsafe = config.newProblems();
    config.value().ifPresent(value -> Hardening.at(CLOCK).check(value, FILES, unsafe));
    return Read.of(config, Report.join(config.report(), unsafe.toReport()));
  }

  /** Returns what is unsafe in scrape jobs. */
  static Read<?> readJobs(String text) {
    Read<PrometheusConfig> config =
        PrometheusYaml.parse("prometheus.yml", text, PrometheusVersion.NEWEST_KNOWN);
    Problems unsafe = config.newProblems();
    config.value().ifPresent(value -> Hardening.at(CLOCK).check(value, FILES, unsafe));
    return Read.of(config, Report.join(config.report(), unsafe.toReport()));
  }

  private static FileSource files() {
    Map<String, String> texts = new TreeMap<>();
    CertificateAuthority first = authority("Acme monitoring", 7300);
    CertificateAuthority ca = CertificateAuthority.of(first.identity(), CLOCK);
    texts.put("ca.crt", ca.certificatePem());
    texts.put("expired-ca.crt", authority("Acme until 2026", 365).certificatePem());
    texts.put("expiring-ca.crt", authority("Acme until 2030", 1980).certificatePem());
    putServers(texts, ca);
    CertificateRequest.Builder client =
        request("prometheus", "prometheus.example.org").purposes(List.of(Purpose.CLIENT));
    put(texts, "client", ca.issue(client.build()));
    put(texts, "expired-client", first.issue(client.build()));
    put(texts, "expiring-client", earlier(ca).issue(client.validity(days(90)).build()));
    texts.put("password", "correct horse");
    texts.put("long-password", "correct horse battery staple ".repeat(3));
    texts.put("other-password", "battery staple");
    texts.put("hash", BcryptHash.create(Secret.of("correct horse"), 4).reveal());
    texts.put("junk", "not PEM\n");
    return FileSource.of(texts);
  }

  private static void putServers(Map<String, String> texts, CertificateAuthority ca) {
    CertificateRequest node = server("node01.example.org").build();
    put(texts, "node", ca.issue(node));
    put(texts, "expired", CertificateAuthority.of(ca.identity(), YEARS_AGO).issue(node));
    put(texts, "short-rsa", WeakCertificates.withShortRsaKey(ca, node));
    put(texts, "sha1", WeakCertificates.signedWithSha1(ca, node));
    put(texts, "common-name", ca.issue(request("node01.example.org").build()));
    put(texts, "for-years", ca.issue(server("node01").validity(days(1500)).build()));
    put(texts, "expiring", earlier(ca).issue(server("node01").validity(days(90)).build()));
    put(texts, "short-lived", ca.issue(server("node01").validity(days(90)).build()));
    put(texts, "any-host", ca.issue(server("*.example.org").validity(days(90)).build()));
    put(texts, "this-host", ca.issue(server("localhost").validity(days(90)).build()));
  }

  private static CertificateAuthority authority(String name, int days) {
    CertificateRequest request = CertificateRequest.builder(name).validity(days(days)).build();
    return CertificateAuthority.create(request, YEARS_AGO);
  }

  private static CertificateAuthority earlier(CertificateAuthority ca) {
    return CertificateAuthority.of(ca.identity(), LATE_WINTER);
  }

  private static CertificateRequest.Builder server(String host) {
    return request("node01", host).purposes(List.of(Purpose.SERVER));
  }

  private static CertificateRequest.Builder request(String name, String... hosts) {
    return CertificateRequest.builder(name).hosts(hosts);
  }

  private static Duration days(int days) {
    return Duration.ofDays(days);
  }

  private static void put(Map<String, String> texts, String name, Identity identity) {
    texts.put(name + ".crt", identity.chainPem());
    texts.put(name + ".key", identity.keyPem().reveal());
  }
}
