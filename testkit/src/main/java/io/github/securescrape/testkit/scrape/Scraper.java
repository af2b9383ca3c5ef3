// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.scrape;

import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.discovery.StaticConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.testkit.internal.client.Fetcher;
import io.github.securescrape.testkit.internal.client.JobFiles;
import io.github.securescrape.testkit.internal.client.MediaType;
import io.github.securescrape.testkit.internal.client.ScrapeFailure;
import io.github.securescrape.testkit.internal.client.Shown;
import io.github.securescrape.testkit.internal.client.TargetUrl;
import io.github.securescrape.testkit.internal.exposition.ExpositionException;
import io.github.securescrape.testkit.internal.exposition.SampleCount;
import io.github.securescrape.testkit.internal.exposition.SampleReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Scrapes targets one at a time as Prometheus 3 does, down to the words of its last error: TLS,
 * authentication, headers, redirects, limits, formats.
 *
 * <pre>{@code
 * Scraper scraper = Scraper.create(Path.of("prometheus"));
 * ScrapeResult result = scraper.scrape(job, "127.0.0.1:9100");
 * }</pre>
 *
 * <p>Each scrape makes a connection of its own, and nothing of it stays: no connection, no thread,
 * no TLS session. Files that the job names are read anew. A file that keeps Prometheus from loading
 * the job at all makes the scrape fail with the text that Prometheus has when the file goes bad
 * later.
 *
 * <p>Not done: relabeling, labels of static configurations that begin with {@code __}, service
 * discovery; {@code target_limit} counts the targets of static configurations. A target that shows
 * protocol buffers is down, and so is one that wants {@code oauth2} or a proxy other than a plain
 * HTTP one; the error says so.
 */
public final class Scraper {

  private static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(1);
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
  private static final String USER_AGENT = "Prometheus/" + PrometheusVersion.NEWEST_KNOWN;

  private final JobFiles files;

  private Scraper(JobFiles files) {
    this.files = files;
  }

  /**
   * Returns a scraper.
   *
   * @param folder where relative names of files in jobs start: the folder of {@code prometheus.yml}
   */
  public static Scraper create(Path folder) {
    return new Scraper(new JobFiles(folder));
  }

  /**
   * Scrapes a target once.
   *
   * @param target address of the target, {@code host:port}; its labels are those of the static
   *     configuration of the job that lists it
   */
  public ScrapeResult scrape(ScrapeJob job, String target) {
    long start = System.nanoTime();
    SampleCount count = new SampleCount(job, labels(job, target));
    String url = "";
    String error = "";
    String body = null;
    try {
      TargetUrl targetUrl = TargetUrl.of(job, target);
      url = targetUrl.toString();
      checkTargets(job);
      Shown shown = new Fetcher(job, files, timeout(job), USER_AGENT).fetch(targetUrl);
      body = new String(shown.body(), StandardCharsets.UTF_8);
      read(shown, job, count);
    } catch (ScrapeFailure | ExpositionException e) {
      error = String.valueOf(e.getMessage());
    }
    Duration duration = Duration.ofNanos(System.nanoTime() - start);
    return new ScrapeResult(url, error, duration, count.scraped(), count.kept(), body);
  }

  private static void checkTargets(ScrapeJob job) throws ScrapeFailure {
    Long limit = job.limits().targetLimit();
    long targets = job.staticConfigs().stream().mapToLong(each -> each.targets().size()).sum();
    if (limit != null && limit > 0 && targets > limit) {
      throw new ScrapeFailure(
          "target_limit exceeded (number of targets: " + targets + ", limit: " + limit + ")");
    }
  }

  private static void read(Shown shown, ScrapeJob job, SampleCount count)
      throws ScrapeFailure, ExpositionException {
    if (shown.body().length == 0) {
      return;
    }
    MediaType type = MediaType.of(shown.contentType(), job.samples().fallbackScrapeProtocol());
    switch (type) {
      case TEXT -> count.addAll(SampleReader.ofText(shown.body()));
      case OPEN_METRICS -> count.addAll(SampleReader.ofOpenMetrics(shown.body()));
      case PROTOBUF ->
          throw new ScrapeFailure("protocol buffers are not supported by this scraper");
    }
  }

  private static Duration timeout(ScrapeJob job) {
    Duration given = job.scrapeTimeout();
    if (given != null && !given.isZero()) {
      return given;
    }
    Duration interval = effective(job.scrapeInterval(), DEFAULT_INTERVAL);
    return interval.compareTo(DEFAULT_TIMEOUT) < 0 ? interval : DEFAULT_TIMEOUT;
  }

  private static Duration effective(@Nullable Duration given, Duration otherwise) {
    return given == null || given.isZero() ? otherwise : given;
  }

  private static Map<String, String> labels(ScrapeJob job, String target) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("job", job.jobName());
    labels.put("instance", target);
    job.staticConfigs().stream()
        .filter(each -> each.targets().contains(target))
        .findFirst()
        .map(StaticConfig::labels)
        .ifPresent(labels::putAll);
    labels.keySet().removeIf(each -> each.startsWith("__"));
    return labels;
  }
}
