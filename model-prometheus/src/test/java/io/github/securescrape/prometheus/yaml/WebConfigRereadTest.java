// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.web.WebConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a running exporter makes of a file that has changed. */
class WebConfigRereadTest {

  @TempDir Path folder;

  @Test
  void keepsOtherUsersWhereOneHashIsNone() throws IOException {
    WebConfig config =
        reread(
                """
                basic_auth_users:
                  bad: no-hash
                  dave: $2y$10$2UXri9cIDdgeKjBo4Rlpx.U3ZLDV8X1IxKmsfOvhcM5oXQt/mLmXq
                """)
            .orThrow();

    assertThat(config.basicAuthUsers()).containsOnlyKeys("bad", "dave");
    assertThat(config.basicAuthUsers().get("bad").verifies(Secret.of("no-hash"))).isFalse();
    assertThat(config.basicAuthUsers().get("dave").verifies(Secret.of("dave123"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tls_server_config: {cert_file: a}",
        "tls_server_config: {cert_file: a, key_file: b, client_auth_type: Whatever}",
        "tls_server_config: {cert_file: a, key_file: b, client_ca_file: c}"
      })
  void leavesOutTlsThatWouldFail(String text) throws IOException {
    assertThat(reread(text).orThrow().tlsServerConfig()).isNull();
  }

  @Test
  void looksAtNoNamedFile() throws IOException {
    String text = "tls_server_config: {cert_file: nope, key_file: nope}";

    assertThat(reread(text).orThrow().isTls()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: b",
        "tls_server_config: {cipher_suites: [NOPE]}",
        "tls_server_config: {client_auth_type: [a]}",
        "http_server_config: {headers: {X-Own: 1}}"
      })
  void failsWhereRequestsFail(String text) throws IOException {
    assertThat(reread(text).report().hasErrors()).isTrue();
  }

  @Test
  void failsWithoutAFile() {
    assertThat(WebConfigYaml.reread(folder.resolve("nope.yml")).report().hasErrors()).isTrue();
  }

  private Read<WebConfig> reread(String text) throws IOException {
    return WebConfigYaml.reread(Files.writeString(folder.resolve("web.yml"), text));
  }
}
