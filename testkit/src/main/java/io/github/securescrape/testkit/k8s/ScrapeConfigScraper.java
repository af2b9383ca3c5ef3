// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.k8s;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.securescrape.k8s.operator.ManifestCheck;
import io.github.securescrape.k8s.operator.Manifests;
import io.github.securescrape.k8s.scrapeconfig.ConvertedJobs;
import io.github.securescrape.k8s.scrapeconfig.ScrapeConfigs;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.testkit.scrape.ScrapeResult;
import io.github.securescrape.testkit.scrape.Scraper;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Scrapes the targets of ScrapeConfigs as the Prometheus of an operator does, without a cluster.
 *
 * <pre>{@code
 * ScrapeConfigScraper scraper = ScrapeConfigScraper.of(scrapeConfig, secret);
 * ScrapeResult result = scraper.scrape("127.0.0.1:9100");
 * }</pre>
 *
 * <p>What Secrets and ConfigMaps hold stays in memory.
 */
public final class ScrapeConfigScraper {

  private final List<ScrapeJob> jobs;
  private final Scraper scraper;

  private ScrapeConfigScraper(List<ScrapeJob> jobs, Scraper scraper) {
    this.jobs = jobs;
    this.scraper = scraper;
  }

  /**
   * Returns a scraper of the ScrapeConfigs among resources.
   *
   * @param resources ScrapeConfigs, and the Secrets and ConfigMaps that they name
   * @throws io.github.securescrape.core.problem.InvalidConfigException with what the operator has
   *     against them, or a scrape job cannot say
   */
  public static ScrapeConfigScraper of(HasMetadata... resources) {
    return of(Arrays.asList(resources));
  }

  /**
   * Returns a scraper of the ScrapeConfigs among resources.
   *
   * @param resources ScrapeConfigs, and the Secrets and ConfigMaps that they name
   * @throws io.github.securescrape.core.problem.InvalidConfigException with what the operator has
   *     against them, or a scrape job cannot say
   */
  public static ScrapeConfigScraper of(Collection<? extends HasMetadata> resources) {
    ManifestCheck.of(Manifests.of(resources)).run().throwIfErrors();
    ConvertedJobs converted = ScrapeConfigs.toJobs(resources, "");
    converted.report().throwIfErrors();
    return new ScrapeConfigScraper(converted.jobs(), Scraper.create(converted.files()));
  }

  /** Returns a scraper that takes another time for now. */
  public ScrapeConfigScraper at(Clock clock) {
    return new ScrapeConfigScraper(jobs, scraper.at(clock));
  }

  /** Returns the scrape jobs that the ScrapeConfigs mean, in their order. */
  public List<ScrapeJob> jobs() {
    return jobs;
  }

  /** Scrapes the static targets of all ScrapeConfigs, one after the other. */
  public List<ScrapeResult> scrape() {
    return jobs.stream().flatMap(job -> scraper.scrape(job).stream()).toList();
  }

  /**
   * Scrapes a target as the ScrapeConfig says, whether it lists it or not.
   *
   * @param target address of the target, {@code host:port}
   * @throws IllegalArgumentException if there is not exactly one ScrapeConfig, or it leaves out the
   *     target
   */
  public ScrapeResult scrape(String target) {
    if (jobs.size() != 1) {
      List<String> names = jobs.stream().map(ScrapeJob::jobName).toList();
      throw new IllegalArgumentException("scrape(target) needs one ScrapeConfig, not " + names);
    }
    return scraper.scrape(jobs.get(0), target);
  }

  /** Returns the names of the jobs. */
  @Override
  public String toString() {
    return "ScrapeConfigScraper" + jobs.stream().map(ScrapeJob::jobName).toList();
  }
}
