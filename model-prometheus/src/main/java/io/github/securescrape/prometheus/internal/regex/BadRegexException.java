// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.regex;

/** A text is no regular expression to Go. */
public final class BadRegexException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  BadRegexException(String what) {
    super("error parsing regexp: " + what);
  }

  BadRegexException(String what, String where) {
    this(what + ": `" + where + "`");
  }

  /** Returns what Go says. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
