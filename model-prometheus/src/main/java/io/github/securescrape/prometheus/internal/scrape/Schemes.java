// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.scrape;

import io.github.securescrape.prometheus.GlobalConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import org.jspecify.annotations.Nullable;

/**
 * Which names of metrics and labels are taken, and how others are asked for, as jobs inherit it.
 */
public final class Schemes {

  /** Names of the old kind only. */
  public static final String LEGACY = "legacy";

  /** Names of any characters are asked for. */
  public static final String ALLOW_UTF8 = "allow-utf-8";

  /** Names of any characters are taken. */
  public static final String UTF8 = "utf8";

  private static final String UNDERSCORES = "underscores";

  private static final String VALIDATION = "metric_name_validation_scheme";
  private static final String ESCAPING = "metric_name_escaping_scheme";

  private Schemes() {}

  /** Returns whether only names of the old kind are taken where no job says otherwise. */
  public static boolean isLegacy(GlobalConfig global) {
    return LEGACY.equals(global.metricNameValidationScheme());
  }

  /** Returns whether a job takes only names of the old kind. */
  public static boolean isLegacy(ScrapeJob job, GlobalConfig global) {
    return validation(job, global).value().equals(LEGACY);
  }

  /** Returns which names a job takes. */
  public static Taken<String> validation(ScrapeJob job, GlobalConfig global) {
    String own = set(job.samples().metricNameValidationScheme());
    String all = set(global.metricNameValidationScheme());
    return own != null
        ? Taken.own(own)
        : all != null ? new Taken<>(all, "global." + VALIDATION) : Taken.byDefault(UTF8);
  }

  /** Returns how a job asks for other names. */
  public static Taken<String> escaping(
      ScrapeJob job, GlobalConfig global, PrometheusVersion version) {
    String own = set(job.samples().metricNameEscapingScheme());
    if (own != null) {
      return Taken.own(own);
    }
    String validation = set(job.samples().metricNameValidationScheme());
    if (validation != null && version.isAtLeast("3.7.0")) {
      return new Taken<>(escapingFor(validation), "." + VALIDATION);
    }
    String all = set(global.metricNameEscapingScheme());
    if (all != null) {
      return new Taken<>(all, "global." + ESCAPING);
    }
    String allValidation = set(global.metricNameValidationScheme());
    return allValidation != null
        ? new Taken<>(escapingFor(allValidation), "global." + VALIDATION)
        : Taken.byDefault(ALLOW_UTF8);
  }

  private static @Nullable String set(@Nullable String word) {
    return word == null || word.isEmpty() ? null : word;
  }

  private static String escapingFor(String validation) {
    return validation.equals(LEGACY) ? UNDERSCORES : ALLOW_UTF8;
  }
}
