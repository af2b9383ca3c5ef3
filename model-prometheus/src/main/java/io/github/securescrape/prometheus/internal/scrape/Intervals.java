// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.scrape;

import io.github.securescrape.prometheus.GlobalConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Intervals and timeouts as Prometheus inherits them; zero is the same as unset. */
public final class Intervals {

  private static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(1);
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

  private Intervals() {}

  /** Returns the time between scrapes where no job says otherwise. */
  public static Taken<Duration> interval(GlobalConfig global) {
    Duration own = set(global.scrapeInterval());
    return own == null ? Taken.byDefault(DEFAULT_INTERVAL) : Taken.own(own);
  }

  /** Returns the time after which a scrape fails where no job says otherwise. */
  public static Taken<Duration> timeout(GlobalConfig global) {
    Duration own = set(global.scrapeTimeout());
    Duration interval = interval(global).value();
    return own != null
        ? Taken.own(own)
        : DEFAULT_TIMEOUT.compareTo(interval) > 0
            ? new Taken<>(interval, ".scrape_interval")
            : Taken.byDefault(DEFAULT_TIMEOUT);
  }

  /** Returns the time between evaluations of rules. */
  public static Duration evaluation(GlobalConfig global) {
    Duration own = set(global.evaluationInterval());
    return own == null ? DEFAULT_INTERVAL : own;
  }

  /** Returns the time between scrapes of a job. */
  public static Taken<Duration> interval(ScrapeJob job, GlobalConfig global) {
    Duration own = set(job.scrapeInterval());
    return own == null
        ? new Taken<>(interval(global).value(), "global.scrape_interval")
        : Taken.own(own);
  }

  /** Returns the time after which a scrape of a job fails. */
  public static Taken<Duration> timeout(ScrapeJob job, GlobalConfig global) {
    Duration own = set(job.scrapeTimeout());
    Duration all = timeout(global).value();
    Duration interval = interval(job, global).value();
    return own != null
        ? Taken.own(own)
        : all.compareTo(interval) > 0
            ? new Taken<>(interval, ".scrape_interval")
            : new Taken<>(all, "global.scrape_timeout");
  }

  /** Returns a duration that counts as set, else {@code null}. */
  public static @Nullable Duration set(@Nullable Duration duration) {
    return duration == null || duration.isZero() ? null : duration;
  }
}
