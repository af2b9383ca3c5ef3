// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.value.IpAddress;
import java.util.List;
import java.util.Optional;

/**
 * Rules that let only named sources reach one TCP port, whether a program of the host listens there
 * or Docker publishes it: published ports do not pass INPUT, so the rules also stand where
 * forwarded packets pass, as far as the tool lets them. Whatever the tool, it can be run again and
 * again, and undone.
 *
 * @param port the port, 1 to 65535
 * @param sources IPv4 and IPv6 addresses and networks that may reach it, such as {@code
 *     198.51.100.7} and {@code 2001:db8::/64}; the host itself always may
 */
public record Firewall(int port, List<String> sources) {

  static final ProblemCode BAD_PORT =
      ProblemCode.error(
          "host.firewall.port", "port {0} is not from 1 to 65535", "Name the exporter's port.");

  /** A source of packets that is none. */
  public static final ProblemCode BAD_SOURCE =
      ProblemCode.error(
              "host.firewall.source",
              "\"{0}\" is not an IP address or network",
              "Write such as 198.51.100.7, 10.0.0.0/8 or 2001:db8::/64.")
          .onKeys("sources");

  /** Checks port and sources. */
  public Firewall {
    sources = List.copyOf(sources);
    List<String> named = sources;
    Invariants.check(
        rules -> {
          rules.holds(port >= 1 && port <= 65535, BAD_PORT, port);
          named.forEach(source -> rules.holds(isNetwork(source), BAD_SOURCE, source));
        });
  }

  /** Returns whether the text is an IP address, or a network with its prefix length. */
  public static boolean isNetwork(String text) {
    int slash = text.indexOf('/');
    Optional<IpAddress> address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
    if (address.isEmpty() || slash < 0) {
      return address.isPresent();
    }
    String prefix = text.substring(slash + 1);
    return prefix.matches("0|[1-9]\\d{0,2}")
        && Integer.parseInt(prefix) <= (address.get().isV6() ? 128 : 32);
  }

  /** Returns the sources of one family. */
  List<String> sources(boolean v6) {
    return sources.stream().filter(source -> source.indexOf(':') >= 0 == v6).toList();
  }

  /**
   * Returns a shell script for iptables and ip6tables: {@code up} puts the rules in place, {@code
   * down} removes them, {@code test} only checks them. It guards ports that Docker publishes too.
   */
  public String toIptablesScript() {
    return IptablesScript.of(this);
  }

  /**
   * Returns a rule file for {@code nft -f}; {@code nft delete table inet NAME} undoes it. It guards
   * ports that Docker publishes too.
   */
  public String toNftables() {
    return NftablesRules.of(this);
  }

  /**
   * Returns a shell script for firewalld 0.9 or later: {@code up} makes a policy of its own, {@code
   * down} removes it, {@code test} checks what firewalld has stored. A port that Docker publishes
   * does not pass firewalld.
   */
  public String toFirewalldScript() {
    return FirewalldScript.of(this);
  }

  /**
   * Returns a shell script for ufw 0.36 or later: {@code up} puts the rules before all others,
   * {@code down} removes them, {@code test} only checks them. A port that Docker publishes does not
   * pass ufw.
   */
  public String toUfwScript() {
    return UfwScript.of(this);
  }
}
