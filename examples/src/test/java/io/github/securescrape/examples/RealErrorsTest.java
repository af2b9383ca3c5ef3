// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.discovery.StaticConfig;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.fleet.LoginConfig;
import io.github.securescrape.prometheus.http.BasicAuth;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import io.github.securescrape.prometheus.http.TlsVersion;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.web.WebConfig;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import io.github.securescrape.prometheus.yaml.WebConfigYaml;
import io.github.securescrape.testkit.scrape.Scraper;
import io.github.securescrape.testkit.server.ActiveTarget;
import io.github.securescrape.testkit.server.Binary;
import io.github.securescrape.testkit.server.NodeExporterProcess;
import io.github.securescrape.testkit.server.TargetHealth;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Generated files with one thing missing or amiss: what a real Prometheus says of the real
 * exporter, and that our scraper says the same.
 */
class RealErrorsTest {

  private static final String UNVERIFIED = "tls: failed to verify certificate: x509: ";

  /** What programs built by an older Go, or of an older release, say instead. */
  private static final Map<String, String> OLDER_WORDS =
      Map.of(
          "tls: failed to verify certificate: ",
          "",
          "remote error: tls: certificate required",
          "remote error: tls: bad certificate",
          "remote error: tls: handshake failure",
          "remote error: tls: bad certificate",
          "unable to read basic auth password: unable to read file",
          "unable to read basic auth password file");

  private final Map<ScrapeJob, String> cases = new LinkedHashMap<>();

  @ParameterizedTest
  @MethodSource("io.github.securescrape.examples.RealPeersTest#ofOneAge")
  void areToldInPrometheusWords(Binary prometheus, Binary nodeExporter, @TempDir Path folder) {
    List<Integer> ports = Loopback.freePorts(5);
    Fleet fleet =
        Fleet.builder("errors")
            .config(config -> config.login(LoginConfig.builder().cost(4L).build()))
            .config(config -> config.scrapeInterval(Duration.ofSeconds(8)))
            .exporter("plain", "127.0.0.1:" + ports.get(0))
            .exporter("mutual", "127.0.0.1:" + ports.get(1), node -> node.mutualTls(true))
            .exporter("elsewhere", "node.example.org:" + ports.get(2))
            .build();
    fleet.files().writeTo(folder);
    Path unsecured = folder.resolve("unsecured.yml");
    WebConfigYaml.write(WebConfig.builder().build(), unsecured);
    Path prometheusFolder = folder.resolve("prometheus");
    addCases(fleet.prometheusConfig().scrapeConfigs().get(0), ports);
    PrometheusConfig config =
        PrometheusConfig.builder().scrapeConfigs(List.copyOf(cases.keySet())).build();
    PrometheusYaml.write(config, prometheusFolder.resolve("errors.yml"));

    try (NodeExporterProcess open =
            RunningFleet.startExporter(nodeExporter, unsecured, ports.get(3));
        RunningFleet running =
            RunningFleet.start(fleet, folder, nodeExporter, prometheus, "errors.yml")) {
      List<ActiveTarget> targets = running.prometheus().awaitTargets(Duration.ofSeconds(60));

      // A job whose authority cannot be read is left out altogether.
      assertThat(targets)
          .as("with " + open)
          .hasSize(cases.size() - 1)
          .extracting(ActiveTarget::job)
          .doesNotContain("ca-file-missing");
      for (ActiveTarget target : targets) {
        ScrapeJob job = config.scrapeJob(target.job()).orElseThrow();
        String words = cases.get(job);
        String error = text(words, target.scrapeUrl());
        List<String> known = prometheus.version().major() < 3 ? older(error) : List.of(error);
        assertThat(target.health()).as(target.job()).isEqualTo(TargetHealth.DOWN);
        assertThat(withoutRaces(target.lastError(), error)).as(target.job()).isIn(known);
        String ours =
            Scraper.create(prometheusFolder)
                .scrape(job, job.staticConfigs().get(0).targets().get(0))
                .lastError()
                .replace(prometheusFolder + "/", "");
        // It speaks as the newest Prometheus does; alerts are the exporter's words.
        assertThat(ours)
            .as(target.job())
            .isIn(words.startsWith("remote error") ? known : List.of(error));
      }
    }
  }

