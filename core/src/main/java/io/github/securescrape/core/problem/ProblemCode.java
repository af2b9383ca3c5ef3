// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.problem;

import io.github.securescrape.core.value.Secret;
import io.github.securescrape.core.value.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One kind of problem: its stable name, how much it matters, and the texts shown for it.
 *
 * <p>Both texts may hold {@code {0}}, {@code {1}} and so on, filled from the arguments of the
 * single problem.
 *
 * @param id name such as {@code http.basic-auth.password-conflict}; never renamed
 * @param severity how much it matters
 * @param message what is wrong: lower case, no period, keys in backticks, values in double quotes
 * @param hint what to do, one imperative sentence; empty if there is nothing to add
 * @param keys the keys of the record that break the rule together, first the one to point at; empty
 *     for the record as a whole
 * @param since first version of the program that has the rule; {@code null} if all have
 * @param until first version of the program that no longer has the rule; {@code null} if none
 * @param aboutText whether the rule is about the text of one value, and so is checked even where
 *     the rules of its section are not
 * @param hardenedOnly whether the rule is too strict for everybody, and shown by {@link
 *     Profile#HARDENED} only
 */
public record ProblemCode(
    String id,
    Severity severity,
    String message,
    String hint,
    List<String> keys,
    @Nullable String since,
    @Nullable String until,
    boolean aboutText,
    boolean hardenedOnly) {

  /** Copies the keys. */
  public ProblemCode {
    keys = List.copyOf(keys);
  }

  /** Returns a code of severity {@link Severity#ERROR} about a record as a whole. */
  public static ProblemCode error(String id, String message, String hint) {
    return new ProblemCode(id, Severity.ERROR, message, hint, List.of(), null, null, false, false);
  }

  /** Returns a code of severity {@link Severity#WARNING} about a record as a whole. */
  public static ProblemCode warning(String id, String message, String hint) {
    return new ProblemCode(
        id, Severity.WARNING, message, hint, List.of(), null, null, false, false);
  }

  /** Returns a code of severity {@link Severity#NOTE} about a record as a whole. */
  public static ProblemCode note(String id, String message, String hint) {
    return new ProblemCode(id, Severity.NOTE, message, hint, List.of(), null, null, false, false);
  }

  /** Returns this code for a rule about the given keys of a record. */
  public ProblemCode onKeys(String... keys) {
    return new ProblemCode(
        id, severity, message, hint, List.of(keys), since, until, aboutText, hardenedOnly);
  }

  /** Returns this code for a rule that came with the given version of the program. */
  public ProblemCode since(String version) {
    return new ProblemCode(
        id, severity, message, hint, keys, version, until, aboutText, hardenedOnly);
  }

  /** Returns this code for a rule that went with the given version of the program. */
  public ProblemCode until(String version) {
    return new ProblemCode(
        id, severity, message, hint, keys, since, version, aboutText, hardenedOnly);
  }

  /** Returns this code for a rule about the text of one value. */
  public ProblemCode ofText() {
    return new ProblemCode(id, severity, message, hint, keys, since, until, true, hardenedOnly);
  }

  /** Returns this code for a rule that is too strict for everybody. */
  public ProblemCode hardened() {
    return new ProblemCode(id, severity, message, hint, keys, since, until, aboutText, true);
  }

  /** Returns whether a version has the rule; all have it if there is no version. */
  public boolean isFor(@Nullable Version version) {
    return version == null
        || (since == null || version.isAtLeast(Version.parse(since)))
            && (until == null || !version.isAtLeast(Version.parse(until)));
  }

  /** Returns a problem of this kind. */
  public Problem at(Location location, @Nullable Object... arguments) {
    return new Problem(this, fill(message, arguments), fill(hint, arguments), location);
  }

  private static String fill(String template, @Nullable Object... arguments) {
    if (template.indexOf('{') < 0) {
      return template;
    }
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
      int close = template.indexOf('}', open);
      int number = close == open + 2 ? Character.digit(template.charAt(open + 1), 10) : -1;
      boolean known = number >= 0 && number < arguments.length;
      text.append(template, from, open).append(known ? oneLine(arguments[number]) : "{");
      from = known ? close + 1 : open + 1;
    }
    return text.append(template, from, template.length()).toString();
  }

  /** Texts of others may hold a password, what would forge a line, or command a terminal. */
  static String oneLine(@Nullable Object argument) {
    String text = Secret.maskUrls(String.valueOf(argument));
    if (text.codePoints().noneMatch(ProblemCode::isControl)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (isControl(c)) {
                shown.append(c == '\n' ? "\\n" : c == '\t' ? "\\t" : "\\u%04x".formatted(c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }

  private static boolean isControl(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.FORMAT;
  }

  /** Returns the {@link #id()}. */
  @Override
  public String toString() {
    return id;
  }
}
