// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import java.util.List;
import java.util.stream.Collectors;

/** A {@link Firewall} for ufw. */
final class UfwScript {

  private UfwScript() {}

  static String of(Firewall firewall) {
    return """
        #!/bin/sh
        # Lets only the named sources reach TCP port %1$d, by ufw. Run as root: firewall-ufw.sh up|down|test
        # ufw keeps the rules over restarts of the machine, and enforces them as soon as it is enabled.
        # A port that Docker publishes does not pass ufw: take firewall.sh for that.
        set -eu

        # The rules from the last to the first, as each is put before all others. Everybody is named by
        # halves: ufw would leave a rule for everybody where "ufw allow %1$d/tcp" has put one.
        rules() {
          cat <<'RULES'
        reject proto tcp from 0.0.0.0/1 to any port %1$d
        reject proto tcp from 128.0.0.0/1 to any port %1$d
        reject proto tcp from ::/1 to any port %1$d
        reject proto tcp from 8000::/1 to any port %1$d
        %2$sRULES
        }

        # each ACTION...: does it with each rule.
        each() {
          rules | while read -r rule; do
            # The words of a rule are arguments of their own.
            ufw "$@" $rule </dev/null
          done
        }

        case "${1:-up}" in
        up)
          each --force delete >/dev/null
          each prepend
          ;;
        down)
          each --force delete
          ;;
        test)
          each --dry-run prepend >/dev/null
          ;;
        *)
          echo "usage: $0 up|down|test" >&2
          exit 2
          ;;
        esac
        """
        .formatted(firewall.port(), rules(firewall));
  }

  private static String rules(Firewall firewall) {
    List<String> sources = firewall.sources();
    return sources.stream()
        .map(each -> "allow proto tcp from " + each + " to any port " + firewall.port() + "\n")
        .collect(Collectors.joining());
  }
}
