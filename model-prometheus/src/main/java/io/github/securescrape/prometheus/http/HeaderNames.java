// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.http;

import java.util.Set;
import java.util.regex.Pattern;

/** Names of HTTP headers as Go spells them. */
final class HeaderNames {

  /** Headers that Prometheus sets itself. */
  static final Set<String> RESERVED =
      Set.of(
          "Authorization",
          "Host",
          "Content-Encoding",
          "Content-Length",
          "Content-Type",
          "User-Agent",
          "Connection",
          "Keep-Alive",
          "Proxy-Authenticate",
          "Proxy-Authorization",
          "Www-Authenticate",
          "Accept-Encoding",
          "X-Prometheus-Remote-Write-Version",
          "X-Prometheus-Remote-Read-Version",
          "X-Prometheus-Scrape-Timeout-Seconds",
          "X-Amz-Date",
          "X-Amz-Security-Token",
          "X-Amz-Content-Sha256");

  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private HeaderNames() {}

  /** Returns the name with each word capitalized; unchanged if it is no HTTP token. */
  static String canonical(String name) {
    if (!TOKEN.matcher(name).matches()) {
      return name;
    }
    StringBuilder canonical = new StringBuilder(name);
    boolean first = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      canonical.setCharAt(i, first ? upper(c) : lower(c));
      first = c == '-';
    }
    return canonical.toString();
  }

  private static char upper(char c) {
    return c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c - 'A' + 'a') : c;
  }
}
