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
          "Compose takes the `$` of the password hash in `{0}` for the start of variables",
          "Put the value in single quotes.");

  private static final Pattern HASH =
      Pattern.compile(
          "(?m)^[ \\t]*(?:export[ \\t]+)?(\\w+)[ \\t]*=[ \\t]*\"?\\$2[abxy]?\\$\\d\\d\\$");

  private EnvRules() {}

  static void check(CommandText text) {
    Matcher hash = HASH.matcher(text.text());
    while (hash.find()) {
      Token name = new Token(hash.group(1), hash.start(1), hash.end(1));
      text.place(List.of(name), 0).add(DOLLAR, hash.group(1));
    }
  }
}
