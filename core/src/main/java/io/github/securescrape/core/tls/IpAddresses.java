// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.tls;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** IP addresses as text, without ever asking a name server. */
final class IpAddresses {

  private static final Pattern V4 =
      Pattern.compile("(?:(?:0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])(?:\\.(?!$)|$)){4}");
  private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  private IpAddresses() {}

  /** Returns the 4 or 16 bytes of an address, none if the text is no address. */
  static byte[] parse(String text) {
    if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
      return new byte[0];
    }
    try {
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException e) {
      return new byte[0];
    }
  }

  /**
   * Returns the shortest form: for IPv6 the longest run of two or more zero groups as {@code ::}.
   */
  static String format(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    if (bytes.length == 4) {
      for (byte each : bytes) {
        text.append(text.isEmpty() ? "" : ".").append(each & 0xFF);
      }
      return text.toString();
    }
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = (bytes[2 * i] & 0xFF) << 8 | bytes[2 * i + 1] & 0xFF;
    }
    int best = 0;
    int bestLength = 1;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && groups[end] == 0) {
        end++;
      }
      if (end - i > bestLength) {
        best = i;
        bestLength = end - i;
      }
    }
    for (int i = 0; i < 8; i++) {
      if (bestLength > 1 && i == best) {
        text.append("::");
        i += bestLength - 1;
      } else {
        text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":")
            .append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }
}
