// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.crd;

import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.k8s.internal.crd.Found.Kind;

/** A value of the wrong type: what was found, and how to write what was meant. */
final class TypeProblem {

  private TypeProblem() {}

  static void add(CrdField field, String label, Found found, Problems problems) {
    problems.add(
        CrdCodes.TYPE, label, field.type(), shown(field.type(), found), hint(field, found));
  }

  /** A text where an object belongs may be a password written in line, and is not shown. */
  private static String shown(CrdType type, Found found) {
    boolean isBlock = type == CrdType.OBJECT || type == CrdType.MAP || type == CrdType.LIST;
    return switch (found.kind()) {
      case STRING -> isBlock ? "string" : "string \"" + found.text() + '"';
      case INTEGER, NUMBER, BOOLEAN ->
          isBlock ? found.kind().toString() : found.kind() + " " + found.text();
      default -> found.kind().toString();
    };
  }

  private static String hint(CrdField field, Found found) {
    boolean isBlock = found.kind() == Kind.OBJECT || found.kind() == Kind.ARRAY;
    if (found.isNull()) {
      return "Remove the lone `-`, or fill it.";
    }
    return switch (field.type()) {
      case LIST -> "Write a list: put `- ` before each item.";
      case OBJECT, MAP ->
          found.kind() == Kind.ARRAY
              ? "Remove the `- `: this is no list."
              : field.shape().equals("KeySelector")
                  ? "Refer to a Secret by `name` and `key`."
                  : "Write its fields below it, indented.";
      case BOOLEAN ->
          found.text().equals("true") || found.text().equals("false")
              ? "Write " + found.text() + " without quotes."
              : "Write true or false.";
      case STRING, INT_OR_STRING -> isBlock ? "Write one text." : quoted(field, found);
      default ->
          found.text().matches("\\d+")
              ? "Write " + found.text() + " without quotes."
              : "Write a whole number.";
    };
  }

  private static String quoted(CrdField field, Found found) {
    boolean isSeconds = field.shape().equals("Duration") && found.kind() == Kind.INTEGER;
    return "Write \"" + found.text() + (isSeconds ? "s" : "") + "\".";
  }
}
