// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.value;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A text that must not be seen: a password, a token, a private key.
 *
 * <p>It prints as {@value #MASK}; only {@link #reveal()} gives the text, for the one place that
 * needs it.
 */
public final class Secret {

  /** What every secret prints as. */
  public static final String MASK = "<secret>";

  private static final Pattern PASSWORD_IN_URL = Pattern.compile("(://[^\\s:@/]*:)[^\\s\"']*@");

  private final String text;

  private Secret(String text) {
    this.text = Objects.requireNonNull(text);
  }

  /** Returns the given text as a secret. */
  public static Secret of(String text) {
    return new Secret(text);
  }

  /** Returns a text to show, with the password of each URL in it masked. */
  public static String maskUrls(String text) {
    return text.contains("://") && text.indexOf('@') >= 0
        ? PASSWORD_IN_URL.matcher(text).replaceAll("$1" + MASK + "@")
        : text;
  }

  /** Returns the text itself. */
  public String reveal() {
    return text;
  }

  /** Returns whether the text is empty, which most configurations take for unset. */
  public boolean isEmpty() {
    return text.isEmpty();
  }

  /** Returns whether the other is a secret with the same text; takes the same time either way. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && MessageDigest.isEqual(utf8(), secret.utf8());
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Returns {@value #MASK}. */
  @Override
  public String toString() {
    return MASK;
  }

  private byte[] utf8() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
