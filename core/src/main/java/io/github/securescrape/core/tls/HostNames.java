// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.tls;

import java.util.Locale;
import java.util.regex.Pattern;

/** Host names, compared with the patterns in certificates. */
final class HostNames {

  private static final String LABEL = "[a-zA-Z0-9_][a-zA-Z0-9_-]*";
  private static final Pattern HOST = Pattern.compile(LABEL + "(\\." + LABEL + ")*\\.?");
  private static final Pattern PATTERN =
      Pattern.compile("(\\*\\.)?" + LABEL + "(\\." + LABEL + ")*");

  private HostNames() {}

  /** Returns whether a certificate with the pattern is valid for the host. */
  static boolean matches(String pattern, String host) {
    return HOST.matcher(host).matches() && PATTERN.matcher(pattern).matches()
        ? matchLabels(pattern, host)
        : matchExactly(pattern, host);
  }

  private static boolean matchExactly(String pattern, String host) {
    return !host.isEmpty()
        && !host.equals(".")
        && pattern.toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT));
  }

  /** Returns whether all labels are the same; a star stands for the first one. */
  static boolean matchLabels(String pattern, String host) {
    String bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    String[] wanted = pattern.toLowerCase(Locale.ROOT).split("\\.", -1);
    String[] labels = bare.toLowerCase(Locale.ROOT).split("\\.", -1);
    if (pattern.isEmpty() || bare.isEmpty() || wanted.length != labels.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (!(i == 0 && wanted[i].equals("*")) && !wanted[i].equals(labels[i])) {
        return false;
      }
    }
    return true;
  }
}
