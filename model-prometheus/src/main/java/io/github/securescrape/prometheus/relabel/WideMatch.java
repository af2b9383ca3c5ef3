// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.relabel;

import io.github.securescrape.core.value.Version;
import io.github.securescrape.prometheus.internal.regex.BadRegexException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Why a regex matches a value that its writer may not have thought of. */
final class WideMatch {

  /** A dot that stands for one character. */
  private static final Pattern DOT = Pattern.compile("(?<!\\\\)\\.(?![*+?{])");

  private final CompiledRule rule;
  private final Version version;
  private final String regex;

  WideMatch(CompiledRule rule, Version version) {
    this.rule = rule;
    this.version = version;
    regex = RelabelRegex.textOf(rule.config().regex());
  }

  Optional<String> find(String source) {
    if (rule.config().regex() == null) {
      return Optional.of("no `regex` is set, and the default `(.*)` matches any value, even none");
    }
    if (source.isEmpty()) {
      return Optional.of("the regex matches an empty value");
    }
    List<String> alternatives = Alternatives.of(regex);
    if (rule.sourceLabels().size() > 1 && Alternatives.lack(alternatives, rule.separator())) {
      return Optional.of(Alternatives.note(alternatives));
    }
    String exact = regex.contains("[") ? regex : DOT.matcher(regex).replaceAll("\\\\.");
    try {
      if (!exact.equals(regex) && !RelabelRegex.compile(exact, version).matches(source)) {
        return Optional.of("`.` stands for any character; `" + exact + "` does not match");
      }
    } catch (BadRegexException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }
}
