// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.promql;

import static io.github.securescrape.prometheus.internal.promql.ExpressionType.SCALAR;
import static io.github.securescrape.prometheus.internal.promql.ExpressionType.STRING;
import static io.github.securescrape.prometheus.internal.promql.ExpressionType.VECTOR;

import io.github.securescrape.core.value.GoQuote;
import io.github.securescrape.prometheus.internal.promql.Functions.Function;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Puts operands together, and checks their types. Prometheus does so only when all could be read,
 * and tells the first fault of the expression's tree: that is why each operand carries its own.
 */
final class Types {

  private Types() {}

  static Operand unary(Token sign, Operand operand) {
    String what =
        "unary expression only allowed on expressions of type scalar or instant vector, got "
            + GoQuote.quote(operand.type().toString());
    return Operand.of(
        operand.type(),
        sign.start(),
        first(operand.fault(), isSeriesOrScalar(operand) ? null : Fault.type(sign.start(), what)));
  }

  static Operand subquery(Operand operand) {
    String what =
        "subquery is only allowed on instant vector, got " + operand.type().word() + " instead";
    return Operand.of(
        ExpressionType.MATRIX,
        operand.start(),
        Operand.Kind.SUBQUERY,
        first(
            operand.fault(), operand.type() == VECTOR ? null : Fault.type(operand.start(), what)));
  }

  static Operand binary(Operand left, Token operator, Matching matching, Operand right) {
    boolean scalars = left.type() == SCALAR && right.type() == SCALAR;
    return Operand.of(
        scalars ? SCALAR : VECTOR,
        left.start(),
        first(
            left.fault(),
            right.fault(),
            modifiers(operator, matching, scalars),
            operandOf(left),
            operandOf(right),
            matching(left, operator, matching, right)));
  }

  private static @Nullable Fault modifiers(Token operator, Matching matching, boolean scalars) {
    boolean comparison = operator.kind().isComparison();
    if (matching.bool() && !comparison) {
      return Fault.type(operator.start(), "bool modifier can only be used on comparison operators");
    }
    if (comparison && !matching.bool() && scalars) {
      return Fault.type(operator.start(), "comparisons between scalars must use BOOL modifier");
    }
    String both = matching.labelOfBoth();
    return both == null
        ? null
        : Fault.type(
            operator.start(),
            "label " + GoQuote.quote(both) + " must not occur in ON and GROUP clause at once");
  }

  private static @Nullable Fault operandOf(Operand side) {
    return isSeriesOrScalar(side)
        ? null
        : Fault.type(
            side.start(), "binary expression must contain only scalar and instant vector types");
  }

  private static @Nullable Fault matching(
      Operand left, Token operator, Matching matching, Operand right) {
    String name = GoQuote.quote(operator.text().toLowerCase(Locale.ROOT));
    boolean vectors = left.type() == VECTOR && right.type() == VECTOR;
    boolean set = operator.kind().isSetOperator();
    String what = null;
    if (!vectors && !matching.labels().isEmpty()) {
      what = "vector matching only allowed between instant vectors";
    } else if (vectors && set && matching.grouped()) {
      what = "no grouping allowed for " + name + " operation";
    } else if (set && (left.type() == SCALAR || right.type() == SCALAR)) {
      what = "set operator " + name + " not allowed in binary scalar expression";
    }
    return what == null ? null : Fault.type(left.start(), what);
  }

  /**
   * Returns an aggregation.
   *
   * @param parameter what stands before the vector; {@code null} if nothing does
   */
  static Operand aggregation(Token operator, @Nullable Operand parameter, Operand vector) {
    Fault fault = expected(vector, VECTOR, "aggregation expression");
    if (parameter != null) {
      ExpressionType type = operator.kind() == TokenKind.COUNT_VALUES ? STRING : SCALAR;
      fault = first(fault, expected(parameter, type, "aggregation parameter"));
    }
    return Operand.of(VECTOR, operator.start(), fault);
  }

  static Operand call(Token name, Function function, List<Operand> arguments) {
    Fault fault = count(name, function, arguments.size());
    int types = function.arguments().size();
    boolean variadic = function.least() < function.most();
    for (int i = 0; i < arguments.size() && (i < types || variadic); i++) {
      ExpressionType type = function.arguments().get(Math.min(i, types - 1));
      String where = "call to function " + GoQuote.quote(function.name());
      fault = first(fault, expected(arguments.get(i), type, where));
    }
    return Operand.of(function.result(), name.start(), fault);
  }

  private static @Nullable Fault count(Token name, Function function, int count) {
    boolean few = count < function.least();
    if (!few && count <= function.most()) {
      return null;
    }
    String bound = function.least() == function.most() ? "" : few ? "at least " : "at most ";
    int expected = few ? function.least() : function.most();
    String call = GoQuote.quote(function.name());
    return Fault.type(
        name.start(),
        "expected " + bound + expected + " argument(s) in call to " + call + ", got " + count);
  }

  private static @Nullable Fault expected(Operand operand, ExpressionType type, String where) {
    if (operand.fault() != null) {
      return operand.fault();
    }
    return operand.type() == type
        ? null
        : Fault.type(
            operand.start(), "expected type " + type + " in " + where + ", got " + operand.type());
  }

  private static boolean isSeriesOrScalar(Operand operand) {
    return operand.type() == SCALAR || operand.type() == VECTOR;
  }

  private static @Nullable Fault first(@Nullable Fault... faults) {
    for (Fault fault : faults) {
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }
}
