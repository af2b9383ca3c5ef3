// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import java.util.stream.Collectors;

/** A {@link Firewall} for firewalld. */
final class FirewalldScript {

  private FirewalldScript() {}

  static String of(Firewall firewall) {
    return """
        #!/bin/sh
        # Lets only the named sources reach TCP port %1$d, by firewalld. Run as root: firewall-firewalld.sh up|down|test
        # A policy of its own comes before all zones. firewalld keeps it over restarts of the machine. It is
        # reloaded, which drops what was set without --permanent.
        # A port that Docker publishes does not pass firewalld: take firewall.nft for that.
        set -eu
        policy=securescrape-%1$d

        set_policy() {
          firewall-cmd -q --permanent --policy "$policy" "$@"
        }

        # remove: the policy, if it is there.
        remove() {
          if firewall-cmd --permanent --info-policy "$policy" >/dev/null 2>&1; then
            firewall-cmd -q --permanent --delete-policy "$policy"
          fi
        }

        case "${1:-up}" in
        up)
          remove
          firewall-cmd -q --permanent --new-policy "$policy"
          set_policy --set-priority -100
          set_policy --add-ingress-zone ANY
          set_policy --add-egress-zone HOST
        %2$s  set_policy --add-rich-rule 'rule priority="100" port port="%1$d" protocol="tcp" reject'
          firewall-cmd -q --reload
          ;;
        down)
          remove
          firewall-cmd -q --reload
          ;;
        test)
          firewall-cmd -q --check-config
          ;;
        *)
          echo "usage: $0 up|down|test" >&2
          exit 2
          ;;
        esac
        """
        .formatted(firewall.port(), rules(firewall, false) + rules(firewall, true));
  }

  private static String rules(Firewall firewall, boolean v6) {
    String rule =
        "  set_policy --add-rich-rule 'rule family=\"%s\" source address=\"%s\""
            + " port port=\"%d\" protocol=\"tcp\" accept'\n";
    return firewall.sources(v6).stream()
        .map(each -> rule.formatted(v6 ? "ipv6" : "ipv4", each, firewall.port()))
        .collect(Collectors.joining());
  }
}
