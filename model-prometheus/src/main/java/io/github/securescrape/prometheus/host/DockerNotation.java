// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import io.github.securescrape.prometheus.host.ExporterStart.Mount;
import io.github.securescrape.prometheus.host.ExporterStart.PublishedPort;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The short forms in which Docker and Compose take ports and mounts. */
final class DockerNotation {

  private static final Pattern PORT =
      Pattern.compile("(?:(?:\\[([^]]*)]|([^:]*)):)?(?:(\\d{1,5})?:)?(\\d{1,5})(?:/(tcp|udp))?");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\w+:?-([^}]*)}");

  private DockerNotation() {}

  /** Returns a port such as {@code 203.0.113.10:9100:9100}, empty if it is none of TCP. */
  static Optional<PublishedPort> port(String text) {
    Matcher port = PORT.matcher(VARIABLE.matcher(text).replaceAll("$1"));
    if (!port.matches() || "udp".equals(port.group(5))) {
      return Optional.empty();
    }
    int target = Integer.parseInt(port.group(4));
    String v4 = port.group(2);
    // With one colon, what stands before it is a port.
    if (v4 != null && port.group(3) == null && v4.matches("\\d{1,5}")) {
      return Optional.of(new PublishedPort("", Integer.parseInt(v4), target));
    }
    String address = port.group(1) != null ? port.group(1) : v4 == null ? "" : v4;
    int host = port.group(3) == null ? 0 : Integer.parseInt(port.group(3));
    return Optional.of(new PublishedPort(address, host, target));
  }

  /**
   * Returns a mount such as {@code ./config:/etc/node_exporter:ro}, empty if it is none of a path.
   */
  static Optional<Mount> mount(String text) {
    List<String> parts = List.of(text.split(":", 3));
    boolean isPath = parts.size() > 1 && parts.get(0).matches("[/.~$].*");
    return isPath
        ? Optional.of(
            new Mount(
                parts.get(0),
                parts.get(1),
                parts.size() > 2 && List.of(parts.get(2).split(",")).contains("ro")))
        : Optional.empty();
  }

  /** Returns an address of the host as it stands before a port. */
  static String bracketed(String address) {
    return (address.indexOf(':') >= 0 ? "[" + address + "]" : address) + ":";
  }
}
