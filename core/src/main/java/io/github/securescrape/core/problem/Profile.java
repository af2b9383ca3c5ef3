// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.problem;

/** How much a report shows; each profile shows what the one before it shows, and more. */
public enum Profile {
  /** Errors only: what the program that the files are for would say. */
  LOADER,
  /** Warnings and notes as well, but for rules too strict for everybody. */
  RECOMMENDED,
  /** Everything, down to rules for those who want to be as safe as can be. */
  HARDENED;

  /** Returns whether this profile shows problems of a kind; errors are shown by each. */
  public boolean shows(ProblemCode code) {
    return code.severity() == Severity.ERROR
        || this == HARDENED
        || this == RECOMMENDED && !code.hardenedOnly();
  }
}
