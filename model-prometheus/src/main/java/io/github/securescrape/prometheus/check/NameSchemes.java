// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.check;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.prometheus.GlobalConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.internal.scrape.Schemes;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which names of metrics and labels are taken, and how others are asked for. */
final class NameSchemes {

  static final ProblemCode UNKNOWN_VALIDATION =
      ProblemCode.error(
              "scrape.names.validation-unknown",
              "unrecognized ValidationScheme: \"{0}\"",
              "Write `legacy` or `utf8`.")
          .onKeys("metric_name_validation_scheme")
          .since("2.55.0");

  static final ProblemCode UNKNOWN_ESCAPING =
      ProblemCode.error(
              "scrape.names.escaping-unknown",
              "unknown name escaping method \"{0}\" specified, must be one of 'allow-utf-8',"
                  + " 'underscores', 'dots', or 'values'",
              "Write one of these.")
          .onKeys("metric_name_escaping_scheme")
          .since("3.4.0");

  static final ProblemCode UTF8_REFUSED =
      ProblemCode.error(
              "scrape.names.utf8-refused",
              "utf8 metric names requested but validation scheme is not set to UTF8",
              "Set `metric_name_escaping_scheme: underscores`.")
          .onKeys("metric_name_escaping_scheme", "metric_name_validation_scheme")
          .since("3.4.0");

  private static final Set<String> VALIDATIONS = Set.of(Schemes.LEGACY, Schemes.UTF8);
  private static final Set<String> ESCAPINGS =
      Set.of(Schemes.ALLOW_UTF8, "underscores", "dots", "values");

  private final GlobalConfig global;
  private final PrometheusVersion version;
  private final boolean globalAlways;
  private final boolean checksValidation;

  NameSchemes(GlobalConfig global, PrometheusVersion version) {
    this.global = global;
    this.version = version;
    globalAlways = version.isAtLeast("3.6.0");
    checksValidation = version.isAtLeast("3.4.0");
  }

  /** Checks the global schemes; before 3.6, nobody looked at them without a scrape job. */
  void checkGlobal(boolean hasJobs, Problems problems) {
    if (hasJobs || globalAlways) {
      checkWord(global.metricNameValidationScheme(), VALIDATIONS, UNKNOWN_VALIDATION, problems);
    }
    if (hasJobs) {
      checkWord(global.metricNameEscapingScheme(), ESCAPINGS, UNKNOWN_ESCAPING, problems);
    }
  }

  void check(ScrapeJob job, Problems problems) {
    String validation = job.samples().metricNameValidationScheme();
    String escaping = job.samples().metricNameEscapingScheme();
    if (checksValidation) {
      checkWord(validation, VALIDATIONS, UNKNOWN_VALIDATION, problems);
    }
    checkWord(escaping, ESCAPINGS, UNKNOWN_ESCAPING, problems);
    boolean legacy = Schemes.validation(job, global).value().equals(Schemes.LEGACY);
    if (legacy && Schemes.escaping(job, global, version).value().equals(Schemes.ALLOW_UTF8)) {
      problems.add(UTF8_REFUSED);
    }
  }

  private static void checkWord(
      @Nullable String word, Set<String> known, ProblemCode code, Problems problems) {
    if (word != null && !word.isEmpty() && !known.contains(word)) {
      problems.add(code, word);
    }
  }
}
