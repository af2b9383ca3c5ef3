// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Finds the addresses of hosts. */
final class Resolver {

  private static final Path CONFIG = Path.of("/etc/resolv.conf");
  private static final int MAX_PORT = 65535;

  private Resolver() {}

  /** Returns where to connect to, the best address first. */
  static List<InetSocketAddress> resolve(String host, String port) throws ScrapeFailure {
    if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > MAX_PORT) {
      throw new ScrapeFailure("dial tcp: address " + port + ": invalid port");
    }
    try {
      return Arrays.stream(InetAddress.getAllByName(host))
          .map(address -> new InetSocketAddress(address, Integer.parseInt(port)))
          .toList();
    } catch (UnknownHostException e) {
      throw new ScrapeFailure("dial tcp: lookup " + host + on() + ": no such host");
    }
  }

  /** Returns the name server as Go names it; empty if none is known. */
  private static String on() {
    try (Stream<String> lines = Files.lines(CONFIG)) {
      return lines
          .map(String::strip)
          .filter(line -> line.matches("nameserver\\s+\\S+"))
          .map(line -> " on " + GoErrors.join(line.split("\\s+")[1], 53))
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }
}
