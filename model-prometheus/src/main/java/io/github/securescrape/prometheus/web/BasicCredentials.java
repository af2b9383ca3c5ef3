// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.web;

import io.github.securescrape.core.value.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * User name and password as an exporter reads them out of the header {@code Authorization}.
 *
 * @param username all before the first colon
 * @param password all after it
 * @since 0.1
 */
public record BasicCredentials(String username, Secret password) {

  private static final String SCHEME = "Basic ";

  /**
   * Returns what a header says, empty if it holds no user name and password: another scheme, more
   * than one blank, base64 without its padding, no colon.
   */
  public static Optional<BasicCredentials> parse(String header) {
    String base64 = header.substring(Math.min(SCHEME.length(), header.length()));
    // Java would take text without its padding, Go does not.
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) || base64.length() % 4 != 0) {
      return Optional.empty();
    }
    try {
      String text = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(
              new BasicCredentials(text.substring(0, colon), Secret.of(text.substring(colon + 1))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
