// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.targets;

import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.prometheus.GlobalConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What scrape jobs take over from the global section; a time of zero is the same as unset. */
public final class Inherited {

  private static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(1);
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
  private static final String LEGACY = "legacy";

  private final GlobalConfig global;

  public Inherited(GlobalConfig global) {
    this.global = global;
  }

  /** Returns the time between scrapes of a job that does not say it. */
  public Duration interval() {
    Duration own = set(global.scrapeInterval());
    return own == null ? DEFAULT_INTERVAL : own;
  }

  /** Returns the time between scrapes of a job. */
  public Duration interval(ScrapeJob job) {
    Duration own = set(job.scrapeInterval());
    return own == null ? interval() : own;
  }

  /** Returns the time after which a scrape of a job fails. */
  public Duration timeout(ScrapeJob job) {
    Duration own = set(job.scrapeTimeout());
    Duration all = set(global.scrapeTimeout());
    Duration timeout = own != null ? own : all != null ? all : DEFAULT_TIMEOUT;
    return own == null && timeout.compareTo(interval(job)) > 0 ? interval(job) : timeout;
  }

  /** Returns whether only names of the old kind are taken where no job says otherwise. */
  public boolean isLegacy() {
    return LEGACY.equals(global.metricNameValidationScheme());
  }

  /** Returns whether a job takes only names of the old kind. */
  public boolean isLegacy(ScrapeJob job) {
    String own = job.samples().metricNameValidationScheme();
    return Invariants.isSet(own) ? LEGACY.equals(own) : isLegacy();
  }

  /** Returns a time, {@code null} if it is the same as unset. */
  public static @Nullable Duration set(@Nullable Duration duration) {
    return duration == null || duration.isZero() ? null : duration;
  }
}
