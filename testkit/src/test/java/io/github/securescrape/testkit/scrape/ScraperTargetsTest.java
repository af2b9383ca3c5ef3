// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.securescrape.core.files.FileMode;
import io.github.securescrape.core.files.FileSet;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.discovery.FileSdConfig;
import io.github.securescrape.prometheus.discovery.StaticConfig;
import io.github.securescrape.prometheus.relabel.RelabelAction;
import io.github.securescrape.prometheus.relabel.RelabelConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.targets.LeftOut.Reason;
import io.github.securescrape.testkit.conformance.RawServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScraperTargetsTest {

  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n";
  private static final ScrapeJob JOB = ScrapeJob.builder("node").build();

  @TempDir Path folder;

  @Test
  void scrapesAsLabelsSayAfterRelabeling() throws IOException {
    try (RawServer server = RawServer.sending(OK + "a{job=\"own\"} 1\n")) {
      ScrapeJob job =
          JOB.toBuilder()
              .addStaticConfigs(group("node01:9100", Map.of("zone", "a")))
              .addRelabelConfigs(
                  set("__address__", "127.0.0.1:" + server.port()),
                  set("__metrics_path__", "/probe"),
                  set("__param_target", "x y"),
                  RelabelConfig.builder().addSourceLabels("zone").targetLabel("site").build())
              .build();

      ScrapeResult result = scraper().scrape(job, "node01:9100");

      String address = "127.0.0.1:" + server.port();
      assertThat(result.scrapeUrl()).isEqualTo("http://" + address + "/probe?target=x+y");
      assertThat(result.labels())
          .hasToString("{instance=\"" + address + "\", job=\"node\", site=\"a\", zone=\"a\"}");
      assertThat(result.series("a").map(Series::toString))
          .contains(
              "a{exported_job=\"own\", instance=\"%s\", job=\"node\", site=\"a\", zone=\"a\"} 1"
                  .formatted(address));
    }
  }

  @Test
  void tellsWhichRuleDropsATarget() {
    ScrapeJob job =
        JOB.toBuilder()
            .addRelabelConfigs(
                set("zone", "a"),
                RelabelConfig.builder()
                    .addSourceLabels("zone")
                    .regex("b")
                    .action(RelabelAction.KEEP)
                    .build())
            .build();

    TargetLeftOutException refusal =
        catchThrowableOfType(
            TargetLeftOutException.class, () -> scraper().scrape(job, "127.0.0.1:1"));

    assertThat(refusal)
        .hasMessage(
            "127.0.0.1:1 is not scraped: dropped by relabel_configs[1] keep: \"a\" does not match"
                + " \"b\"");
    assertThat(refusal.target().reason()).isEqualTo(Reason.DROPPED);
    assertThat(scraper().scrape(job.toBuilder().staticTargets("127.0.0.1:1").build())).isEmpty();
  }

  @Test
  void tellsThatPrometheusRefusesATarget() {
    assertThatThrownBy(() -> scraper().scrape(JOB, "http://a/"))
        .isInstanceOf(TargetLeftOutException.class)
        .hasMessage("http://a/ is not scraped: \"http://a/\" is not a valid hostname");
  }

  @Test
  void scrapesAllTargetsOfAJob() throws IOException {
    Files.writeString(folder.resolve("more.json"), "[{\"targets\": [\"127.0.0.1:2\"]}]");
    ScrapeJob job =
        JOB.toBuilder()
            .addStaticConfigs(group("127.0.0.1:1", Map.of()), group("127.0.0.1:1", Map.of()))
            .addServiceDiscoveries(FileSdConfig.builder().addFiles("*.json").build())
            .build();

    assertThat(scraper().scrape(job))
        .extracting(result -> result.labels().get("instance"))
        .containsExactly("127.0.0.1:1", "127.0.0.1:2");
  }

  @Test
  void countsOnlyTargetsThatAreLeft() {
    ScrapeJob job =
        JOB.toBuilder()
            .staticTargets("127.0.0.1:1", "127.0.0.1:2", "127.0.0.1:3")
            .addRelabelConfigs(
                RelabelConfig.builder()
                    .addSourceLabels("__address__")
                    .regex(".*:3")
                    .action(RelabelAction.DROP)
                    .build())
            .limits(limits -> limits.targetLimit(2L))
            .build();
    ScrapeJob tooMany = job.toBuilder().relabelConfigs(List.of()).build();

    assertThat(scraper().scrape(job, "127.0.0.1:1").lastError()).contains("connection refused");
    assertThat(scraper().scrape(tooMany))
        .extracting(ScrapeResult::lastError)
        .hasSize(3)
        .containsOnly("target_limit exceeded (number of targets: 3, limit: 2)");
  }

  @Test
  void addsTheSeriesOfTheScrapeItself() throws IOException {
    ScrapeJob job =
        JOB.toBuilder()
            .scrapeTimeout(Duration.ofMillis(1500))
            .limits(limits -> limits.sampleLimit(10L))
            .samples(samples -> samples.extraScrapeMetrics(true))
            .build();

    ScrapeResult result = scrape(job, "a 1\nb 2\n");

    assertThat(result.series().stream().map(Series::name))
        .containsExactly(
            "a",
            "b",
            "up",
            "scrape_duration_seconds",
            "scrape_samples_scraped",
            "scrape_samples_post_metric_relabeling",
            "scrape_series_added",
            "scrape_timeout_seconds",
            "scrape_sample_limit",
            "scrape_body_size_bytes");
    assertThat(value(result, "scrape_timeout_seconds")).isEqualTo(1.5);
    assertThat(value(result, "scrape_sample_limit")).isEqualTo(10);
    assertThat(value(result, "scrape_body_size_bytes")).isEqualTo(8);
    assertThat(value(scrape(job, "a 1\nb\n"), "up")).isZero();
  }

  private static double value(ScrapeResult result, String name) {
    return result.series(name).orElseThrow().value();
  }

  @Test
  void takesTheTimeOfItsClock() throws IOException {
    Clock clock = Clock.fixed(Instant.ofEpochSecond(1000), ZoneOffset.UTC);
    try (RawServer server = RawServer.sending(OK + "a 1 1000000\nb 1 9000000\n")) {
      ScrapeResult result = scraper().at(clock).scrape(JOB, "127.0.0.1:" + server.port());

      assertThat(result.series("a").orElseThrow().timestamp())
          .isEqualTo(Instant.ofEpochSecond(1000));
      assertThat(result.series("b")).isEmpty();
      assertThat(result.samplesPostMetricRelabeling()).isEqualTo(2);
    }
  }

  @Test
  void standsForAVersion() {
    PrometheusVersion two = PrometheusVersion.of("2.53.3");

    assertThatThrownBy(() -> scraper().version(two))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("scrapes as Prometheus 3 does, not 2.53.3");
  }

  @Test
  void takesFilesFromMemory() throws IOException {
    FileSet files = FileSet.builder().add("ca.crt", "junk", FileMode.PUBLIC).build();
    ScrapeJob job = JOB.toBuilder().http(http -> http.tls(tls -> tls.caFile("ca.crt"))).build();
    ScrapeJob other = JOB.toBuilder().http(http -> http.tls(tls -> tls.caFile("no.crt"))).build();
    Scraper scraper = Scraper.create(files);

    assertThat(scraper.scrape(job, "127.0.0.1:1").lastError())
        .endsWith("/metrics\": unable to use specified CA cert file ca.crt");
    assertThat(scraper.scrape(other, "127.0.0.1:1").lastError())
        .endsWith(
            "unable to read CA cert: unable to read file no.crt: open no.crt: no such file or"
                + " directory");
  }

  private static StaticConfig group(String target, Map<String, String> labels) {
    return StaticConfig.builder().targets(List.of(target)).labels(labels).build();
  }

  private static RelabelConfig set(String label, String value) {
    return RelabelConfig.builder().targetLabel(label).replacement(value).build();
  }

  private ScrapeResult scrape(ScrapeJob job, String body) throws IOException {
    try (RawServer server = RawServer.sending(OK + body)) {
      return scraper().scrape(job, "127.0.0.1:" + server.port());
    }
  }

  private Scraper scraper() {
    return Scraper.create(folder);
  }
}
