// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import java.util.stream.Collectors;

/** A {@link Firewall} for iptables and ip6tables. */
final class IptablesScript {

  private IptablesScript() {}

  static String of(Firewall firewall) {
    int port = firewall.port();
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
        .formatted(port, "firewall.sh", rules(firewall, false), rules(firewall, true));
  }

  private static String rules(Firewall firewall, boolean v6) {
    String chain = "-A securescrape-" + firewall.port();
    String allowed =
        firewall.sources(v6).stream()
            .map(source -> chain + " -s " + source + " -j RETURN\n")
            .collect(Collectors.joining());
    return chain
        + " -i lo -j RETURN\n"
        + allowed
        + chain
        + " -p tcp -j REJECT --reject-with tcp-reset\n";
  }
}
