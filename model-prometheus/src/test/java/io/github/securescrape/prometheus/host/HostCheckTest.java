// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.core.value.IpAddress;
import io.github.securescrape.core.value.Version;
import io.github.securescrape.prometheus.host.ExporterStart.Mount;
import io.github.securescrape.prometheus.host.ExporterStart.Network;
import io.github.securescrape.prometheus.host.ExporterStart.PublishedPort;
import io.github.securescrape.prometheus.web.WebConfig;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostCheckTest {

  private static final WebConfig TLS =
      WebConfig.builder().tls(tls -> tls.certFile("a.crt").keyFile("a.key")).build();

  private static String places(Report report) {
    return String.join(
        "\n", report.problems().stream().map(each -> each.location() + " " + each.code()).toList());
  }

  @Test
  void readsInstructionsBlockByBlock() {
    String page =
        """
        # Exporter

        ```bash
        openssl req -x509 -newkey rsa:2048 -days 365 -nodes -keyout e.key -out e.crt \\
          -subj "/CN=localhost" -addext "subjectAltName = DNS:localhost"
        htpasswd -nbC 12 "" | tr -d ':\\n'
        ```

        Write `/opt/exporter/docker-compose.yml`:

        ```yaml
        services:
          node-exporter:
            image: prom/node-exporter:latest
            volumes:
              - ./configs:/etc/node_exporter:ro
            command:
              - '--web.config.file=/etc/node_exporter/config.yml'
            ports:
              - 9100:9100
        ```

        ```bash
        chown -R nobody:nobody /opt/exporter/configs
        docker compose -f /opt/exporter/configs/docker-compose.yml up -d
        iptables -A INPUT -p tcp -d <HOST> --dport 9100 -s <CLUSTER> -m comment --comment "Allow" -j ACCEPT
        iptables -A INPUT -p tcp --dport 9100 -j REJECT
        ```

        ```ini
        [Service]
        User=node_exporter
        ExecStart=/usr/local/bin/node_exporter --web.config=/etc/node_exporter/config.yml
        ```
        """;

    assertThat(places(HostCheck.of(HostFile.markdown("README.md", page)).run()))
        .isEqualTo(
            """
            README.md:4:42 host.openssl.no-renewal
            README.md:5:33 host.openssl.localhost-only
            README.md:6:1 host.htpasswd.no-bcrypt
            README.md:13:3 host.network.bridge
            README.md:13:3 host.user.unset
            README.md:14:5 host.image.unpinned
            README.md:24:10 host.chown.group
            README.md:25:19 host.compose.path
            README.md:26:1 host.firewall.docker-bypasses
            README.md:26:1 host.iptables.ipv4-only
            README.md:26:1 host.iptables.not-kept
            README.md:26:10 host.iptables.appended
            README.md:27:10 host.iptables.appended
            README.md:31:1 host.unit.unsandboxed
            README.md:33:40 host.flag.renamed""");
  }

  @Test
  void findsNothingInWhatFleetsWrite() {
    Firewall firewall = new Firewall(9100, List.of("198.51.100.7", "2001:db8::/64"));
    IpAddress address = IpAddress.parse("203.0.113.10").orElseThrow();
    Version old = Version.parse("1.3.1");

    Report report =
        HostCheck.of(
                HostFile.compose("host.yml", NodeExporterCompose.builder().build().toYaml()),
                HostFile.compose(
                    "published.yml",
                    NodeExporterCompose.builder().publishedAt(address).build().toYaml()),
                HostFile.compose(
                    "old.yml",
                    NodeExporterCompose.builder()
                        .image("prom/node-exporter:v1.3.1")
                        .build()
                        .toYaml()),
                HostFile.unit("a.service", NodeExporterUnit.builder().build().toText()),
                HostFile.unit("b.service", NodeExporterUnit.builder().user("me").build().toText()),
                HostFile.shell("firewall.sh", firewall.toIptablesScript()),
                HostFile.shell("firewall-ufw.sh", firewall.toUfwScript()),
                HostFile.shell("firewall-firewalld.sh", firewall.toFirewalldScript()))
            .webConfig(TLS)
            .run();

    assertThat(report.toText()).isEqualTo("no problems\n");
    assertThat(
            HostCheck.of(
                    HostFile.unit(
                        "old.service", NodeExporterUnit.builder().version(old).build().toText()))
                .nodeExporter(old)
                .run()
                .toText())
        .isEqualTo("no problems\n");
  }

  @Test
  void tellsHowAnExporterIsStartedInAContainer() {
    HostFile compose =
        HostFile.compose(
            "compose.yml",
            """
            x-common: &common
              restart: always
            services:
              web:
                image: nginx:1.27
                ports: ["80:80"]
              blackbox:
                <<: *common
                image: quay.io/prometheus/blackbox-exporter:v0.25.0
                user: "1000"
                ports:
                  - 127.0.0.1:9116:9115
                  - target: 9115
                    published: "9117"
                    host_ip: "::1"
                volumes:
                  - /etc/blackbox:/config:ro
                  - type: bind
                    source: ./certs
                    target: /config/certs
                command: --web.config.file=/config/web.yml --config.file /config/blackbox.yml
            """);

    List<ExporterStart> starts = HostCheck.of(compose).starts();

    assertThat(starts)
        .containsExactly(
            new ExporterStart(
                new Location("compose.yml", 8, 5, "services.blackbox"),
                "blackbox_exporter",
                Version.parse("0.25.0"),
                List.of(":9115"),
                "/config/web.yml",
                Network.OWN,
                true,
                List.of(
                    new PublishedPort("127.0.0.1", 9116, 9115),
                    new PublishedPort("::1", 9117, 9115)),
                List.of(
                    new Mount("/etc/blackbox", "/config", true),
                    new Mount("./certs", "/config/certs", false))));
    assertThat(starts.get(0).onHost("/config/web.yml")).contains("/etc/blackbox/web.yml");
    assertThat(starts.get(0).onHost("/config/certs/a.crt")).contains("./certs/a.crt");
    assertThat(starts.get(0).onHost("/etc/passwd")).isEmpty();
  }

  @Test
  void tellsHowAnExporterIsStartedByAUnit() {
    HostFile unit =
        HostFile.unit(
            "e.service",
            NodeExporterUnit.builder()
                .executable("/opt/node_exporter-1.9.0.linux-amd64/node_exporter")
                .listenAddress("203.0.113.10:9100")
                .files(List.of("a.crt"))
                .build()
                .toText());

    ExporterStart start = HostCheck.of(unit).starts().get(0);

    assertThat(start.version()).isEqualTo(Version.parse("1.9.0"));
    assertThat(start.listenAddresses()).containsExactly("203.0.113.10:9100");
    assertThat(start.network()).isEqualTo(Network.HOST);
    assertThat(start.onHost(String.valueOf(start.webConfigFile())))
        .contains("/etc/node_exporter/config.yml");
    assertThat(start.onHost("${CREDENTIALS_DIRECTORY}/a.crt")).contains("/etc/node_exporter/a.crt");
    assertThat(start.onHost("/etc/passwd")).contains("/etc/passwd");
  }

  @Test
  void asksOverHttpsOnlyWhereTheExporterHasTls() {
    HostFile script =
        HostFile.shell("test.sh", "curl -u me:hunter2 http://node01:9100/metrics | head\n");

    assertThat(HostCheck.of(script).run().problems()).isEmpty();
    assertThat(HostCheck.of(script).webConfig(TLS).run().toText())
        .isEqualTo(
            """
            test.sh:1:20: warning: an exporter with TLS answers http by 400 Bad Request, whoever asks [host.curl.plain-http]
              1 | curl -u <secret> http://node01:9100/metrics
                |                  ^^^^^^^^^^^^^^^^^^^^^^^^^^
              hint: Ask over https, with `--cacert` and a login.

            1 warning
            """);
  }

  @Test
  void reportsWhatIsNoYaml() {
    assertThat(HostCheck.of(HostFile.compose("c.yml", "services: [\n")).run().errors()).hasSize(1);
    assertThat(HostCheck.of(HostFile.compose("c.yml", "")).run().problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', true",
    "chown 65534 config, true",
    "chown 65534 other/web.key, true",
    "chmod 640 config/web.key, true",
    "chown -R 65534 config, false",
    "chown 65534:65534 ./config/web.key, false",
    "chgrp 65534 config/*, false",
    "chmod 644 config/web.key, false",
  })
  void tellsOfAKeyThatTheContainerMayNotRead(String command, boolean told) {
    HostFile compose =
        HostFile.compose(
            "compose.yml",
            """
            services:
              blackbox-exporter:
                image: prom/blackbox-exporter:v0.28.0
                user: "65534"
                network_mode: host
                volumes: ["./config:/config:ro"]
                command: ["--web.config.file=/config/web.yml"]
            """);
    HostFile script =
        HostFile.shell("setup.sh", "openssl genpkey -out config/web.key\n" + command + "\n");

    assertThat(places(HostCheck.of(compose, script).run()))
        .isEqualTo(told ? "setup.sh:1:22 host.key.unreadable" : "");
  }
}
