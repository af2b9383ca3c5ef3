// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples;

import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.http.BasicAuth;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import io.github.securescrape.prometheus.http.TlsConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import io.github.securescrape.testkit.scrape.ScrapeResult;
import io.github.securescrape.testkit.scrape.Scraper;
import io.github.securescrape.testkit.server.ActiveTarget;
import io.github.securescrape.testkit.server.Binary;
import io.github.securescrape.testkit.server.PrometheusProcess;
import io.github.securescrape.testkit.server.TargetHealth;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** The scrapes of the quickstart, a row for each: with the generated job, and with less. */
final class QuickstartScrapes {

  private static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Fleet fleet;
  private final Path folder;
  private final PrintStream out;
  private boolean asExpected = true;

  QuickstartScrapes(Fleet fleet, Path folder, PrintStream out) {
    this.fleet = fleet;
    this.folder = folder;
    this.out = out;
  }

  /** Returns whether all scrapes that had to succeed did, and no others. */
  boolean asExpected() {
    return asExpected;
  }

  /** Scrapes with the generated file, as Prometheus reads it, not with what made it. */
  void scrapeAll() {
    PrometheusConfig config = PrometheusYaml.read(configFile()).orThrow();
    row("target", "state", "duration", "samples", "last error");
    for (ScrapeJob job : config.scrapeConfigs()) {
      for (var group : job.staticConfigs()) {
        String exporter = Objects.requireNonNull(group.labels().get("instance"));
        group.targets().forEach(target -> scrape(job, exporter, target));
      }
    }
  }

  private void scrape(ScrapeJob job, String exporter, String target) {
    Scraper scraper = Scraper.create(folder);
    show(exporter + " " + target, scraper.scrape(job, target), true);
    ScrapeJob anonymous = with(job, http -> http.basicAuth(null));
    show("  without password", scraper.scrape(anonymous, target), false);
    ScrapeJob guessed =
        with(job, http -> http.basicAuth(guessed(Objects.requireNonNull(job.http().basicAuth()))));
    show("  with a wrong password", scraper.scrape(guessed, target), false);
    TlsConfig tls = Objects.requireNonNull(job.http().tlsConfig());
    ScrapeJob trusting = with(job, http -> http.tlsConfig(tls.toBuilder().caFile(null).build()));
    show("  without the authority", scraper.scrape(trusting, target), tls.skipsVerification());
    if (fleet.exporter(exporter).isMutualTls()) {
      TlsConfig nameless = tls.toBuilder().certFile(null).keyFile(null).build();
      ScrapeJob unproved = with(job, http -> http.tlsConfig(nameless));
      show("  without certificate", scraper.scrape(unproved, target), false);
    }
  }

  private static ScrapeJob with(ScrapeJob job, UnaryOperator<HttpClientConfig.Builder> change) {
    return job.toBuilder().http(change.apply(job.http().toBuilder()).build()).build();
  }

  private static BasicAuth guessed(BasicAuth auth) {
    return auth.toBuilder().passwordFile(null).password(Secret.of("guessed")).build();
  }

  private void show(String name, ScrapeResult result, boolean expected) {
    asExpected &= result.isUp() == expected;
    row(
        name,
        result.isUp() ? "up" : "down",
        result.duration().toMillis() + " ms",
        result.isUp() ? Integer.toString(result.samples()) : "-",
        result.lastError());
  }

  /** Has a real Prometheus scrape with the generated file. */
  void scrapeWith(Binary prometheus) {
    out.printf("%nPrometheus %s itself, with the same file:%n%n", prometheus.version());
    Duration interval = fleet.config().scrapeInterval();
    Duration patience = (interval == null ? DEFAULT_INTERVAL : interval).plus(PATIENCE);
    try (PrometheusProcess server = PrometheusProcess.start(prometheus, configFile())) {
      server.awaitTargets(patience).stream()
          .sorted(Comparator.comparing(ActiveTarget::instance))
          .forEach(this::show);
    }
  }

  private void show(ActiveTarget target) {
    boolean up = target.health() == TargetHealth.UP;
    asExpected &= up;
    String address = URI.create(target.scrapeUrl()).getAuthority();
    row(target.instance() + " " + address, up ? "up" : "down", "", "", target.lastError());
  }

  private Path configFile() {
    return folder.resolve("prometheus.yml");
  }

  private void row(String target, String state, String duration, String samples, String error) {
    String row = "%-24s %-5s %8s %8s  %s".formatted(target, state, duration, samples, error);
    out.println(row.stripTrailing());
  }
}
