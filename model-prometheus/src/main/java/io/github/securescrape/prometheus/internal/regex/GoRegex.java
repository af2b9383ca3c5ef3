// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.regex;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A regular expression of Go's {@code regexp} package. */
public final class GoRegex {

  /** What is made at the first match only: many expressions are merely judged. */
  private record Engine(Pattern pattern, Shortcut shortcut) {}

  private record Key(String source, GoRelease release) {}

  /** Those compiled of late: the jobs of a file mostly share a few, and each is asked for often. */
  private static final Map<Key, GoRegex> RECENT = new ConcurrentHashMap<>();

  private static final int MOST_RECENT = 1_000;
  private static final int LONGEST_RECENT = 500;

  private final String source;
  private final RegexNode root;
  private final List<@Nullable String> names;
  private volatile @Nullable Engine engine;

  private GoRegex(String source, RegexParser.Parsed parsed) {
    this.source = source;
    root = parsed.root();
    names = parsed.names();
  }

  /**
   * Returns the expression as a release of Go takes it.
   *
   * @throws BadRegexException in Go's words if it refuses it
   */
  public static GoRegex compile(String source, GoRelease release) {
    Key key = new Key(source, release);
    GoRegex recent = RECENT.get(key);
    if (recent != null) {
      return recent;
    }
    GoRegex made = new GoRegex(source, RegexParser.parse(source, release));
    if (source.length() <= LONGEST_RECENT) {
      if (RECENT.size() >= MOST_RECENT) {
        RECENT.clear();
      }
      RECENT.put(key, made);
    }
    return made;
  }

  /** Returns whether some part of the text matches. */
  public boolean matches(String text) {
    Engine engine = engine();
    return engine.shortcut().mayMatch(text)
        && (engine.shortcut().decidesMatches() || engine.pattern().matcher(text).find());
  }

  /** Returns the first match; {@code null} if there is none. */
  public @Nullable GoMatch find(String text) {
    Engine engine = engine();
    if (!engine.shortcut().mayMatch(text)) {
      return null;
    }
    int[] places = engine.shortcut().places(text);
    return places == null
        ? find(engine.pattern().matcher(text), text, 0)
        : new GoMatch(text, places, names);
  }

  private @Nullable GoMatch find(Matcher matcher, String text, int from) {
    if (!matcher.find(from)) {
      return null;
    }
    int[] places = new int[2 * (names.size() + 1)];
    for (int i = 0; i <= names.size(); i++) {
      places[2 * i] = matcher.start(i);
      places[2 * i + 1] = matcher.end(i);
    }
    return new GoMatch(text, places, names);
  }

  /** Returns the text with each match replaced. */
  public String replaceAll(String text, GoTemplate replacement) {
    Engine engine = engine();
    if (!engine.shortcut().mayMatch(text)) {
      return text;
    }
    int[] places = engine.shortcut().places(text);
    if (places != null) {
      return replacement.expand(new GoMatch(text, places, names));
    }
    StringBuilder replaced = new StringBuilder();
    Matcher matcher = engine.pattern().matcher(text);
    int from = 0;
    int done = 0;
    while (from <= text.length()) {
      GoMatch match = find(matcher, text, from);
      if (match == null) {
        break;
      }
      replaced.append(text, done, match.start());
      // Nothing for an empty match right after another one.
      if (match.end() > done || match.start() == 0) {
        replaced.append(replacement.expand(match));
      }
      done = match.end();
      int next = from < text.length() ? text.offsetByCodePoints(from, 1) : from + 1;
      from = Math.max(next, done);
    }
    return replaced.append(text, done, text.length()).toString();
  }

  private Engine engine() {
    Engine made = engine;
    if (made == null) {
      made = new Engine(Pattern.compile(Re2jText.of(root)), Shortcut.of(root));
      engine = made;
    }
    return made;
  }

  /** Returns the text as it was written. */
  @Override
  public String toString() {
    return source;
  }
}
