// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.check;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.prometheus.GlobalConfig;
import io.github.securescrape.prometheus.internal.scrape.Intervals;
import io.github.securescrape.prometheus.internal.text.PrometheusDuration;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.time.Duration;

/** Intervals and timeouts as Prometheus inherits them; zero is the same as unset. */
final class ScrapeTimes {

  static final ProblemCode GLOBAL_TIMEOUT =
      ProblemCode.error(
              "global.timeout",
              "global scrape timeout greater than scrape interval: {0} > {1}",
              "Raise `scrape_interval`, or lower `scrape_timeout`.")
          .onKeys("scrape_timeout", "scrape_interval");

  static final ProblemCode JOB_TIMEOUT =
      ProblemCode.error(
              "scrape.timeout",
              "scrape timeout greater than scrape interval for scrape config with job name"
                  + " \"{0}\": {1} > {2}",
              "Raise `scrape_interval`, or lower `scrape_timeout`.")
          .onKeys("scrape_timeout", "scrape_interval");

  static final ProblemCode TOO_LONG =
      ProblemCode.warning(
              "scrape.interval-too-long",
              "too long scrape interval found, data point will be marked as stale - job: {0},"
                  + " interval: {1}",
              "Scrape more often than every 5m, the time after which queries drop a sample.")
          .onKeys("scrape_interval");

  /** How far back queries look for a sample, unless Prometheus is started otherwise. */
  private static final Duration LOOKBACK = Duration.ofMinutes(5);

  private final GlobalConfig global;

  ScrapeTimes(GlobalConfig global) {
    this.global = global;
  }

  void checkGlobal(Problems problems) {
    Duration timeout = Intervals.set(global.scrapeTimeout());
    if (timeout != null && timeout.compareTo(Intervals.interval(global).value()) > 0) {
      problems.add(
          GLOBAL_TIMEOUT,
          PrometheusDuration.format(timeout),
          PrometheusDuration.format(Intervals.interval(global).value()));
    }
  }

  void check(ScrapeJob job, Problems problems) {
    Duration timeout = Intervals.set(job.scrapeTimeout());
    Duration interval = Intervals.interval(job, global).value();
    if (timeout != null && timeout.compareTo(interval) > 0) {
      problems.add(
          JOB_TIMEOUT,
          job.jobName(),
          PrometheusDuration.format(timeout),
          PrometheusDuration.format(interval));
    }
  }

  /** Says if samples go stale before the next scrape. */
  void lint(ScrapeJob job, Problems problems) {
    Duration interval = Intervals.interval(job, global).value();
    if (interval.compareTo(LOOKBACK) >= 0) {
      problems.add(TOO_LONG, job.jobName(), PrometheusDuration.format(interval));
    }
  }
}
