// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.go;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What Kubernetes' client library says of field and label selectors. */
public final class KubernetesSelectors {

  private static final List<String> FIELD_OPERATORS = List.of("!=", "==", "=");

  private KubernetesSelectors() {}

  /** Returns what is wrong with a label selector such as {@code app in (a, b),!test}. */
  public static Optional<String> labelProblem(String selector) {
    return LabelSelectorParser.problem(selector);
  }

  /** Returns what is wrong with a field selector such as {@code status.phase!=Failed}. */
  public static Optional<String> fieldProblem(String selector) {
    // The library looks at them in order, whichever comes first.
    return terms(selector)
        .sorted(KubernetesSelectors::compareBytes)
        .filter(term -> !term.isEmpty())
        .flatMap(term -> termProblem(selector, term).stream())
        .findFirst();
  }

  private static int compareBytes(String one, String other) {
    return Arrays.compareUnsigned(bytes(one), bytes(other));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the parts between commas, but for commas after a backslash. */
  private static Stream<String> terms(String selector) {
    Stream.Builder<String> terms = Stream.builder();
    int start = 0;
    boolean escaped = false;
    for (int i = 0; i < selector.length(); i++) {
      char c = selector.charAt(i);
      if (c == ',' && !escaped) {
        terms.add(selector.substring(start, i));
        start = i + 1;
      }
      escaped = c == '\\' && !escaped;
    }
    return terms.add(selector.substring(start)).build();
  }

  private static Optional<String> termProblem(String selector, String term) {
    for (int i = 0; i < term.length(); i++) {
      for (String operator : FIELD_OPERATORS) {
        if (term.startsWith(operator, i)) {
          return valueProblem(term.substring(i + operator.length()));
        }
      }
    }
    return Optional.of("invalid selector: '" + selector + "'; can't understand '" + term + "'");
  }

  private static Optional<String> valueProblem(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == ',' || c == '=') {
        return Optional.of("invalid field selector: unescaped character in value: " + (int) c);
      }
      if (c == '\\') {
        String next = value.substring(i + 1);
        if (!next.startsWith("\\") && !next.startsWith(",") && !next.startsWith("=")) {
          int length = next.isEmpty() ? 0 : Character.charCount(next.codePointAt(0));
          return Optional.of(
              "invalid field selector: invalid escape sequence: \\" + next.substring(0, length));
        }
        i++;
      }
    }
    return Optional.empty();
  }
}
