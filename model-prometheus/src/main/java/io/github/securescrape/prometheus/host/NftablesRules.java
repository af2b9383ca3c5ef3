// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import java.util.stream.Collectors;

/** A {@link Firewall} for nftables. */
final class NftablesRules {

  private NftablesRules() {}

  static String of(Firewall firewall) {
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
        .formatted(firewall.port(), rules(firewall, "ip", false) + rules(firewall, "ip6", true));
  }

  /** One rule for each source: in one set, overlapping networks would be refused. */
  private static String rules(Firewall firewall, String family, boolean v6) {
    return firewall.sources(v6).stream()
        .map(source -> "    " + family + " saddr " + source + " return\n")
        .collect(Collectors.joining());
  }
}
