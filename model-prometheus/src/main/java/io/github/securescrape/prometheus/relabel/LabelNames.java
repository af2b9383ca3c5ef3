// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.relabel;

import io.github.securescrape.core.value.Version;
import java.util.function.Predicate;

/** Which texts are names of labels. */
public final class LabelNames {

  private static final Version UTF8_SINCE = Version.of(3, 0);
  private static final Version BY_SCHEME_SINCE = Version.of(3, 7);

  private LabelNames() {}

  /** Returns whether the name has only letters, digits and {@code _}, and begins with no digit. */
  public static boolean isLegacy(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
      if (!letter && (i == 0 || c < '0' || c > '9')) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  /** Returns whether the name is not empty, and can be written in UTF-8. */
  public static boolean isUtf8(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (Character.isSurrogate(name.charAt(i))) {
        int whole = name.codePointAt(i++);
        if (Character.isBmpCodePoint(whole)) {
          return false;
        }
      }
    }
    return !name.isEmpty();
  }

  /** Returns what relabeling takes for the name of a label to set. */
  static Predicate<String> ofTargets(Version version, boolean legacyNames) {
    return isLegacyScheme(version, legacyNames) ? LabelNames::isLegacy : LabelNames::isUtf8;
  }

  /** Returns what relabeling takes for the name of a label to read. */
  static Predicate<String> ofSources(Version version) {
    return isLegacyScheme(version, false) ? LabelNames::isLegacy : LabelNames::isUtf8;
  }

  /** From 3.0 to 3.6 the validation scheme does not matter here. */
  static boolean isLegacyScheme(Version version, boolean legacyNames) {
    return !version.isAtLeast(UTF8_SINCE) || legacyNames && version.isAtLeast(BY_SCHEME_SINCE);
  }
}
