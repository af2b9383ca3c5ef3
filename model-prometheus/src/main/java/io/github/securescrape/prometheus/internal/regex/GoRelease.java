// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.regex;

/** The releases of Go whose regular expressions differ. */
public enum GoRelease {
  /** Up to Go 1.20. */
  GO_1_19,
  /** Scripts of Unicode 15. */
  GO_1_21,
  /** Groups may be named as in {@code (?<name>a)}. */
  GO_1_22,
  /** Names of Unicode classes are compared loosely, and may be long ones. */
  GO_1_25;

  /** The newest release that is known here. */
  public static final GoRelease NEWEST = GO_1_25;

  boolean isAtLeast(GoRelease other) {
    return compareTo(other) >= 0;
  }
}
