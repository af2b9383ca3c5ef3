// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.scrape;

import io.github.securescrape.prometheus.scrape.ScrapeHistograms;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.targets.Target;
import io.github.securescrape.testkit.internal.client.Fetcher;
import io.github.securescrape.testkit.internal.client.MediaType;
import io.github.securescrape.testkit.internal.client.ScrapeClient;
import io.github.securescrape.testkit.internal.client.ScrapeFailure;
import io.github.securescrape.testkit.internal.client.Shown;
import io.github.securescrape.testkit.internal.client.TargetUrl;
import io.github.securescrape.testkit.internal.exposition.ExpositionException;
import io.github.securescrape.testkit.internal.exposition.SampleReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One scrape of one target. */
final class Scrape {

  private final ScrapeJob job;
  private final Target target;
  private final ScrapeClient client;
  private final SampleAppender appender;
  private @Nullable String body;
  private long bodySize;

  Scrape(ScrapeJob job, Target target, ScrapeClient client) {
    this.job = job;
    this.target = target;
    this.client = client;
    this.appender = new SampleAppender(job, target, client);
  }

  /**
   * Scrapes.
   *
   * @param obstacle why the target is not even asked; empty to ask it
   */
  ScrapeResult run(String obstacle) {
    long start = System.nanoTime();
    String error = "";
    try {
      if (!obstacle.isEmpty()) {
        throw new ScrapeFailure(obstacle);
      }
      Shown shown = new Fetcher(job, client, target.timeout()).fetch(TargetUrl.parse(target.url()));
      bodySize = shown.body().length;
      if (bodySize > 0) {
        read(shown);
      }
    } catch (ScrapeFailure | ExpositionException e) {
      error = String.valueOf(e.getMessage());
      bodySize = error.equals(ScrapeFailure.BODY_TOO_LARGE) ? -1 : bodySize;
    }
    boolean up = error.isEmpty();
    ScrapeReport report =
        new ScrapeReport(
            up,
            Duration.ofNanos(System.nanoTime() - start),
            appender.scraped(),
            appender.kept(),
            appender.added(),
            bodySize);
    List<Series> series = new ArrayList<>(up ? appender.series() : List.of());
    series.addAll(report.series(job, target));
    return new ScrapeResult(target.url(), target.labels(), error, report, series, body);
  }

  private void read(Shown shown) throws ScrapeFailure, ExpositionException {
    byte[] bytes = shown.body();
    MediaType type;
    try {
      type = MediaType.of(shown.contentType(), job.samples().fallbackScrapeProtocol());
    } catch (ScrapeFailure e) {
      body = new String(bytes, StandardCharsets.UTF_8);
      throw e;
    }
    if (type != MediaType.PROTOBUF) {
      body = new String(bytes, StandardCharsets.UTF_8);
    }
    appender.appendAll(
        switch (type) {
          case TEXT -> SampleReader.ofText(bytes);
          case OPEN_METRICS -> SampleReader.ofOpenMetrics(bytes);
          case PROTOBUF -> {
            ScrapeHistograms histograms = job.histograms();
            yield SampleReader.ofProtobuf(
                bytes,
                Boolean.TRUE.equals(histograms.scrapeNativeHistograms()),
                Boolean.TRUE.equals(histograms.alwaysScrapeClassicHistograms()));
          }
        });
  }
}
