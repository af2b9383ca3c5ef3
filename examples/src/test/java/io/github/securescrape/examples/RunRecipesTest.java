// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.fabric8.openshift.api.model.monitoring.v1alpha1.ScrapeConfig;
import io.github.securescrape.core.RealTool;
import io.github.securescrape.k8s.helm.HelmChart;
import io.github.securescrape.k8s.helm.HelmValues;
import io.github.securescrape.k8s.helm.ValuesYaml;
import io.github.securescrape.prometheus.link.LinkVerdict;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.testkit.k8s.ScrapeConfigScraper;
import io.github.securescrape.testkit.scrape.ScrapeResult;
import io.github.securescrape.testkit.scrape.Scraper;
import io.github.securescrape.testkit.server.ActiveTarget;
import io.github.securescrape.testkit.server.Binaries;
import io.github.securescrape.testkit.server.Binary;
import io.github.securescrape.testkit.server.NodeExporterProcess;
import io.github.securescrape.testkit.server.PrometheusProcess;
import io.github.securescrape.testkit.server.TargetHealth;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipes of {@code recipes}, between the programs that they are for. */
class RunRecipesTest {

  @TempDir private Path folder;
  private final List<NodeExporterProcess> running = new ArrayList<>();
  private int copies;

  @AfterEach
  void end() {
    running.forEach(NodeExporterProcess::close);
  }

  /** Returns a recipe on this machine, with the certificates that it makes. */
  private Recipe recipe(String name) {
    Path copy = folder.resolve(String.valueOf(copies++));
    Recipe recipe = Recipe.copy(name, copy).onLoopback();
    return name.endsWith("mended") ? recipe.issued() : recipe.selfSigned("localhost");
  }

  private static Binary newest(List<Binary> oldestFirst, String program) {
    return oldestFirst.isEmpty()
        ? abort("no " + program + " on this machine")
        : oldestFirst.get(oldestFirst.size() - 1);
  }

  /**
   * Starts the exporters that a file with scrape jobs goes with, each in a folder of its own: the
   * files that a web config names are found all the same.
   */
  private void startNodes(Recipe recipe, String jobs) {
    Binary program = newest(Binaries.nodeExporter(), "node_exporter");
    recipe
        .addresses()
        .forEach(
            (node, at) ->
                running.add(
                    RunningFleet.startExporter(
                        program,
                        recipe.webConfig(node, jobs),
                        Integer.parseInt(at.substring(at.indexOf(':') + 1)))));
  }

  @Test
  void prometheusSeesWhatIsForetold() {
    Binary program = newest(Binaries.prometheus(), "prometheus");
    List<Run> runs = new ArrayList<>();
    try {
      runs.add(run(program, "systemd/as-found", "1-encrypted/prometheus.yml"));
      runs.add(run(program, "systemd/as-found", "2-with-password/prometheus.yml"));
      runs.add(run(program, "systemd/mended", "prometheus/prometheus.yml"));

      assertThat(runs)
          .extracting(Run::healthAsForetold)
          .containsExactly(TargetHealth.UP, TargetHealth.DOWN, TargetHealth.UP);
    } finally {
      runs.forEach(each -> each.prometheus().close());
    }
  }

  private Run run(Binary program, String name, String jobs) {
    Recipe recipe = recipe(name);
    startNodes(recipe, jobs);
    Path config = recipe.folder().resolve(jobs);
    return new Run(recipe, jobs, PrometheusProcess.start(program, config));
  }

  /** A Prometheus that scrapes the nodes of a recipe, as one of its files says. */
  private record Run(Recipe recipe, String jobs, PrometheusProcess prometheus) {

    /** Returns how all targets are, once each is as the check said before. */
    TargetHealth healthAsForetold() {
      List<LinkVerdict> verdicts = RecipeCheck.of(recipe).verdicts().get(jobs);
      List<ActiveTarget> targets = prometheus.awaitTargets();
      assertThat(targets).hasSize(2).hasSameSizeAs(verdicts);
      TargetHealth health = targets.get(0).health();
      for (ActiveTarget target : targets) {
        assertThat(target.health()).as(target.lastError()).isEqualTo(health);
        assertThat(verdicts)
            .filteredOn(each -> each.url().equals(target.scrapeUrl()))
            .singleElement()
            .matches(each -> each.isUp() == (health == TargetHealth.UP), "foretold: " + health)
            .matches(each -> each.isUp() || each.foresees(target.lastError()), target.lastError());
      }
      return health;
    }
  }

  @Test
  void theValuesScrapeTheNode() {
    Recipe recipe = recipe("container/mended");
    startNodes(recipe, "k8s/values.yaml");

    HelmValues values =
        ValuesYaml.read(HelmChart.KUBE_PROMETHEUS_STACK, recipe.folder().resolve("k8s/values.yaml"))
            .orThrow();
    Scraper scraper = Scraper.create(values.files(List.of(recipe.secret("k8s/values.yaml"))));
    ScrapeJob job = values.scrapeJobs().get(0);

    assertThat(values.scrapeJobs()).hasSize(1);
    assertUp(scraper.scrape(job));
  }

  @Test
  void theScrapeConfigScrapesTheNode() {
    Recipe recipe = recipe("container/mended");
    startNodes(recipe, "k8s/scrapeconfig.yaml");

    assertUp(
        ScrapeConfigScraper.of(
                recipe.resource("k8s/scrapeconfig.yaml", ScrapeConfig.class),
                recipe.secret("k8s/scrapeconfig.yaml"))
            .scrape());
  }

  private static void assertUp(List<ScrapeResult> results) {
    assertThat(results)
        .singleElement()
        .satisfies(
            result -> {
              assertThat(result.lastError()).isEmpty();
              assertThat(result.labels().get("instance")).isEqualTo("node01");
              assertThat(result.series("node_load1")).isPresent();
            });
  }

  @Test
  void composeTakesTheMendedFile() throws Exception {
    for (RealTool compose : RealTool.findAll("compose", "docker-compose")) {
      compose.write(
          "docker-compose.yml", recipe("container/mended").text("node01/docker-compose.yml"));

      assertThat(compose.run("config"))
          .contains("network_mode: host", "user: 65534:65534", "^/(sys|proc|dev|host|etc)($$|/)");
    }
  }

  @Test
  void systemdTakesTheMendedUnits() throws Exception {
    RealTool analyze = RealTool.find("systemd-analyze");
    Path program = analyze.writeProgram("node_exporter");
    Recipe recipe = recipe("systemd/mended");
    for (String node : recipe.addresses().keySet()) {
      String unit = recipe.text(node + "/node_exporter.service");
      analyze.write(
          "node_exporter.service",
          unit.replace("/usr/local/bin/node_exporter", program.toString()));

      assertThat(analyze.run("verify", "--man=no", "./node_exporter.service")).isEmpty();
    }
  }
}
