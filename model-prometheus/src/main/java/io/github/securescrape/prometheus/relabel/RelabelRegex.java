// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.relabel;

import io.github.securescrape.core.value.Version;
import io.github.securescrape.prometheus.internal.regex.BadRegexException;
import io.github.securescrape.prometheus.internal.regex.GoRegex;
import io.github.securescrape.prometheus.internal.regex.GoRelease;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Expressions of relabeling rules, as a version of Prometheus compiles them. */
final class RelabelRegex {

  /** With which versions the released binaries were made by which Go. */
  private static final NavigableMap<Version, GoRelease> GO =
      new TreeMap<>(
          Map.of(
              Version.of(0, 0), GoRelease.GO_1_19,
              Version.of(2, 47), GoRelease.GO_1_21,
              Version.of(2, 51), GoRelease.GO_1_22,
              Version.of(3, 7), GoRelease.GO_1_25));

  private RelabelRegex() {}

  /**
   * Returns the expression, anchored.
   *
   * @throws BadRegexException if the version refuses it
   */
  static GoRegex compile(@Nullable String regex, Version version) {
    return compile(regex, version, GoRelease.NEWEST);
  }

  private static GoRegex compile(@Nullable String regex, Version version, GoRelease go) {
    // Pasted in as it is: what closes the group and opens another is taken.
    String open = version.major() >= 3 ? "^(?s:" : "^(?:";
    return GoRegex.compile(open + textOf(regex) + ")$", go);
  }

  /**
   * Returns what the Go of the version's release says against an expression that the newest takes.
   */
  static Optional<String> refusedByItsRelease(@Nullable String regex, Version version) {
    GoRelease release = GO.floorEntry(version).getValue();
    if (release == GoRelease.NEWEST) {
      return Optional.empty();
    }
    try {
      compile(regex, version, release);
      return Optional.empty();
    } catch (BadRegexException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** Returns what the version says against the expression. */
  static Optional<String> broken(@Nullable String regex, Version version) {
    try {
      compile(regex, version);
      return Optional.empty();
    } catch (BadRegexException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** Returns what the newest versions say against the expression: the older ones take no more. */
  static Optional<String> broken(@Nullable String regex) {
    return regex == null ? Optional.empty() : broken(regex, Version.of(3, 7));
  }

  static String textOf(@Nullable String regex) {
    return regex == null ? RelabelConfig.DEFAULT_REGEX : regex;
  }
}
