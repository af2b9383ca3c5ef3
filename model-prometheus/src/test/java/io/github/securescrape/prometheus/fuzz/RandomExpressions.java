// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Random expressions: right ones, nearly right ones, and changed ones. */
final class RandomExpressions {

  private static final String[] NAMES =
      ("up foo a:b sum min step start end range fill anchored offset by bool on max_of NaN inf"
              + " __name__ limitk atan2 and group_left without rate")
          .split(" ");
  private static final String[] DURATIONS =
      ("5m 1h30m 0s 5 0 1.5 0x10 1_000 1e3 010 30s1m 5ms 1y 300y .5 5. 1e400 1e10 0.0001 +5m -5m"
              + " --5m (5m) -(5m) step() range() max(1m,2m) max_of(1m,2m) 5m+1m 2^2 -2^2 5m/0"
              + " -step() (step())")
          .split(" ");
  private static final String[] OPERATORS =
      "+ - * / % ^ == != < <= > >= and or unless atan2 </ >/ = =~ @".split(" ");
  private static final String[] TEXTS = {
    "\"a\"",
    "'b'",
    "`c`",
    "\"\\d\"",
    "\"\\x41\"",
    "\"\\u00e9\"",
    "\"é\"",
    "\".*\"",
    "\".+\"",
    "\"\"",
    "\"a|\"",
    "\"(\"",
    "\"a b\"",
    "\"\\\"\"",
    "\"\\400\""
  };
  private static final String[] LABELS =
      "a b job sum by without a:b \"a_b\" on inf step 9 __name__".split(" ");
  private static final String[] FUNCTIONS =
      ("abs absent rate increase histogram_quantile label_replace label_join clamp clamp_max"
              + " round vector scalar time pi hour sort sort_by_label holt_winters info"
              + " quantile_over_time predict_linear histogram_avg histogram_count mad_over_time"
              + " first_over_time timestamp last_over_time start end step range max_of unknown")
          .split(" ");
  private static final String[] AGGREGATIONS =
      "sum avg count min max group stddev topk bottomk count_values quantile limitk".split(" ");
  private static final String[] MATCHINGS = {
    "",
    "",
    "",
    "",
    "bool ",
    "on(a) ",
    "ignoring(a) ",
    "on(a) group_left(b) ",
    "on(a) group_right ",
    "bool on(a) group_left() ",
    "fill(0) "
  };

  private final Choice choice;
  private final List<String> table;
  private final TokenMutations mutations;

  RandomExpressions(Choice choice, List<String> table) {
    this.choice = choice;
    this.table = table;
    List<String> pieces =
        new ArrayList<>(List.of("(", ")", "[", "]", "{", "}", ",", " ", "#c\n", "\n", ".", ";"));
    Stream.of(NAMES, DURATIONS, OPERATORS, TEXTS).flatMap(Stream::of).forEach(pieces::add);
    mutations = new TokenMutations(choice, pieces);
  }

  List<String> take(int count) {
    return IntStream.range(0, count).mapToObj(i -> next()).filter(each -> !each.isEmpty()).toList();
  }

  private String next() {
    return switch (choice.below(10)) {
      case 0, 1, 2, 3, 4 -> expression(1 + choice.below(3));
      case 5, 6 -> mutations.mutate(expression(1 + choice.below(2)));
      default -> mutations.mutate(choice.oneOf(table));
    };
  }

  private String expression(int depth) {
    StringBuilder text = new StringBuilder(bare(depth));
    while (choice.onceIn(5)) {
      text.append(modifier());
    }
    return text.toString();
  }

  private String bare(int depth) {
    if (depth == 0 || choice.onceIn(4)) {
      return choice.onceIn(8) ? choice.oneOf(TEXTS) : choice.onceIn(4) ? "1.5" : selector();
    }
    return switch (choice.below(7)) {
      case 0, 1 -> choice.onceIn(2) ? "rate(up[5m])" : choice.oneOf(FUNCTIONS) + arguments(depth);
      case 2 -> aggregation(depth);
      case 3 -> "(" + expression(depth - 1) + ")";
      case 4 -> choice.oneOf("+", "-") + expression(depth - 1);
      default ->
          expression(depth - 1)
              + " "
              + choice.oneOf(OPERATORS)
              + " "
              + choice.oneOf(MATCHINGS)
              + expression(depth - 1);
    };
  }

  private String aggregation(int depth) {
    String name = choice.oneOf(AGGREGATIONS);
    boolean parameter = name.matches("topk|bottomk|count_values|quantile|limitk");
    String arguments = "(" + (parameter ? "1, " : "") + expression(depth - 1) + ")";
    String labels = choice.oneOf(" by (", " without (") + labels() + ") ";
    return choice.oneOf(name + arguments, name + labels + arguments, name + arguments + labels);
  }

  private String arguments(int depth) {
    return IntStream.range(0, choice.below(4))
        .mapToObj(i -> expression(depth - 1))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private String labels() {
    return IntStream.range(0, choice.below(3))
        .mapToObj(i -> choice.oneOf(LABELS))
        .collect(Collectors.joining(", "));
  }

  private String selector() {
    String name = choice.onceIn(6) ? "" : choice.onceIn(2) ? "up" : choice.oneOf(NAMES);
    if (!name.isEmpty() && !choice.onceIn(3)) {
      return name;
    }
    return IntStream.range(0, choice.below(3))
        .mapToObj(
            i -> choice.oneOf(LABELS) + choice.oneOf("=", "!=", "=~", "!~") + choice.oneOf(TEXTS))
        .collect(Collectors.joining(",", name + "{", "}"));
  }

  private String modifier() {
    return switch (choice.below(5)) {
      case 0, 1 -> "[" + choice.oneOf(DURATIONS) + choice.oneOf("", "", ":", ":1m") + "]";
      case 2 -> " offset " + choice.oneOf(DURATIONS);
      case 3 -> " @ " + choice.oneOf("5", "-5", "start()", "end()", "5m", "1e30", "nan", "start");
      default -> choice.oneOf(" anchored", " smoothed", " bool", " by (a)");
    };
  }
}
