// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.value.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Rules that let only named sources reach one TCP port, whether a program of the host listens there
 * or Docker publishes it: published ports do not pass INPUT, so the rules also stand where
 * forwarded packets pass. Both scripts can be run again and again, and undone.
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

  private List<String> sources(boolean v6) {
    return sources.stream().filter(source -> source.indexOf(':') >= 0 == v6).toList();
  }

  /**
   * Returns a shell script for iptables and ip6tables: {@code up} puts the rules in place, {@code
   * down} removes them, {@code test} only checks them.
   */
  public String toIptablesScript() {
    return """
        #!/bin/sh
        # Lets only the named sources reach TCP port %1$d. Run as root: %2$s up|down|test
        # The rules are gone after a restart of the machine: run it at each start, or save them.
        set -eu
        chain=securescrape-%1$d

        rules4() {
          cat <<'RULES'
        *filter
        :securescrape-%1$d - [0:0]
        %3$sCOMMIT
        RULES
        }

        rules6() {
          cat <<'RULES'
        *filter
        :securescrape-%1$d - [0:0]
        %4$sCOMMIT
        RULES
        }

        # hook COMMAND CHAIN MATCH...: sends matching packets through our chain first, once.
        hook() {
          command=$1 from=$2
          shift 2
          while "$command" -w -D "$from" "$@" -j "$chain" 2>/dev/null; do :; done
          "$command" -w -I "$from" 1 "$@" -j "$chain"
        }

        # unhook COMMAND CHAIN MATCH...
        unhook() {
          command=$1 from=$2
          shift 2
          while "$command" -w -D "$from" "$@" -j "$chain" 2>/dev/null; do :; done
        }

        # each ACTION COMMAND: does it where packets to the host pass, and where packets to
        # published ports pass if Docker runs; those have their first port only in conntrack.
        each() {
          "$1" "$2" INPUT -p tcp --dport %1$d
          if "$2" -w -n -L DOCKER-USER >/dev/null 2>&1; then
            "$1" "$2" DOCKER-USER -p tcp -m conntrack --ctdir ORIGINAL --ctorigdstport %1$d
          fi
        }

        case "${1:-up}" in
        up)
          rules4 | iptables-restore -w --noflush
          each hook iptables
          rules6 | ip6tables-restore -w --noflush
          each hook ip6tables
          ;;
        down)
          for command in iptables ip6tables; do
            each unhook "$command"
            "$command" -w -F "$chain" 2>/dev/null || continue
            "$command" -w -X "$chain"
          done
          ;;
        test)
          rules4 | iptables-restore --test
          rules6 | ip6tables-restore --test
          ;;
        *)
          echo "usage: $0 up|down|test" >&2
          exit 2
          ;;
        esac
        """
        .formatted(port, "firewall.sh", iptables(false), iptables(true));
  }

  private String iptables(boolean v6) {
    String chain = "-A securescrape-" + port;
    String allowed =
        sources(v6).stream()
            .map(source -> chain + " -s " + source + " -j RETURN\n")
            .collect(Collectors.joining());
    return chain
        + " -i lo -j RETURN\n"
        + allowed
        + chain
        + " -p tcp -j REJECT --reject-with tcp-reset\n";
  }

  /** Returns a rule file for {@code nft -f}; {@code nft delete table inet NAME} undoes it. */
  public String toNftables() {
    return """
        #!/usr/sbin/nft -f
        # Lets only the named sources reach TCP port %1$d. Undo: nft delete table inet securescrape_%1$d
        table inet securescrape_%1$d
        delete table inet securescrape_%1$d
        table inet securescrape_%1$d {
          chain named_sources {
            iif "lo" return
        %2$s    reject with tcp reset
          }

          # Packets to the host.
          chain input {
            type filter hook input priority -5; policy accept;
            tcp dport %1$d jump named_sources
          }

          # Packets to a port that Docker publishes, by the port they were first sent to.
          chain forward {
            type filter hook forward priority -5; policy accept;
            meta l4proto tcp ct direction original ct original proto-dst %1$d jump named_sources
          }
        }
        """
        .formatted(port, nft("ip", false) + nft("ip6", true));
  }

  /** One rule for each source: in one set, overlapping networks would be refused. */
  private String nft(String family, boolean v6) {
    return sources(v6).stream()
        .map(source -> "    " + family + " saddr " + source + " return\n")
        .collect(Collectors.joining());
  }
}
