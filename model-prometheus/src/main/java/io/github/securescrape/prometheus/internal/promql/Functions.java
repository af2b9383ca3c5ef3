// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.promql;

import static io.github.securescrape.prometheus.internal.promql.ExpressionType.MATRIX;
import static io.github.securescrape.prometheus.internal.promql.ExpressionType.SCALAR;
import static io.github.securescrape.prometheus.internal.promql.ExpressionType.STRING;
import static io.github.securescrape.prometheus.internal.promql.ExpressionType.VECTOR;

import io.github.securescrape.core.value.Version;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions of PromQL by version. */
final class Functions {

  /**
   * A function.
   *
   * @param name its name
   * @param result type of what it brings
   * @param arguments types of its arguments; the last one counts for all further ones
   * @param least how many arguments it takes at least
   * @param most how many at most
   */
  record Function(
      String name, ExpressionType result, List<ExpressionType> arguments, int least, int most) {}

  private static final Map<String, Function> ALL = new HashMap<>();

  /** Those that came after the oldest version known, by the version. */
  private static final Map<String, Version> SINCE = new HashMap<>();

  private static final Map<String, Version> UNTIL = Map.of("holt_winters", Version.of(3, 0));

  /** Those behind a switch, which promtool does not set, and since when they are known. */
  private static final Map<String, Version> EXPERIMENTAL = new HashMap<>();

  static {
    takes(
        "abs absent acos acosh asin asinh atan atanh ceil cos cosh deg exp floor histogram_avg"
            + " histogram_count histogram_stddev histogram_stdvar histogram_sum ln log10 log2 rad"
            + " sgn sin sinh sort sort_desc sqrt tan tanh timestamp",
        VECTOR);
    takes(
        "absent_over_time avg_over_time changes count_over_time delta deriv first_over_time idelta"
            + " increase irate last_over_time max_over_time min_over_time present_over_time rate"
            + " resets stddev_over_time stdvar_over_time sum_over_time",
        MATRIX);
    takes("clamp", VECTOR, SCALAR, SCALAR);
    takes("clamp_max clamp_min", VECTOR, SCALAR);
    takes("histogram_fraction", SCALAR, SCALAR, VECTOR);
    takes("histogram_quantile", SCALAR, VECTOR);
    takes("holt_winters", MATRIX, SCALAR, SCALAR);
    takes("label_replace", VECTOR, STRING, STRING, STRING, STRING);
    takes("predict_linear", MATRIX, SCALAR);
    takes("quantile_over_time", SCALAR, MATRIX);
    takes("vector", SCALAR);
    for (String name :
        "days_in_month day_of_month day_of_week day_of_year hour minute month year".split(" ")) {
      add(name, VECTOR, List.of(VECTOR), 0, 1);
    }
    add("round", VECTOR, List.of(VECTOR, SCALAR), 1, 2);
    add("label_join", VECTOR, List.of(VECTOR, STRING, STRING, STRING), 3, Integer.MAX_VALUE);
    add("pi", SCALAR, List.of(), 0, 0);
    add("time", SCALAR, List.of(), 0, 0);
    add("scalar", SCALAR, List.of(VECTOR), 1, 1);

    came(SINCE, 2, 40, "histogram_count histogram_fraction histogram_sum");
    came(SINCE, 2, 47, "histogram_stddev histogram_stdvar");
    came(SINCE, 2, 51, "histogram_avg");
    came(EXPERIMENTAL, 2, 49, "mad_over_time sort_by_label sort_by_label_desc");
    came(EXPERIMENTAL, 2, 55, "info");
    came(EXPERIMENTAL, 3, 0, "double_exponential_smoothing");
    came(EXPERIMENTAL, 3, 5, "ts_of_last_over_time ts_of_max_over_time ts_of_min_over_time");
    came(EXPERIMENTAL, 3, 7, "first_over_time ts_of_first_over_time");
    came(EXPERIMENTAL, 3, 11, "histogram_quantiles");
    came(EXPERIMENTAL, 3, 12, "end range start step");
    came(EXPERIMENTAL, 3, 13, "max_of min_of");
    came(EXPERIMENTAL, 3, 14, "start_timestamp");
    came(SINCE, 3, 14, "first_over_time");
  }

  private Functions() {}

  private static void takes(String names, ExpressionType... arguments) {
    for (String name : names.split(" ")) {
      add(name, VECTOR, List.of(arguments), arguments.length, arguments.length);
    }
  }

  private static void add(
      String name, ExpressionType result, List<ExpressionType> arguments, int least, int most) {
    ALL.put(name, new Function(name, result, arguments, least, most));
  }

  private static void came(Map<String, Version> when, int major, int minor, String names) {
    for (String name : names.split(" ")) {
      when.put(name, Version.of(major, minor));
    }
  }

  /**
   * Returns the function of that name; {@code null} if the version has none, or has it switched.
   */
  static @Nullable Function find(String name, Version version) {
    Version since = SINCE.getOrDefault(name, Version.of(0, 0));
    Version until = UNTIL.get(name);
    return version.isAtLeast(since) && (until == null || !version.isAtLeast(until))
        ? ALL.get(name)
        : null;
  }

  /** Returns whether the version has a function that it does not offer behind a switch. */
  static boolean isSwitched(String name, Version version) {
    Version since = EXPERIMENTAL.get(name);
    return since != null && version.isAtLeast(since);
  }
}
