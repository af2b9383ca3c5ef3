// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.go;

import io.github.securescrape.core.value.GoQuote;

/** A text is no URL to Go. */
public final class BadUrlException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  BadUrlException(String reason) {
    super(reason);
  }

  /** Returns what Go says, without the text itself, which may hold a password. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /**
   * Returns the whole of what Go says of a text, with user and password masked.
   *
   * @param text what was to be read
   */
  public String messageFor(String text) {
    int end = text.lastIndexOf('@');
    int start = text.indexOf("//");
    boolean user = start >= 0 && end > start;
    String shown = user ? text.substring(0, start + 2) + "<secret>" + text.substring(end) : text;
    return "parse " + GoQuote.quote(shown) + ": " + getMessage();
  }
}