  private void addCases(ScrapeJob good, List<Integer> ports) {
    String plain = "127.0.0.1:" + ports.get(0);
    String mutual = "127.0.0.1:" + ports.get(1);
    String elsewhere = ":" + ports.get(2);
    String open = "127.0.0.1:" + ports.get(3);
    String closed = "127.0.0.1:" + ports.get(4);
    String unauthorized = "server returned HTTP status 401 Unauthorized";
    add(good, "no-password", plain, http -> http.basicAuth(null), unauthorized);
    BasicAuth wrong =
        BasicAuth.builder().username("prometheus").password(Secret.of("wrong")).build();
    add(good, "wrong-password", plain, http -> http.basicAuth(wrong), unauthorized);
    add(good, "wrong-user", plain, http -> http.basicAuth("nobody", "password"), unauthorized);
    add(
        good,
        "password-file-missing",
        plain,
        http -> http.basicAuth("prometheus", "gone"),
        "unable to read basic auth password: unable to read file gone: open gone: no such file or"
            + " directory");
    add(
        good,
        "no-authority",
        plain,
        http -> http.tlsConfig(null),
        UNVERIFIED + "certificate signed by unknown authority");
    add(good, "ca-file-missing", plain, http -> http.tls(tls -> tls.caFile("gone.crt")), "");
    add(
        good,
        "no-certificate",
        mutual,
        http -> http.tls(tls -> tls.caFile("ca.crt")),
        "remote error: tls: certificate required");
    add(
        good,
        "no-certificate-tls12",
        mutual,
        http -> http.tls(tls -> tls.caFile("ca.crt").maxVersion(TlsVersion.TLS12)),
        "remote error: tls: handshake failure");
    add(
        good,
        "wrong-address",
        "127.0.0.1" + elsewhere,
        http -> {},
        UNVERIFIED
            + "cannot validate certificate for 127.0.0.1 because it doesn't contain any IP SANs");
    add(
        good,
        "wrong-host",
        "localhost" + elsewhere,
        http -> {},
        UNVERIFIED + "certificate is valid for node.example.org, not localhost");
    add(
        good,
        "wrong-server-name",
        plain,
        http -> http.tls(tls -> tls.caFile("ca.crt").serverName("other.example.org")),
        UNVERIFIED
            + "certificate is not valid for any names, but wanted to match other.example.org");
    add(good, "https-to-http", open, http -> {}, "http: server gave HTTP response to HTTPS client");
    add(
        good.toBuilder().scheme("http").build(),
        "http-to-https",
        plain,
        http -> {},
        "server returned HTTP status 400 Bad Request");
    add(
        good,
        "nobody-listens",
        closed,
        http -> {},
        "dial tcp " + closed + ": connect: connection refused");
  }

  /** Adds the generated job with another name, one target, and a change of its HTTP settings. */
  private void add(
      ScrapeJob good,
      String name,
      String target,
      Consumer<HttpClientConfig.Builder> change,
      String words) {
    HttpClientConfig.Builder http = good.http().toBuilder();
    change.accept(http);
    ScrapeJob job =
        good.toBuilder()
            .jobName(name)
            .staticConfigs(List.of(StaticConfig.of(target)))
            .http(http.build())
            .build();
    cases.put(job, words);
  }

  private static String text(String words, String url) {
    return words.startsWith("server returned") ? words : "Get \"" + url + "\": " + words;
  }

  /** Returns the words of releases that may have been built by an older Go, too. */
  private static List<String> older(String error) {
    String older = error;
    for (Map.Entry<String, String> each : OLDER_WORDS.entrySet()) {
      older = older.replace(each.getKey(), each.getValue());
    }
    return List.of(error, older);
  }

  /** Returns what Go's client would say had it not been about to write when the alert came. */
  private static String withoutRaces(String lastError, String expected) {
    boolean writing = lastError.matches(".*: write tcp .*: (broken pipe|connection reset by peer)");
    return expected.endsWith("certificate required") && writing
        ? expected
        : lastError.replace("readLoopPeekFailLocked: ", "");
  }
}
