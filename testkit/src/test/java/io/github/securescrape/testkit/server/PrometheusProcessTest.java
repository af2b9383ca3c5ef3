// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.securescrape.core.password.BcryptHash;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.GlobalConfig;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.http.BasicAuth;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.testkit.exporter.SecuredExporter;
import io.github.securescrape.testkit.scrape.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrometheusProcessTest {

  private static final String UNAUTHORIZED = "server returned HTTP status 401 Unauthorized";

  @TempDir Path folder;

  @Test
  void showsWhatCameOfEachScrape() throws IOException {
    Path web = writeWebConfig();
    write("right.txt", "right");

    for (Binary binary : Peers.prometheus()) {
      try (SecuredExporter exporter = SecuredExporter.start(web);
          PrometheusProcess prometheus =
              PrometheusProcess.start(binary, configFile(exporter.address()))) {
        List<ActiveTarget> targets = prometheus.awaitTargets();

        String url = "http://" + exporter.address() + "/metrics";
        assertThat(targets)
            .as(binary + "")
            .hasSize(2)
            .extracting(ActiveTarget::toString)
            .containsExactlyInAnyOrder(
                "up " + url + " of in", "down " + url + " of out: " + UNAUTHORIZED);
        assertThat(targets)
            .allMatch(each -> each.instance().equals(exporter.address()))
            .allMatch(each -> each.labels().get("env").equals("test"))
            .allMatch(each -> each.discoveredLabels().get("__scheme__").equals("http"))
            .allMatch(each -> each.scrapeInterval().equals(Duration.ofSeconds(1)))
            .allMatch(each -> each.lastScrape() != null)
            .allMatch(each -> each.lastScrapeDuration().toNanos() > 0);
        assertThat(prometheus.droppedTargets()).isEqualTo(1);
        assertThat(prometheus.statusConfig())
            .contains("password_file: right.txt", "password: <secret>")
            .doesNotContain("wrong");
        assertThat(prometheus).hasToString("PrometheusProcess[" + prometheus.address() + "]");
      }
    }
  }

  private Path configFile(String target) throws IOException {
    return write(
        "prometheus.yml",
        """
        global: {scrape_interval: 1s}
        scrape_configs:
          - job_name: in
            basic_auth: {username: prometheus, password_file: right.txt}
            static_configs: [{targets: ["%1$s"], labels: {env: test}}]
          - job_name: out
            basic_auth: {username: prometheus, password: wrong}
            static_configs: [{targets: ["%1$s"], labels: {env: test}}]
          - job_name: neither
            relabel_configs: [{action: drop}]
            static_configs: [{targets: ["%1$s"]}]
        """
            .formatted(target));
  }

  @Test
  void answersQueries() throws IOException {
    Path web = write("web.yml", "");

    for (Binary binary : Peers.oldestAndNewest(Peers.prometheus())) {
      try (SecuredExporter exporter = SecuredExporter.start(web);
          PrometheusProcess prometheus =
              PrometheusProcess.from(config(job("node", exporter))).binary(binary).start()) {
        prometheus.awaitTargets();

        Series up = prometheus.query("up{job='node'}").get(0);
        assertThat(up.name()).isEqualTo("up");
        assertThat(up.label("instance")).isEqualTo(exporter.address());
        assertThat(up.label("none")).isEmpty();
        assertThat(up.value()).isEqualTo(1);
        assertThat(prometheus.query("node_load1")).hasSize(1);
        assertThat(prometheus.query("none")).isEmpty();
        assertThat(prometheus.query("-1/0")).hasToString("[ -Inf]");
        assertThat(prometheus.query("sum(up)+1").get(0).name()).isEmpty();
        assertThatThrownBy(() -> prometheus.query("("))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("parse error: unclosed left parenthesis");
        assertThatThrownBy(() -> prometheus.query("up[1s]"))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("up[1s] is a matrix");
      }
    }
  }

  @Test
  void findsFilesBesideAConfigurationOfObjects() throws IOException {
    Path web = writeWebConfig();
    write("right.txt", "right");

    for (Binary binary : Peers.oldestAndNewest(Peers.prometheus())) {
      try (SecuredExporter exporter = SecuredExporter.start(web)) {
        ScrapeJob job = authenticated(job("node", exporter), "right.txt");
        try (PrometheusProcess prometheus =
            PrometheusProcess.from(config(job), folder).binary(binary).start()) {
          assertThat(prometheus.awaitTargets()).hasSize(1).allMatch(ActiveTarget::isUp);
        }
      }
    }
    assertThat(folder).isDirectoryNotContaining("glob:**prometheus.yml");
  }

  @Test
  void takesAnotherConfiguration() throws IOException {
    Path web = writeWebConfig();
    write("right.txt", "right");

    for (Binary binary : Peers.oldestAndNewest(Peers.prometheus())) {
      try (SecuredExporter exporter = SecuredExporter.start(web)) {
        ScrapeJob job = job("node", exporter);
        try (PrometheusProcess prometheus =
            PrometheusProcess.from(config(job), folder).binary(binary).start()) {
          assertThat(prometheus.awaitTargets())
              .extracting(ActiveTarget::lastError)
              .containsExactly(UNAUTHORIZED);

          prometheus.reload(config(authenticated(job, "right.txt")));

          Duration patience = Duration.ofSeconds(30);
          assertThat(prometheus.awaitTargets(patience, all -> all.get(0).isUp())).hasSize(1);
          assertThatThrownBy(() -> prometheus.reload(config(job, job)))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageStartingWith("failed to reload config: ")
              .hasMessageContaining("multiple scrape configs with job name \"node\"");
          assertThat(prometheus.statusConfig()).contains(folder.resolve("right.txt").toString());
        }
      }
    }
  }

  @Test
  void readsYourFileAgain() throws IOException {
    Peers.prometheus();
    Path file = write("prometheus.yml", "global: {external_labels: {is: old}}");

    try (PrometheusProcess prometheus = PrometheusProcess.start(file)) {
      write("prometheus.yml", "global: {external_labels: {is: new}}");
      prometheus.reload();

      assertThat(prometheus.statusConfig()).contains("is: new");
      assertThatThrownBy(() -> prometheus.reload(config()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("started with a file: change it, and reload()");
    }
  }

  @Test
  void doesNotWaitForever() throws IOException {
    Peers.prometheus();

    try (PrometheusProcess prometheus = PrometheusProcess.start(config(), folder)) {
      assertThat(prometheus.targets()).isEmpty();
      assertThatThrownBy(() -> prometheus.awaitTargets(Duration.ofMillis(1)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("not all scraped after PT0.001S, 0 dropped: []");
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

  @Test
  void tellsThatThePortIsTaken() throws IOException {
    Path web = write("web.yml", "");

    for (Binary binary : Peers.prometheus()) {
      try (SecuredExporter other = SecuredExporter.start(web)) {
        assertThatThrownBy(() -> PrometheusProcess.from(config()).start(binary, other.port()))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("bind: address already in use");
      }
    }
  }

  @Test
  void isClosedOnceOrTwice() throws IOException {
    Peers.prometheus();
    PrometheusProcess prometheus = PrometheusProcess.start(config());

    prometheus.close();
    prometheus.close();

    assertThatThrownBy(prometheus::targets).hasMessageContaining("Connection refused");
  }

  private Path writeWebConfig() throws IOException {
    String hash = BcryptHash.create(Secret.of("right"), 4).reveal();
    return write("web.yml", "basic_auth_users: {prometheus: " + hash + "}\n");
  }

  private static PrometheusConfig config(ScrapeJob... jobs) {
    return PrometheusConfig.builder()
        .global(GlobalConfig.builder().scrapeInterval(Duration.ofMillis(500)).build())
        .scrapeConfigs(List.of(jobs))
        .build();
  }

  private static ScrapeJob job(String name, SecuredExporter exporter) {
    return ScrapeJob.builder(name).staticTargets(exporter.address()).build();
  }

  private static ScrapeJob authenticated(ScrapeJob job, String passwordFile) {
    BasicAuth login = BasicAuth.builder().username("prometheus").passwordFile(passwordFile).build();
    return job.toBuilder().http(http -> http.basicAuth(login)).build();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
