// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.rules;

import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Key;
import io.github.securescrape.core.schema.Required;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.value.Extra;
import java.time.Duration;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A recording rule, or an alerting rule ({@code rule}): it has either {@code record} or {@code
 * alert}.
 *
 * <p>An expression must be there; it and the templates are parsed for a version of Prometheus only.
 *
 * @param record name of the metric to record; {@code null} in an alerting rule
 * @param alert name of the alert; {@code null} in a recording rule
 * @param expr PromQL expression
 * @param forDuration how long the expression must hold before the alert fires ({@code for});
 *     default 0; {@code null} if unset
 * @param keepFiringFor how long the alert goes on firing after the expression no longer holds;
 *     default 0; {@code null} if unset
 * @param labels labels to add, in an alerting rule as Go templates; empty if unset
 * @param annotations further texts of an alert, as Go templates; empty if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/#rule">rule</a>
 * @since 0.1
 */
@Value.Builder
public record Rule(
    @Nullable String record,
    @Nullable String alert,
    @Required String expr,
    @Key("for") @Nullable Duration forDuration,
    @Since("2.42.0") @Nullable Duration keepFiringFor,
    Map<String, String> labels,
    Map<String, String> annotations,
    @Nullable Extra extra) {

  /**
   * Checks what a recording rule may hold. Not API: use {@link #recording} or {@link #alerting}.
   */
  public Rule {
    labels = Invariants.copyOf(labels);
    annotations = Invariants.copyOf(annotations);
    boolean recording = Invariants.isSet(record);
    boolean annotated = !annotations.isEmpty();
    Invariants.check(
        rules ->
            rules
                .atMostOne(RuleCodes.RECORD_AND_ALERT, record, alert)
                .holds(Invariants.anySet(record, alert), RuleCodes.NEITHER_RECORD_NOR_ALERT)
                .present("expr", expr)
                .holds(!recording || !annotated, RuleCodes.RECORD_ANNOTATIONS)
                .holds(!recording || isZero(forDuration), RuleCodes.RECORD_FOR)
                .holds(!recording || isZero(keepFiringFor), RuleCodes.RECORD_KEEP_FIRING_FOR));
  }

  private static boolean isZero(@Nullable Duration duration) {
    return duration == null || duration.isZero();
  }

  /** Returns a builder for a rule that records an expression under the name of a metric. */
  public static Builder recording(String record, String expr) {
    return builder().record(record).expr(expr);
  }

  /** Returns a builder for a rule that alerts while an expression holds. */
  public static Builder alerting(String alert, String expr) {
    return builder().alert(alert).expr(expr);
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Returns the name of the alert, or of the recorded metric; empty if there is neither. */
  public String name() {
    return alert != null && !alert.isEmpty() ? alert : record == null ? "" : record;
  }

  /** Builds a {@link Rule}. */
  public static final class Builder extends RuleBuilder {}
}
