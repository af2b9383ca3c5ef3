// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s;

import io.github.securescrape.core.value.Version;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The version of the prometheus-operator whose custom resources a cluster knows.
 *
 * @param number its number, such as 0.93.0
 */
public record OperatorVersion(Version number) {

  /** The newest version whose custom resources are known here. */
  public static final OperatorVersion NEWEST_KNOWN = of("0.93.0");

  /** The oldest version whose custom resources are known here: the first with ScrapeConfigs. */
  public static final OperatorVersion OLDEST_KNOWN = of("0.65.0");

  private static final List<OperatorVersion> KNOWN = listKnown();

  private static List<OperatorVersion> listKnown() {
    Stream<Version> minors = IntStream.rangeClosed(65, 93).mapToObj(minor -> Version.of(0, minor));
    // One patch release that renames a field.
    Stream<Version> patches = Stream.of(new Version(0, 79, 1));
    return Stream.concat(minors, patches).sorted().map(OperatorVersion::new).toList();
  }

  /**
   * Returns the versions known here, the oldest first: each minor release, and the patch releases
   * whose custom resources differ from those of the release before.
   */
  public static List<OperatorVersion> known() {
    return KNOWN;
  }

  /**
   * Returns the version written as {@code 0.93.0}, {@code v0.93.0} or {@code 0.93}.
   *
   * @throws IllegalArgumentException if the text is none of these
   */
  public static OperatorVersion of(String text) {
    return new OperatorVersion(Version.parse(text));
  }

  /** Returns whether this is the given version or a later one. */
  public boolean isAtLeast(String version) {
    return number.isAtLeast(Version.parse(version));
  }

  /** Returns such as {@code 0.93.0}. */
  @Override
  public String toString() {
    return number.toString();
  }
}
