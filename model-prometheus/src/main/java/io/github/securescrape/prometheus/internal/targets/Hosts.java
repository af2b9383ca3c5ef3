// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.targets;

/** Addresses of targets as Go splits them. */
final class Hosts {

  private Hosts() {}

  /** Returns whether Prometheus would add a port: with one, the address is a host and port. */
  static boolean lacksPort(String address) {
    return !isHostAndPort(address) && isHostAndPort(address + ":1234");
  }

  /** Returns what Go takes for a host and port: one colon, or more in brackets. */
  static boolean isHostAndPort(String address) {
    int colon = address.lastIndexOf(':');
    if (colon < 0) {
      return false;
    }
    String host = address.substring(0, colon);
    if (host.startsWith("[")) {
      int close = address.indexOf(']');
      return close == colon - 1
          && host.indexOf('[', 1) < 0
          && address.indexOf(']', close + 1) < 0
          && address.indexOf('[', 1) < 0;
    }
    return host.indexOf(':') < 0 && address.indexOf('[') < 0 && address.indexOf(']') < 0;
  }

  /** Returns the host of a host and port, without brackets. */
  static String hostOf(String address) {
    String host = address.substring(0, address.lastIndexOf(':'));
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}
