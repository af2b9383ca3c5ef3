// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version as the operator compares them: a pre-release such as {@code v3.5.0-distroless} stands
 * below its release.
 *
 * @param major first number
 * @param minor second number
 * @param patch third number
 * @param pre what follows the dash; empty for a release
 */
public record SemVer(int major, int minor, int patch, String pre) implements Comparable<SemVer> {

  private static final Pattern TEXT =
      Pattern.compile(
          "v?0*(\\d{1,6})(?:\\.0*(\\d{1,6}))?(?:\\.0*(\\d{1,6}))?(?:-([0-9A-Za-z.-]+))?"
              + "(?:\\+[0-9A-Za-z.-]+)?");

  /** Returns the version that a text names, empty if it names none. */
  public static Optional<SemVer> parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    return matcher.matches()
        ? Optional.of(
            new SemVer(
                number(matcher.group(1)),
                number(matcher.group(2)),
                number(matcher.group(3)),
                matcher.group(4) == null ? "" : matcher.group(4)))
        : Optional.empty();
  }

  private static int number(String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  /** Returns whether this is the version of the given text or a later one. */
  public boolean isAtLeast(String other) {
    return compareTo(parse(other).orElseThrow()) >= 0;
  }

  @Override
  public int compareTo(SemVer other) {
    int order = Integer.compare(major, other.major);
    order = order == 0 ? Integer.compare(minor, other.minor) : order;
    order = order == 0 ? Integer.compare(patch, other.patch) : order;
    if (order != 0 || pre.equals(other.pre)) {
      return order;
    }
    return pre.isEmpty() || other.pre.isEmpty()
        ? Boolean.compare(pre.isEmpty(), other.pre.isEmpty())
        : comparePre(pre.split("\\."), other.pre.split("\\."));
  }

  private static int comparePre(String[] a, String[] b) {
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      boolean number = a[i].matches("\\d{1,9}");
      boolean otherNumber = b[i].matches("\\d{1,9}");
      int order =
          number && otherNumber
              ? Integer.compare(Integer.parseInt(a[i]), Integer.parseInt(b[i]))
              : number == otherNumber ? a[i].compareTo(b[i]) : Boolean.compare(otherNumber, number);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.length, b.length);
  }

  /** Returns such as {@code 3.5.0-distroless}. */
  @Override
  public String toString() {
    return major + "." + minor + "." + patch + (pre.isEmpty() ? "" : "-" + pre);
  }
}
