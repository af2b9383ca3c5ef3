// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus;

import io.github.securescrape.core.value.Version;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The version of Prometheus that a configuration is for.
 *
 * @param number its number, such as 2.53.3
 */
public record PrometheusVersion(Version number) {

  /** The newest version whose rules are known here. */
  public static final PrometheusVersion NEWEST_KNOWN = of("3.14.0");

  /** The oldest version whose rules are known here. */
  public static final PrometheusVersion OLDEST_KNOWN = of("2.36.0");

  private static final List<PrometheusVersion> KNOWN = listKnown();

  private static List<PrometheusVersion> listKnown() {
    Stream<Version> two = IntStream.rangeClosed(36, 55).mapToObj(minor -> Version.of(2, minor));
    Stream<Version> three = IntStream.rangeClosed(0, 14).mapToObj(minor -> Version.of(3, minor));
    // One patch release that takes a key which its predecessors refuse.
    Stream<Version> patches = Stream.of(new Version(3, 11, 2));
    return Stream.of(two, three, patches)
        .flatMap(Function.identity())
        .sorted()
        .map(PrometheusVersion::new)
        .toList();
  }

  /**
   * Returns the versions known here, the oldest first: each minor release, and the patch releases
   * that judge a configuration in another way than those before.
   */
  public static List<PrometheusVersion> known() {
    return KNOWN;
  }

  /**
   * Returns the version written as {@code 2.53.3}, {@code v2.53.3} or {@code 2.53}.
   *
   * @throws IllegalArgumentException if the text is none of these
   */
  public static PrometheusVersion of(String text) {
    return new PrometheusVersion(Version.parse(text));
  }

  /** Returns whether this is the given version or a later one. */
  public boolean isAtLeast(String version) {
    return number.isAtLeast(Version.parse(version));
  }

  /** Returns such as {@code 2.53.3}. */
  @Override
  public String toString() {
    return number.toString();
  }
}
