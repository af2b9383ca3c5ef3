// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.check;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.value.Version;
import io.github.securescrape.prometheus.internal.promql.ExpressionType;
import io.github.securescrape.prometheus.internal.promql.Promql;
import io.github.securescrape.prometheus.internal.template.AlertTemplate;
import io.github.securescrape.prometheus.rules.Rule;
import java.util.Map;

/** The texts of a rule that have a grammar of their own: PromQL, and templates in alerts. */
final class RuleTexts {

  static final ProblemCode SYNTAX =
      ProblemCode.error(
              "rules.expr.syntax",
              "could not parse expression: {0}",
              "Correct the expression at that line and column of it.")
          .onKeys("expr");

  static final ProblemCode FUNCTION =
      ProblemCode.error(
              "rules.expr.function",
              "could not parse expression: {0}",
              "Use a function that this version of Prometheus offers without a feature flag.")
          .onKeys("expr");

  static final ProblemCode TYPE =
      ProblemCode.error(
              "rules.expr.type",
              "could not parse expression: {0}",
              "Give the function or operator what it takes.")
          .onKeys("expr");

  static final ProblemCode RESULT =
      ProblemCode.warning(
              "rules.expr.result",
              "the expression is a {0}; a rule needs an instant vector or a scalar",
              "Make an instant vector of it, such as with `rate` or `last_over_time`.")
          .onKeys("expr");

  static final ProblemCode TEMPLATE =
      ProblemCode.error(
          "rules.template",
          "{0} \"{1}\": {2}",
          "Correct the template; `{{ $labels.instance }}` and `{{ $value }}` are such as work.");

  private final Version version;

  RuleTexts(Version version) {
    this.version = version;
  }

  void check(Rule rule, Problems here) {
    if (!rule.expr().isEmpty()) {
      expression(rule.expr(), here);
    }
    String alert = rule.alert();
    if (alert != null && !alert.isEmpty()) {
      templates("label", rule.labels(), alert, here.at("labels"));
      templates("annotation", rule.annotations(), alert, here.at("annotations"));
    }
  }

  private void expression(String text, Problems here) {
    Promql verdict = Promql.judge(text, version);
    if (verdict.kind() != null) {
      here.add(
          switch (verdict.kind()) {
            case SYNTAX -> SYNTAX;
            case FUNCTION -> FUNCTION;
            case TYPE -> TYPE;
          },
          verdict.message());
    } else if (verdict.type() == ExpressionType.MATRIX || verdict.type() == ExpressionType.STRING) {
      here.add(RESULT, verdict.type());
    }
  }

  private void templates(String what, Map<String, String> texts, String alert, Problems here) {
    texts.forEach(
        (name, text) ->
            AlertTemplate.fault(text, alert, version)
                .ifPresent(fault -> here.at(name).add(TEMPLATE, what, name, fault)));
  }
}
