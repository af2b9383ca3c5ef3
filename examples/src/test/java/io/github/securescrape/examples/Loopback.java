// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports of the loopback interface. */
final class Loopback {

  private Loopback() {}

  /** Returns so many different ports that nobody listens on. */
  static List<Integer> freePorts(int count) {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<Integer> ports = new ArrayList<>();
      if (count > 1) {
        // Held open until the others are found, so that none comes twice.
        ports.addAll(freePorts(count - 1));
      }
      ports.add(socket.getLocalPort());
      return ports;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
