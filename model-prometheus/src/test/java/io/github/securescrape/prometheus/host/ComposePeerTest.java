// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.RealTool;
import io.github.securescrape.core.value.IpAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the real Compose makes of files. */
class ComposePeerTest {

  /** Returns what each Compose at hand makes of a file. */
  private static List<String> config(String compose, String env) throws Exception {
    List<String> all = new ArrayList<>();
    for (RealTool tool : RealTool.findAll("compose", "docker-compose")) {
      tool.write("docker-compose.yml", compose);
      tool.write(".env", env);
      all.add(tool.run("config"));
    }
    return all;
  }

  @Test
  void takesTheFileOnTheHostsNetwork() throws Exception {
    assertThat(config(NodeExporterCompose.builder().build().toYaml(), ""))
        .allSatisfy(
            each ->
                assertThat(each)
                    .contains(
                        "network_mode: host", "user: 65534:65534", "($$|/)", "read_only: true"));
  }

  @Test
  void takesTheFileThatPublishesThePort() throws Exception {
    for (String address : new String[] {"203.0.113.10", "2001:db8::10"}) {
      NodeExporterCompose compose =
          NodeExporterCompose.builder()
              .publishedAt(IpAddress.parse(address).orElseThrow())
              .listenAddress(":9101")
              .build();

      assertThat(config(compose.toYaml(), ""))
          .allSatisfy(
              each ->
                  assertThat(each)
                      .contains("host_ip: " + address, "published: \"9101\"", "target: 9101"));
    }
  }

  @Test
  void leavesOutTheEndOfAHashWhereTheCheckSaysSo() throws Exception {
    String eaten = "$2y$12$hNf2lSsxfm0.i4a";
    String whole = "$2y$12$.Nf2lSsxfm0.i4a";

    assertThat(passwordHash(eaten, "")).isEqualTo("$2y$12.i4a");
    assertThat(passwordHash(whole, "")).isEqualTo(whole);
    assertThat(passwordHash(eaten.replace("$", "$$"), "")).isEqualTo(eaten);
    assertThat(passwordHash("${HASH}", "HASH=" + eaten)).isEqualTo("$2y$12.i4a");
    assertThat(passwordHash("${HASH}", "HASH=\"" + eaten + "\"")).isEqualTo("$2y$12.i4a");
    assertThat(passwordHash("${HASH}", "HASH='" + eaten + "'")).isEqualTo(eaten);
    assertThat(passwordHash("${HASH}", "HASH=" + whole)).isEqualTo(whole);
  }

  /** Returns what a variable of a container is set to, once Compose and the check agree on it. */
  private static String passwordHash(String value, String env) throws Exception {
    String compose =
        """
        services:
          proxy:
            image: caddy:2.9.1
            environment:
              PASSWORD_HASH: '%s'
        """
            .formatted(value);
    List<String> arrivals =
        config(compose, env).stream().map(ComposePeerTest::hashIn).distinct().toList();
    assertThat(arrivals).as("the versions agree").hasSize(1);
    String arrived = arrivals.get(0);
    String meant = env.isEmpty() ? value.replace("$$", "$") : env.replaceAll("HASH=|[\"']", "");
    boolean warned =
        !HostCheck.of(HostFile.compose("docker-compose.yml", compose), HostFile.env(".env", env))
            .run()
            .warnings()
            .isEmpty();
    assertThat(warned).as(value + " " + env).isEqualTo(!arrived.equals(meant));
    return arrived;
  }

  private static String hashIn(String config) {
    String line =
        config.lines().filter(each -> each.contains("PASSWORD_HASH:")).findFirst().orElseThrow();
    return line.substring(line.indexOf(':') + 1).strip().replace("$$", "$");
  }
}
