// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.securescrape.core.password.BcryptHash;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.testkit.exporter.SecuredExporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrometheusProcessTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;

  @Test
  void showsWhatCameOfEachScrape() throws IOException {
    String hash = BcryptHash.create(Secret.of("right"), 4).reveal();
    Path web = write("web.yml", "basic_auth_users: {prometheus: " + hash + "}\n");
    write("right.txt", "right");

    for (Binary binary : Peers.prometheus()) {
      try (SecuredExporter exporter = SecuredExporter.start(web);
          PrometheusProcess prometheus =
              PrometheusProcess.start(binary, config(exporter.address()))) {
        String url = "http://" + exporter.address() + "/metrics";
        assertThat(prometheus.awaitScrapes(PATIENCE))
            .as(binary + "")
            .containsExactlyInAnyOrder(
                new ActiveTarget("in", exporter.address(), url, TargetHealth.UP, ""),
                new ActiveTarget(
                    "out",
                    exporter.address(),
                    url,
                    TargetHealth.DOWN,
                    "server returned HTTP status 401 Unauthorized"));
        assertThat(prometheus.statusConfig())
            .contains("password_file: right.txt", "password: <secret>")
            .doesNotContain("wrong");
        assertThat(prometheus).hasToString("PrometheusProcess[" + prometheus.address() + "]");
      }
    }
  }

  private Path config(String target) throws IOException {
    return write(
        "prometheus.yml",
        """
        global: {scrape_interval: 1s}
        scrape_configs:
          - job_name: in
            basic_auth: {username: prometheus, password_file: right.txt}
            static_configs: [{targets: ["%1$s"]}]
          - job_name: out
            basic_auth: {username: prometheus, password: wrong}
            static_configs: [{targets: ["%1$s"]}]
        """
            .formatted(target));
  }

  @Test
  void doesNotWaitForever() throws IOException {
    Binary binary = Peers.prometheus().get(0);
    Path empty = write("prometheus.yml", "");

    try (PrometheusProcess prometheus = PrometheusProcess.start(binary, empty)) {
      assertThat(prometheus.targets()).isEmpty();
      assertThatThrownBy(() -> prometheus.awaitScrapes(Duration.ofMillis(1)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("not all scraped after PT0.001S: []");
    }
  }

  @Test
  void tellsWhyItDoesNotStart() throws IOException {
    Path bad = write("prometheus.yml", "scrape_configs: [{}]\n");

    for (Binary binary : Peers.prometheus()) {
      assertThatThrownBy(() -> PrometheusProcess.start(binary, bad))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("prometheus did not start:\n")
          .hasMessageContaining("job_name is empty");
    }
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
