// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.check;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.prometheus.otlp.OtlpConfig;
import io.github.securescrape.prometheus.otlp.TranslationStrategy;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules between {@code otlp} and the global section. */
final class OtlpRules {

  static final ProblemCode UTF8_DISABLED =
      ProblemCode.error(
              "otlp.translation-strategy.utf8",
              "OTLP translation strategy \"{0}\" is not allowed when UTF8 is disabled",
              "Choose UnderscoreEscapingWithSuffixes, or set"
                  + " `global.metric_name_validation_scheme: utf8`.")
          .onKeys("translation_strategy");

  private static final Set<TranslationStrategy> UTF8 =
      EnumSet.of(
          TranslationStrategy.NO_UTF8_ESCAPING_WITH_SUFFIXES, TranslationStrategy.NO_TRANSLATION);

  private OtlpRules() {}

  static void check(@Nullable OtlpConfig otlp, boolean legacy, Problems here) {
    TranslationStrategy strategy = otlp == null ? null : otlp.translationStrategy();
    if (legacy && strategy != null && UTF8.contains(strategy)) {
      here.add(UTF8_DISABLED, strategy.keyword());
    }
  }
}
