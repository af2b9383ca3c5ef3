// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.promql;

import io.github.securescrape.core.value.Version;

/** What a release changed in the language. */
enum Feature {
  /** Names in quotes within braces. */
  QUOTED_NAMES(2, 51),
  /** Numbers where durations may stand, durations where numbers may, and underscores in numbers. */
  DURATIONS_ARE_NUMBERS(2, 54),
  /** Names in quotes where labels are listed. */
  QUOTED_LABELS(2, 55),
  /** Any text in UTF-8 is the name of a label. */
  UTF8_NAMES(3, 0),
  /** Signs before durations; zero is no range, but an offset. */
  SIGNED_DURATIONS(3, 4),
  /** An offset ends before the next operator, and is counted in nanoseconds. */
  SHORT_OFFSETS(3, 5),
  /** Calls within durations, and signs before their parentheses. */
  DURATION_CALLS(3, 6),
  /** The call {@code range()} within durations. */
  DURATION_RANGE(3, 10),
  /** The operators {@code </} and {@code >/}. */
  TRIM(3, 11),
  /** The calls within durations came without a switch by mistake, which was mended. */
  SWITCHED_DURATION_CALLS(3, 12),
  /** {@code max_of} and {@code min_of} instead of {@code max} and {@code min} within durations. */
  MAX_OF(3, 13),
  /** Arithmetic within durations needs no switch any longer. */
  DURATION_EXPRESSIONS(3, 14);

  private final int major;
  private final int minor;

  Feature(int major, int minor) {
    this.major = major;
    this.minor = minor;
  }

  boolean isIn(Version version) {
    return version.isAtLeast(Version.of(major, minor));
  }
}
