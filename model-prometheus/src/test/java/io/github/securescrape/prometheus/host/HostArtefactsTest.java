// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.securescrape.core.RealTool;
import io.github.securescrape.core.value.IpAddress;
import io.github.securescrape.core.value.Version;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostArtefactsTest {

  private static final Firewall FIREWALL =
      new Firewall(
          9100, List.of("198.51.100.7", "10.0.0.0/8", "10.1.2.3", "2001:db8::/64", "2001:db8::1"));

  @Test
  void composeRunsTheExporterWithItsWebConfig() {
    assertThat(NodeExporterCompose.builder().listenAddress(":9101").build().toYaml())
        .isEqualTo(
            """
            services:
              node-exporter:
                image: prom/node-exporter:v1.11.1
                container_name: node-exporter
                restart: unless-stopped
                user: "65534:65534"
                network_mode: host
                pid: host
                read_only: true
                cap_drop:
                  - ALL
                security_opt:
                  - no-new-privileges:true
                volumes:
                  - "/:/host:ro,rslave"
                  - "./config:/etc/node_exporter:ro"
                command:
                  - "--path.rootfs=/host"
                  - "--collector.filesystem.mount-points-exclude=^/(sys|proc|dev|host|etc)($$|/)"
                  - "--web.listen-address=:9101"
                  - "--web.config.file=/etc/node_exporter/config.yml"
            """);
  }

  @Test
  void composeTakesNoDollarForAVariable() {
    assertThat(
            NodeExporterCompose.builder()
                .configFolder("./$HOME")
                .configFile("a$b")
                .build()
                .toYaml())
        .contains("./$$HOME:/etc/node_exporter:ro", "--web.config.file=/etc/node_exporter/a$$b");
  }

  @Test
  void systemdAcceptsTheUnit() throws Exception {
    RealTool analyze = RealTool.find("systemd-analyze");
    Path program = analyze.writeProgram("node_exporter");
    analyze.write(
        "node_exporter.service",
        NodeExporterUnit.builder()
            .executable(program.toString())
            .files(List.of("node_exporter.crt", "node_exporter.key"))
            .build()
            .toText());

    assertThat(analyze.run("verify", "--man=no", "./node_exporter.service")).isEmpty();
  }

  @Test
  void systemdFindsLittleThatTheServiceMayDo() throws Exception {
    RealTool analyze = RealTool.find("systemd-analyze");
    analyze.write("node_exporter.service", NodeExporterUnit.builder().build().toText());

    assertThat(
            analyze.run(
                "security",
                "--no-pager",
                "--offline=true",
                "--threshold=20",
                "node_exporter.service"))
        .contains("Overall exposure level for node_exporter.service: 1.");
  }

  @Test
  void unitForAnOlderSystemdReadsTheFilesThemselves() {
    assertThat(NodeExporterUnit.builder().user("node_exporter").build().toText())
        .contains(
            "[Service]\nUser=node_exporter\nExecStart=",
            " --web.config.file=/etc/node_exporter/config.yml\n")
        .doesNotContain("CREDENTIALS", "LoadCredential", "systemctl restart");
  }

  @ParameterizedTest
  @CsvSource({"1.3.1,--web.config=", "1.5.0,--web.config.file=", "1.11.1,--web.config.file="})
  void flagHasTheNameThatTheExporterKnows(String version, String flag) {
    assertThat(NodeExporterUnit.builder().version(Version.parse(version)).build().toText())
        .contains(" " + flag + "${CREDENTIALS_DIRECTORY}/config.yml\n");
    assertThat(
            NodeExporterCompose.builder().image("prom/node-exporter:v" + version).build().toYaml())
        .contains("\"" + flag + "/etc/node_exporter/config.yml\"");
  }

  @Test
  void composePublishesThePortAtOneAddressAndReportsNoNetworks() {
    IpAddress v4 = IpAddress.parse("203.0.113.10").orElseThrow();
    IpAddress v6 = IpAddress.parse("2001:db8::10").orElseThrow();

    assertThat(NodeExporterCompose.builder().publishedAt(v4).build().toYaml())
        .contains(
            "    ports:\n      - \"203.0.113.10:9100:9100\"\n",
            "      - \"--no-collector.netdev\"\n")
        .doesNotContain("network_mode");
    assertThat(NodeExporterCompose.builder().publishedAt(v6).build().toYaml())
        .contains("      - \"[2001:db8::10]:9100:9100\"\n");
  }

  @Test
  void unitNamesEachFileAndTheFlag() {
    assertThat(
            NodeExporterUnit.builder()
                .files(List.of("a%.crt"))
                .configFolder("/etc/x")
                .build()
                .toText())
        .contains(
            "DynamicUser=yes\n",
            "LoadCredential=config.yml:/etc/x/config.yml\nLoadCredential=a%%.crt:/etc/x/a%%.crt\n",
            "ExecStart=/usr/local/bin/node_exporter --web.listen-address=:9100"
                + " --web.config.file=${CREDENTIALS_DIRECTORY}/config.yml\n");
  }

  @Test
  void nftAcceptsTheRules() throws Exception {
    RealTool nft = RealTool.find("nft").inNetworkOfItsOwn();
    nft.write("firewall.nft", FIREWALL.toNftables());

    assertThat(nft.run("-c", "-f", "firewall.nft")).isEmpty();
  }

  @Test
  void iptablesAcceptsTheRulesAgainAndAgainAndForgetsThem() throws Exception {
    RealTool iptables = RealTool.find("iptables").inNetworkOfItsOwn();
    RealTool shell = iptables.shell();
    shell.write("firewall.sh", FIREWALL.toIptablesScript());

    shell.run("firewall.sh", "test");
    assertThat(
            shell.run(
                "-c",
                "sh firewall.sh up; sh firewall.sh up; iptables -S; sh firewall.sh down; echo; iptables -S"))
        .isEqualTo(
            """
            -P INPUT ACCEPT
            -P FORWARD ACCEPT
            -P OUTPUT ACCEPT
            -N securescrape-9100
            -A INPUT -p tcp -m tcp --dport 9100 -j securescrape-9100
            -A securescrape-9100 -i lo -j RETURN
            -A securescrape-9100 -s 198.51.100.7/32 -j RETURN
            -A securescrape-9100 -s 10.0.0.0/8 -j RETURN
            -A securescrape-9100 -s 10.1.2.3/32 -j RETURN
            -A securescrape-9100 -p tcp -j REJECT --reject-with tcp-reset

            -P INPUT ACCEPT
            -P FORWARD ACCEPT
            -P OUTPUT ACCEPT
            """);
    assertThat(
            shell.run("-c", "iptables -N DOCKER-USER; sh firewall.sh up; iptables -S DOCKER-USER"))
        .contains(
            "-A DOCKER-USER -p tcp -m conntrack --ctorigdstport 9100 --ctdir ORIGINAL -j securescrape-9100");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "10.0.0.0/33",
        "10.0.0.0/",
        "10.0.0.0/08",
        "::/129",
        "10.0.0.1 -j ACCEPT",
        "a\nb"
      })
  void refusesWhatIsNoNetwork(String source) {
    assertThatThrownBy(() -> new Firewall(9100, List.of(source)))
        .hasMessageContaining("is not an IP address or network [host.firewall.source]");
  }

  @Test
  void refusesPortsThatDoNotExist() {
    assertThatThrownBy(() -> new Firewall(0, List.of()))
        .hasMessage("error: port 0 is not from 1 to 65535 [host.firewall.port]");
  }
}
