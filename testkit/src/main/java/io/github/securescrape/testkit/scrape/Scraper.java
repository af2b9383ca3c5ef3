// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.scrape;

import io.github.securescrape.core.files.FileSource;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.link.JobFiles;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.targets.JobTargets;
import io.github.securescrape.testkit.internal.client.ScrapeClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * Scrapes targets as Prometheus 3 does, down to the series that it stores and the words of its last
 * error: relabeling, TLS, authentication, headers, redirects, proxies, formats, limits.
 *
 * <pre>{@code
 * Scraper scraper = Scraper.create(Path.of("prometheus"));
 * ScrapeResult result = scraper.scrape(job, "127.0.0.1:9100");
 * }</pre>
 *
 * <p>Targets are found and relabeled as {@link io.github.securescrape.prometheus.targets.Targets}
 * does it. Each scrape is the first one of its target. It makes a connection of its own, and
 * nothing of it stays: no connection, no thread, no TLS session, no series; only the tokens of
 * {@code oauth2} are kept with this object while they are good. Files that the job names are read
 * anew. A file that keeps Prometheus from loading the job at all makes the scrape fail with the
 * text that Prometheus has when the file goes bad later.
 *
 * <p>What stands in {@code global} is not known here; {@link
 * io.github.securescrape.prometheus.effective.EffectiveConfig} has jobs that say all themselves.
 *
 * <p>Not done: service discovery other than static configurations and files; {@code oauth2} with
 * signed requests (its {@code grant_type} for JWT), for which the target is down and the error says
 * so. Native histograms are counted as from 3.8 on, but are not among the series; their buckets are
 * not judged, and {@code convert_classic_histograms_to_nhcb} is not heeded. No storage is there to
 * find samples out of order with those of earlier scrapes; those older than an hour are too old.
 */
public final class Scraper {

  private final ScrapeClient client;

  private Scraper(ScrapeClient client) {
    this.client = client;
  }

  /**
   * Returns a scraper.
   *
   * @param folder where relative names of files in jobs start: the folder of {@code prometheus.yml}
   */
  public static Scraper create(Path folder) {
    return new Scraper(ScrapeClient.of(JobFiles.in(folder)));
  }

  /**
   * Returns a scraper whose files need not be on disk.
   *
   * @param files where files that jobs name are looked up
   */
  public static Scraper create(FileSource files) {
    return new Scraper(ScrapeClient.of(JobFiles.of(files)));
  }

  /** Returns a scraper that takes another time for now: for certificates, samples and tokens. */
  public Scraper at(Clock clock) {
    return new Scraper(new ScrapeClient(client.files(), clock, client.version(), client.tokens()));
  }

  /**
   * Returns a scraper that stands for a version of Prometheus, whose name and {@code Accept} header
   * it sends; default {@link PrometheusVersion#NEWEST_KNOWN}.
   *
   * @throws IllegalArgumentException if the version is older than 3.0
   */
  public Scraper version(PrometheusVersion version) {
    if (!version.isAtLeast("3.0.0")) {
      throw new IllegalArgumentException("scrapes as Prometheus 3 does, not " + version);
    }
    return new Scraper(new ScrapeClient(client.files(), client.clock(), version, client.tokens()));
  }

  /**
   * Scrapes a target once.
   *
   * @param target address of the target before relabeling, {@code host:port}; it has the labels of
   *     the first static configuration of the job that lists it
   * @throws TargetLeftOutException if Prometheus would not scrape it
   * @throws IllegalArgumentException if a relabeling rule of the job is broken
   */
  public ScrapeResult scrape(ScrapeJob job, String target) {
    FoundTargets found = new FoundTargets(job, client);
    return new Scrape(job, found.one(target), client).run(found.limitError());
  }

  /**
   * Scrapes all targets of a job that Prometheus would scrape, one after the other: those of static
   * configurations and of files. Targets that it leaves out have no result.
   *
   * @throws IllegalArgumentException if a relabeling rule of the job is broken
   */
  public List<ScrapeResult> scrape(ScrapeJob job) {
    FoundTargets found = new FoundTargets(job, client);
    JobTargets all = found.all();
    String obstacle = found.limitError(all);
    return all.targets().stream().map(each -> new Scrape(job, each, client).run(obstacle)).toList();
  }
}
