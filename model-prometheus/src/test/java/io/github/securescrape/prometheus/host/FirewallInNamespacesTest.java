// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.RealTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Firewalls on a host of namespaces, with real packets to a real exporter. */
class FirewallInNamespacesTest {

  private static final Firewall FIREWALL = GuardedHost.FIREWALL;

  private static final String EVERYBODY =
      "198.51.100.1: allowed other\n[2001:db8:1::1]: allowed other\n";
  private static final String ALLOWED = "198.51.100.1: allowed\n[2001:db8:1::1]: allowed\n";

  /** What a host may have in its rules anyway. */
  private static final String OTHERS =
      """
      for each in iptables ip6tables; do
        $each -A INPUT -p tcp --dport 22 -j ACCEPT
        $each -A INPUT -p tcp --dport 9100 -j ACCEPT
      done
      """;

  @TempDir private Path folder;
  private String up = "";
  private String down = "";

  @BeforeEach
  void findTools() throws IOException {
    RealTool.find("ip");
    RealTool.find("iptables");
  }

  private void script(String text) throws IOException {
    Path script = Files.writeString(folder.resolve("firewall.sh"), text);
    up = "sh " + script + " up";
    down = "sh " + script + " down";
  }

  private void nftables() throws IOException {
    up = "nft -f " + Files.writeString(folder.resolve("firewall.nft"), FIREWALL.toNftables());
    down = "nft delete table inet securescrape_9100";
  }

  /** The allowed peer and the host get through, others do not; twice is once; undo is as before. */
  private void guards(GuardedHost guarded) throws Exception {
    String before = guarded.rules();
    assertThat(guarded.whoGetsThrough()).isEqualTo(EVERYBODY);

    guarded.host.run(up);
    String once = guarded.rules();
    assertThat(guarded.whoGetsThrough()).isEqualTo(ALLOWED);

    guarded.host.run(up);
    assertThat(guarded.rules()).isEqualTo(once);
    assertThat(guarded.whoGetsThrough()).isEqualTo(ALLOWED);

    guarded.host.run(down);
    assertThat(guarded.rules()).isEqualTo(before).isNotEqualTo(once);
    assertThat(guarded.whoGetsThrough()).isEqualTo(EVERYBODY);
  }

  private void leavesTheHostAlone(GuardedHost guarded) throws Exception {
    guarded.host.run(up);

    assertThat(guarded.howTheHostGetsThrough())
        .isEqualTo("127.0.0.1 [::1] 198.51.100.1 [2001:db8:1::1]");
  }

  @Test
  void iptablesGuardsAProgramOfTheHost() throws Exception {
    try (GuardedHost guarded = new GuardedHost().listening()) {
      guarded.host.run(OTHERS);
      script(FIREWALL.toIptablesScript());

      guards(guarded);
      leavesTheHostAlone(guarded);
    }
  }

  @Test
  void nftablesGuardsAProgramOfTheHost() throws Exception {
    try (GuardedHost guarded = new GuardedHost().listening()) {
      guarded.host.run(OTHERS);
      nftables();

      guards(guarded);
      leavesTheHostAlone(guarded);
    }
  }

  @Test
  void rulesOnInputAloneDoNotGuardAPublishedPort() throws Exception {
    try (GuardedHost guarded = new GuardedHost().publishing()) {
      guarded.host.run(
          """
          iptables -A INPUT -p tcp --dport 9100 -s 198.51.100.7 -j ACCEPT
          iptables -A INPUT -p tcp --dport 9100 -j REJECT
          ip6tables -A INPUT -p tcp --dport 9100 -j REJECT
          """);

      assertThat(guarded.whoGetsThrough()).isEqualTo(EVERYBODY);
    }
  }

  @Test
  void iptablesGuardsAPublishedPort() throws Exception {
    try (GuardedHost guarded = new GuardedHost().publishing()) {
      guarded.host.run(OTHERS);
      script(FIREWALL.toIptablesScript());

      guards(guarded);
    }
  }

  @Test
  void nftablesGuardsAPublishedPort() throws Exception {
    try (GuardedHost guarded = new GuardedHost().publishing()) {
      guarded.host.run(OTHERS);
      nftables();

      guards(guarded);
    }
  }

  @Test
  void ufwGuardsAProgramOfTheHost() throws Exception {
    try (GuardedHost guarded = new GuardedHost().listening()) {
      guarded.install("ufw");
      guarded.host.run(
          """
          for each in before before6 after after6 user user6; do
            cp /usr/share/ufw/iptables/$each.rules /etc/ufw/
          done
          cp /usr/share/ufw/ufw.conf /etc/ufw/
          ufw --force enable
          ufw allow 22/tcp
          ufw allow 9100/tcp
          ufw reload
          """);
      script(FIREWALL.toUfwScript());
      String stored = "cat /etc/ufw/user.rules /etc/ufw/user6.rules";
      String before = guarded.host.run(stored);

      guarded.host.run("sh " + folder.resolve("firewall.sh") + " test");
      guards(guarded);
      assertThat(guarded.host.run(stored)).isEqualTo(before);
      leavesTheHostAlone(guarded);
    }
  }

  @Test
  void firewalldGuardsAProgramOfTheHost() throws Exception {
    try (GuardedHost guarded = new GuardedHost().listening()) {
      guarded.install("firewalld");
      Files.writeString(
          folder.resolve("bus.conf"),
          """
          <busconfig>
            <type>system</type>
            <listen>unix:path=/run/dbus/system_bus_socket</listen>
            <auth>EXTERNAL</auth>
            <policy context="default">
              <allow send_destination="*"/>
              <allow eavesdrop="true"/>
              <allow own="*"/>
            </policy>
          </busconfig>
          """);
      guarded.host.run("mkdir /run/dbus");
      guarded.host.start(
          "dbus-daemon --nofork --nopidfile --config-file=" + folder.resolve("bus.conf"),
          "test -S /run/dbus/system_bus_socket");
      guarded.host.start("/usr/sbin/firewalld --nofork --nopid", "firewall-cmd --state");
      guarded.host.run("firewall-cmd --permanent --add-port 9100/tcp; firewall-cmd --reload");
      script(FIREWALL.toFirewalldScript());

      guards(guarded);
      guarded.host.run("sh " + folder.resolve("firewall.sh") + " test");
      leavesTheHostAlone(guarded);
    }
  }
}
