// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import io.github.securescrape.core.value.IpAddress;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Networks such as {@code 10.0.0.0/8}. */
final class IpNetwork {

  private IpNetwork() {}

  /** Returns whether a host is an address in a network; never if one of them is something else. */
  static boolean contains(String network, String host) {
    int slash = network.indexOf('/');
    String prefix = slash < 0 ? "" : network.substring(slash + 1);
    if (!prefix.matches("[0-9]{1,3}")) {
      return false;
    }
    Optional<byte[]> base = bytes(network.substring(0, slash));
    Optional<byte[]> address = bytes(host);
    if (base.isEmpty() || address.isEmpty() || base.get().length != address.get().length) {
      return false;
    }
    int shift = 8 * base.get().length - Integer.parseInt(prefix);
    return shift >= 0
        && new BigInteger(1, base.get())
            .shiftRight(shift)
            .equals(new BigInteger(1, address.get()).shiftRight(shift));
  }

  private static Optional<byte[]> bytes(String text) {
    if (IpAddress.parse(text).isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text).getAddress());
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
