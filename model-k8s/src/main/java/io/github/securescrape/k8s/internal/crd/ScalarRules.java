// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.crd;

import io.github.securescrape.core.problem.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a text or a number must be like beyond its type. */
final class ScalarRules {

  /** How many values a message names before spellings that differ by case count as one. */
  private static final int MANY = 8;

  private record Example(String text, String hint) {}

  /** What the patterns of shapes ask for. */
  private static final Map<String, Example> SHAPES =
      Map.of(
          "Duration",
              new Example(
                  "a duration such as \"30s\" or \"1m30s\"",
                  "Write a number and its unit, `ms` to `y`."),
          "ByteSize",
              new Example(
                  "a size such as \"50MB\" or \"1GiB\"",
                  "Write a number and its unit, such as `MB`."),
          "HttpUrl",
              new Example(
                  "a URL such as \"https://example.org\"", "Begin with `http://` or `https://`."),
          "ProxyUrl",
              new Example(
                  "a URL such as \"http://proxy.example.org:3128\"",
                  "Begin with `http://`, `https://` or, from operator 0.82 on, `socks5://`."),
          "Url",
              new Example(
                  "a URL such as \"unix:///var/run/docker.sock\"",
                  "Begin with a scheme and `://`."),
          "Quantity",
              new Example(
                  "a quantity such as \"1.1\" or \"1100m\"",
                  "Write a number, with a unit if need be."));

  private final CrdSchema schema;

  ScalarRules(CrdSchema schema) {
    this.schema = schema;
  }

  void check(CrdField field, String path, String label, Found found, Problems problems) {
    if (found.kind() == Found.Kind.STRING) {
      text(field, path, label, found.text(), problems);
    } else if (field.type() != CrdType.INT_OR_STRING && found.kind() == Found.Kind.INTEGER) {
      number(field, label, found, problems);
    }
  }

  private void text(CrdField field, String path, String label, String text, Problems problems) {
    List<String> allowed = field.allowed();
    if (!allowed.isEmpty() && !allowed.contains(text)) {
      problems.add(CrdCodes.ENUM, label, text, listed(allowed), hint(allowed, path, text));
      return;
    }
    long shortest = field.bound("minLength").orElse(0);
    if (text.codePointCount(0, text.length()) < shortest) {
      problems.add(CrdCodes.LENGTH, label, shortest);
    } else if (field.pattern() != null && !field.pattern().matcher(text).find()) {
      String pattern = '`' + field.constraints().getOrDefault("pattern", "") + '`';
      Example example = SHAPES.getOrDefault(field.shape(), new Example(pattern, "Mend the value."));
      problems.add(CrdCodes.PATTERN, label, text, example.text(), example.hint());
    }
  }

  private static String listed(List<String> allowed) {
    Map<String, String> shown = new LinkedHashMap<>();
    for (String each : allowed) {
      String same = allowed.size() > MANY ? each.toLowerCase(Locale.ROOT) : each;
      shown.putIfAbsent(same, '"' + each + '"');
    }
    return String.join(", ", shown.values());
  }

  private String hint(List<String> allowed, String path, String text) {
    String meant =
        allowed.stream()
            .filter(each -> each.equalsIgnoreCase(text))
            .map(each -> '"' + each + '"')
            .collect(Collectors.joining(" or "));
    if (!meant.isEmpty()) {
      return "Write " + meant + ": capital letters count.";
    }
    return schema
        .turn(other -> other.enumValues(path).contains(text))
        .map(
            turn ->
                "Choose another for operator %s: \"%s\" %s with %s."
                    .formatted(schema.version(), text, turn.verb(), turn.version()))
        .orElse("Choose one of these.");
  }

  private static void number(CrdField field, String label, Found found, Problems problems) {
    long number = found.number();
    long lowest = field.bound("min").orElse(Long.MIN_VALUE);
    long highest = field.bound("max").orElse(Long.MAX_VALUE);
    if (number < lowest) {
      problems.add(CrdCodes.RANGE, label, found.text(), "greater than or equal to " + lowest);
    } else if (number > highest) {
      problems.add(CrdCodes.RANGE, label, found.text(), "less than or equal to " + highest);
    } else if (field.type() == CrdType.INT32 && number != (int) number) {
      problems.add(CrdCodes.RANGE, label, found.text(), "of type integer with format int32");
    }
  }
}
