// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.go;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Variables in a text, such as {@code $HOME} or {@code ${HOME}}, as Go replaces them. */
public final class GoExpand {

  private static final Pattern VARIABLE =
      Pattern.compile("\\$(?:\\{([^}]*)}|\\{|([*#$@!?\\-0-9]|[0-9A-Za-z_]+))");

  private GoExpand() {}

  /** Returns the text with each variable replaced; braces around nothing are dropped. */
  public static String expand(String text, UnaryOperator<String> variables) {
    Matcher variable = VARIABLE.matcher(text);
    StringBuilder expanded = new StringBuilder();
    while (variable.find()) {
      String name = variable.group(variable.group(1) == null ? 2 : 1);
      String value = name == null || name.isEmpty() ? "" : variables.apply(name);
      variable.appendReplacement(expanded, Matcher.quoteReplacement(value));
    }
    return variable.appendTail(expanded).toString();
  }
}
