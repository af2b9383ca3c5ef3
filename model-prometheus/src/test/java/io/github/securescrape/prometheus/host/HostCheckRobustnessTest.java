// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.prometheus.host.HostFile.Kind;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Texts made of parts that rules look for, in any order. */
class HostCheckRobustnessTest {

  private static final String PASSWORD = "hunter2hunter2";

  private static final List<Kind> KINDS = List.of(Kind.values());

  private static final List<String> PARTS =
      List.of(
          " ",
          " ",
          " ",
          "\n",
          "\n",
          "\\\n",
          "\r\n",
          "'",
          "\"",
          "\\",
          "$",
          "%",
          "#",
          "-",
          "=",
          ":",
          "<<",
          ";",
          "&&",
          "|",
          "[Service]\n",
          "ExecStart=",
          "User=",
          "LoadCredential=",
          "services:\n",
          "  a:\n",
          "    image: ",
          "    ports: [",
          "]",
          "    volumes:\n      - ",
          "    command: ",
          "    healthcheck: {test: ",
          "}",
          "prom/node-exporter",
          ":v1.5.0",
          "@sha256:",
          "/etc/a.yml:",
          "9100",
          "9100:9100",
          "127.0.0.1:",
          "[::1]:",
          "--web.config",
          "--web.config.file",
          "--web.listen-address",
          "docker",
          "run",
          "-p",
          "-v",
          "compose",
          "-f",
          "/x/compose.yml",
          "iptables",
          "ip6tables",
          "-A",
          "INPUT",
          "--dport",
          "ufw",
          "firewall-cmd",
          "--add-rich-rule",
          "openssl",
          "req",
          "-x509",
          "-addext",
          "subjectAltName",
          "DNS:localhost",
          "-days",
          "htpasswd",
          "-C",
          "chown",
          "nobody:nobody",
          "curl",
          "http://a:9100/",
          "$2y$12$abc",
          "node_exporter-1.",
          "99999999999",
          "\u00e9",
          "\ud83d\ude00",
          "```",
          "<<EOF",
          "EOF",
          "curl -u me:" + PASSWORD);

  @Test
  void readsAnyTextAndShowsNoPassword() {
    Random random = new Random(7);
    int found = 0;
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int parts = random.nextInt(40); parts > 0; parts--) {
        text.append(PARTS.get(random.nextInt(PARTS.size())));
        text.append(random.nextInt(3) == 0 ? " " : "");
      }
      Kind kind = KINDS.get(random.nextInt(KINDS.size()));
      HostCheck check = HostCheck.of(new HostFile("a", kind, text.toString(), null));

      assertThat(check.starts()).isNotNull();
      List<Problem> problems = check.run().problems();
      if (kind != Kind.COMPOSE) {
        // In YAML it may be a key, and these are shown.
        assertThat(check.run().toText()).as(text.toString()).doesNotContain(PASSWORD);
      }
      assertThat(HostFile.markdown("a.md", text.toString())).isNotNull();
      found += problems.size();
    }
    assertThat(found).isGreaterThan(500);
  }
}
