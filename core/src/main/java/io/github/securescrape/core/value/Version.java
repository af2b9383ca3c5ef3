// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.value;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A released version of a program, such as 2.53.3.
 *
 * @param major first number
 * @param minor second number
 * @param patch third number
 */
public record Version(int major, int minor, int patch) implements Comparable<Version> {

  private static final Pattern TEXT =
      Pattern.compile("v?(\\d{1,6})\\.(\\d{1,6})(?:\\.(\\d{1,6}))?");

  /** Returns the version with patch number 0. */
  public static Version of(int major, int minor) {
    return new Version(major, minor, 0);
  }

  /**
   * Returns the version written as {@code 2.53.3}, {@code v2.53.3} or {@code 2.53}.
   *
   * @throws IllegalArgumentException if the text is none of these
   */
  public static Version parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException('"' + text + "\" is not a version such as \"2.53.3\"");
    }
    String patch = matcher.group(3);
    return new Version(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        patch == null ? 0 : Integer.parseInt(patch));
  }

  /** Returns whether this is the other version or a later one. */
  public boolean isAtLeast(Version other) {
    return compareTo(other) >= 0;
  }

  @Override
  public int compareTo(Version other) {
    int order = Integer.compare(major, other.major);
    order = order == 0 ? Integer.compare(minor, other.minor) : order;
    return order == 0 ? Integer.compare(patch, other.patch) : order;
  }

  /** Returns such as {@code 2.53.3}. */
  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
