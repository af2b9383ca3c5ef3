// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.relabel;

import io.github.securescrape.core.value.Version;
import io.github.securescrape.prometheus.internal.regex.BadRegexException;
import io.github.securescrape.prometheus.internal.regex.GoMatch;
import io.github.securescrape.prometheus.internal.regex.GoRegex;
import io.github.securescrape.prometheus.internal.regex.GoRelease;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What little change would let a regex match; each is tried before it is told. */
final class NearMiss {

  private static final List<String> SEPARATORS =
      List.of("", ",", ":", "/", "-", "_", ".", " ", "|", "@", "=", "; ", ", ");

  private final CompiledRule rule;
  private final Version version;
  private final String subject;
  private final String regex;

  /**
   * Takes the rule.
   *
   * @param subject what is matched: a value or a name
   */
  NearMiss(CompiledRule rule, Version version, String subject) {
    this.rule = rule;
    this.version = version;
    this.subject = subject;
    regex = RelabelRegex.textOf(rule.config().regex());
  }

  /** Returns a change, empty if none of those known here helps. */
  Optional<String> find(String source, List<String> values) {
    return Stream.<Supplier<Optional<String>>>of(
            () -> when(regex.isEmpty(), "an empty regex matches an empty value only"),
            () -> around(source),
            () -> blanks(source),
            () -> rewritten("`\\\\` stands for a backslash itself", undoubled(), source),
            () -> rewritten("upper and lower case differ", "(?i)" + grouped(), source),
            () -> rewritten("`.` stands for no line break before 3.0", "(?s)" + grouped(), source),
            () -> joined(source, values),
            () -> rewritten("`*` repeats what stands before it", unglobbed(), source),
            () -> rewritten("`,` is a character to match", regex.replace(',', '|'), source),
            () -> negated(),
            () -> part(source))
        .map(Supplier::get)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Returns that a part of the text matches. */
  Optional<String> part(String text) {
    GoMatch match = matchWithin(text);
    if (match == null || match.start() == match.end()) {
      return Optional.empty();
    }
    String rest = rule.action() == RelabelAction.LABELMAP ? "(.*)" : ".*";
    String whole =
        (match.start() > 0 ? ".*" : "") + grouped() + (match.end() < text.length() ? rest : "");
    String part = text.substring(match.start(), match.end());
    String note = "the regex matches the part \"" + part + "\" of the " + subject;
    note += (subject.equals("name") ? " `" + text + '`' : "") + ", but has to match all of it";
    boolean tells = rule.action() != RelabelAction.REPLACE && matches(whole, text);
    return Optional.of(tells ? note + "; `" + whole + "` does" : note);
  }

  private @Nullable GoMatch matchWithin(String text) {
    try {
      return GoRegex.compile(regex, GoRelease.NEWEST).find(text);
    } catch (BadRegexException e) {
      // It closes a group that only the anchors open.
      return null;
    }
  }

  private boolean matches(String changed, String text) {
    try {
      return RelabelRegex.compile(changed, version).matches(text);
    } catch (BadRegexException e) {
      return false;
    }
  }

  private static Optional<String> when(boolean holds, String note) {
    return holds ? Optional.of(note) : Optional.empty();
  }

  private Optional<String> rewritten(String why, String changed, String text) {
    return when(
        !changed.equals(regex) && matches(changed, text), why + "; `" + changed + "` matches");
  }

  private Optional<String> around(String source) {
    if (regex.length() < 2 || regex.charAt(0) != regex.charAt(regex.length() - 1)) {
      return Optional.empty();
    }
    char quote = regex.charAt(0);
    String why = "the `" + quote + "` at both ends is part of the regex";
    return "\"'/".indexOf(quote) < 0
        ? Optional.empty()
        : rewritten(why, regex.substring(1, regex.length() - 1), source);
  }

  private Optional<String> blanks(String source) {
    String changed = regex.strip().replaceAll(" *\\| *", "|");
    return rewritten("blanks are part of the regex", changed, source)
        .or(
            () ->
                when(
                    !source.strip().equals(source) && matches(regex, source.strip()),
                    "the regex matches the value without the blanks around it"));
  }

  private String undoubled() {
    return regex.replace("\\\\", "\\");
  }

  private String unglobbed() {
    return regex.replaceAll("(?<![.)\\]])\\*", ".*");
  }

  private String grouped() {
    return Alternatives.of(regex).size() > 1 ? "(?:" + regex + ")" : regex;
  }

  private Optional<String> negated() {
    RelabelAction other =
        rule.action() == RelabelAction.KEEP ? RelabelAction.DROP : RelabelAction.KEEP;
    return when(
        regex.startsWith("!") && rule.action() != RelabelAction.REPLACE,
        "`!` is a character to match and negates nothing; `action: "
            + other.keyword()
            + "` with `"
            + regex.substring(regex.isEmpty() ? 0 : 1)
            + "` is the opposite");
  }

  private Optional<String> joined(String source, List<String> values) {
    List<String> names = rule.sourceLabels();
    if (values.size() < 2) {
      return Optional.empty();
    }
    String separator = rule.separator();
    String are = "the values are joined with \"" + separator + "\" to \"" + source + "\"; ";
    for (String each : SEPARATORS) {
      if (matches(regex, String.join(each, values))) {
        return Optional.of(are + "the regex matches \"" + String.join(each, values) + '"');
      }
    }
    List<String> turned = new ArrayList<>(values);
    Collections.reverse(turned);
    String other = String.join(separator, turned);
    if (matches(regex, other)) {
      return Optional.of(
          "the values are joined in the order of `source_labels`; the regex matches \""
              + other
              + "\", the other way round");
    }
    List<String> alternatives = Alternatives.of(regex);
    if (Alternatives.lack(alternatives, separator)) {
      return Optional.of(
          Alternatives.note(alternatives)
              + Alternatives.bracketed(regex, separator).stream()
                  .filter(each -> matches(each, source))
                  .findFirst()
                  .map(each -> "; `" + each + "` matches \"" + source + '"')
                  .orElse(""));
    }
    for (int i = 0; i < values.size(); i++) {
      if (!values.get(i).isEmpty() && matches(regex, values.get(i))) {
        return Optional.of(are + "the regex matches the value of `" + names.get(i) + "` alone");
      }
    }
    return Optional.empty();
  }
}
