// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.link;

import io.github.securescrape.core.value.IpAddress;
import java.util.Locale;

/**
 * Where an exporter listens and a scrape leads, comparable.
 *
 * @param host in lower case, an IP address in its shortest form, without brackets
 * @param port as written
 */
record Address(String host, String port) {

  static Address parse(String text) {
    int colon = text.lastIndexOf(':');
    boolean hasPort = colon > text.lastIndexOf(']');
    return new Address(
        host(hasPort ? text.substring(0, colon) : text), hasPort ? text.substring(colon + 1) : "");
  }

  /** Returns the host of a URL as it is written there, an IPv6 address without brackets. */
  static String hostOf(String url) {
    String authority = authority(url);
    int colon = authority.lastIndexOf(':');
    boolean hasPort = colon > authority.lastIndexOf(']');
    String host = hasPort ? authority.substring(0, colon) : authority;
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static String authority(String url) {
    int from = url.indexOf("//") + 2;
    int to = url.indexOf('/', from);
    return url.substring(from, to < 0 ? url.length() : to);
  }

  /** Returns where a URL of a scrape leads. */
  static Address ofUrl(String url) {
    Address address = parse(authority(url));
    String usual = url.startsWith("https:") ? "443" : "80";
    return address.port.isEmpty() ? new Address(address.host, usual) : address;
  }

  private static String host(String text) {
    String bare = text.startsWith("[") ? text.substring(1, text.length() - 1) : text;
    return IpAddress.parse(bare)
        .map(IpAddress::toString)
        .orElseGet(() -> bare.toLowerCase(Locale.ROOT));
  }
}
