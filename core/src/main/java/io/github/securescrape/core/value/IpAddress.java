// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.value;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** An IPv4 or IPv6 address, read without ever asking a name server. */
public final class IpAddress {

  private static final Pattern V4 =
      Pattern.compile("(?:(?:0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])(?:\\.(?!$)|$)){4}");
  private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  private final byte[] bytes;

  private IpAddress(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Returns the address in a text, empty if the text is none. */
  public static Optional<IpAddress> parse(String text) {
    if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new IpAddress(InetAddress.getByName(text).getAddress()));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** Returns the address of 4 or 16 bytes. */
  public static IpAddress of(byte[] bytes) {
    if (bytes.length != 4 && bytes.length != 16) {
      throw new IllegalArgumentException(bytes.length + " bytes are no IP address");
    }
    return new IpAddress(bytes.clone());
  }

  /** Returns whether this is an IPv6 address. */
  public boolean isV6() {
    return bytes.length == 16;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IpAddress address && Arrays.equals(bytes, address.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /**
   * Returns the shortest form: in IPv6 the longest run of two or more zero groups as {@code ::}.
   */
  @Override
  public String toString() {
    return isV6() ? v6() : v4();
  }

  private String v4() {
    StringBuilder text = new StringBuilder();
    for (byte each : bytes) {
      text.append(text.isEmpty() ? "" : ".").append(each & 0xFF);
    }
    return text.toString();
  }

  private String v6() {
    int from = 0;
    int length = 1;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && group(end) == 0) {
        end++;
      }
      if (end - i > length) {
        from = i;
        length = end - i;
      }
    }
    if (length == 1) {
      return groups(0, 8);
    }
    return groups(0, from) + "::" + groups(from + length, 8);
  }

  private String groups(int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(text.isEmpty() ? "" : ":").append(Integer.toHexString(group(i)));
    }
    return text.toString();
  }

  private int group(int index) {
    return (bytes[2 * index] & 0xFF) << 8 | bytes[2 * index + 1] & 0xFF;
  }
}
