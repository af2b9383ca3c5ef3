// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.check;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.prometheus.GlobalConfig;
import io.github.securescrape.prometheus.internal.text.PrometheusDuration;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

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

  private static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(1);
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

  private final GlobalConfig global;

  ScrapeTimes(GlobalConfig global) {
    this.global = global;
  }

  void checkGlobal(Problems problems) {
    Duration timeout = set(global.scrapeTimeout());
    if (timeout != null && timeout.compareTo(interval()) > 0) {
      problems.add(
          GLOBAL_TIMEOUT,
          PrometheusDuration.format(timeout),
          PrometheusDuration.format(interval()));
    }
  }

  void check(ScrapeJob job, Problems problems) {
    Duration timeout = set(job.scrapeTimeout());
    Duration interval = interval(job);
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
    Duration interval = interval(job);
    if (interval.compareTo(LOOKBACK) >= 0) {
      problems.add(TOO_LONG, job.jobName(), PrometheusDuration.format(interval));
    }
  }

  Duration interval(ScrapeJob job) {
    Duration own = set(job.scrapeInterval());
    return own == null ? interval() : own;
  }

  Duration timeout(ScrapeJob job) {
    Duration own = set(job.scrapeTimeout());
    Duration all = set(global.scrapeTimeout());
    Duration timeout = own != null ? own : all != null ? all : DEFAULT_TIMEOUT;
    return own == null && timeout.compareTo(interval(job)) > 0 ? interval(job) : timeout;
  }

  private Duration interval() {
    Duration own = set(global.scrapeInterval());
    return own == null ? DEFAULT_INTERVAL : own;
  }

  private static @Nullable Duration set(@Nullable Duration duration) {
    return duration == null || duration.isZero() ? null : duration;
  }
}
