// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.targets;

import io.github.securescrape.prometheus.GlobalConfig;
import io.github.securescrape.prometheus.internal.scrape.Intervals;
import io.github.securescrape.prometheus.internal.scrape.Schemes;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What scrape jobs take over from the global section; a time of zero is the same as unset. */
public final class Inherited {

  private final GlobalConfig global;

  public Inherited(GlobalConfig global) {
    this.global = global;
  }

  /** Returns the time between scrapes of a job that does not say it. */
  public Duration interval() {
    return Intervals.interval(global).value();
  }

  /** Returns the time between scrapes of a job. */
  public Duration interval(ScrapeJob job) {
    return Intervals.interval(job, global).value();
  }

  /** Returns the time after which a scrape of a job fails. */
  public Duration timeout(ScrapeJob job) {
    return Intervals.timeout(job, global).value();
  }

  /** Returns whether only names of the old kind are taken where no job says otherwise. */
  public boolean isLegacy() {
    return Schemes.LEGACY.equals(global.metricNameValidationScheme());
  }

  /** Returns whether a job takes only names of the old kind. */
  public boolean isLegacy(ScrapeJob job) {
    return Schemes.validation(job, global).value().equals(Schemes.LEGACY);
  }

  /** Returns a time, {@code null} if it is the same as unset. */
  public static @Nullable Duration set(@Nullable Duration duration) {
    return Intervals.set(duration);
  }
}
