// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.prometheus.host.CommandText.Token;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a file of variables shows. */
final class EnvRules {

  static final ProblemCode DOLLAR =
      ProblemCode.warning(
          "host.env.dollar",
          "Compose takes the end of the password hash in `{0}` for a variable, and leaves it out",
          "Put the value in single quotes.");

  private static final Pattern LINE =
      Pattern.compile("(?m)^[ \\t]*(?:export[ \\t]+)?(\\w+)[ \\t]*=[ \\t]*([^'\\s].*)$");

  private EnvRules() {}

  static void check(CommandText text) {
    Matcher line = LINE.matcher(text.text());
    while (line.find()) {
      if (ComposeRules.EATEN_HASH.matcher(line.group(2)).find()) {
        Token name = new Token(line.group(1), line.start(1), line.end(1));
        text.place(List.of(name), 0).add(DOLLAR, line.group(1));
      }
    }
  }
}
