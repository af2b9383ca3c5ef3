// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.securescrape.core.Tally;
import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.core.value.Version;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.link.LinkCheck;
import io.github.securescrape.prometheus.link.LinkVerdict;
import io.github.securescrape.prometheus.link.LinkVerdict.State;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import io.github.securescrape.prometheus.yaml.WebConfigYaml;
import io.github.securescrape.testkit.exporter.SecuredExporter;
import io.github.securescrape.testkit.scrape.ScrapeResult;
import io.github.securescrape.testkit.scrape.Scraper;
import io.github.securescrape.testkit.server.ActiveTarget;
import io.github.securescrape.testkit.server.Binary;
import io.github.securescrape.testkit.server.NodeExporterProcess;
import io.github.securescrape.testkit.server.Peers;
import io.github.securescrape.testkit.server.PrometheusProcess;
import io.github.securescrape.testkit.server.TargetHealth;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the check says of random links comes true: of {@code -Dsecurescrape.links=N} (default 2000)
 * from {@code -Dsecurescrape.seed=N} on.
 */
class LinkCheckTest {

  private static final long LINKS = Long.getLong("securescrape.links", 2000);
  private static final long SEED = Long.getLong("securescrape.seed", 1);
  private static final long REAL_LINKS = Long.getLong("securescrape.real-links", 150);
  private static final Version HEADERS = Version.of(2, 53);
  private static final double UNKNOWN_PART = 0.02;

  @TempDir Path folder;

  private final Tally tally = new Tally("links", "own");
  private final Map<State, Integer> states = new EnumMap<>(State.class);
  private LinkMaterial material;

  @BeforeEach
  void writeFiles() throws IOException, GeneralSecurityException {
    material = new LinkMaterial();
    material.write(folder);
  }

  @Test
  void foreseesWhatBecomesOfRandomLinks() throws IOException {
    LongStream.range(SEED, SEED + LINKS).parallel().forEach(this::tryOut);

    System.out.println("figure links " + states);
    assertThat(states.getOrDefault(State.UNKNOWN, 0))
        .isLessThanOrEqualTo((int) (LINKS * UNKNOWN_PART));
    tally.finish();
  }

  private void tryOut(long seed) {
    try {
      RandomLink link = RandomLink.of(seed, material);
      Path web = Files.writeString(folder.resolve("web-" + seed + ".yml"), link.webConfig());
      Path yaml = folder.resolve("prometheus-" + seed + ".yml");
      try (Started started = Started.of(web)) {
        String address = link.host() + ":" + started.port();
        String target = link.portIsWrong() ? link.host() + ":1" : address;
        Files.writeString(yaml, link.prometheusYaml(target));

        LinkCheck check = LinkCheck.builder().exporter(address, web).prometheus(yaml).build();
        PrometheusConfig config = PrometheusYaml.reader().read(yaml).orThrow();
        ScrapeResult result = Scraper.create(folder).scrape(config.scrapeConfigs().get(0), target);

        count(seed, link, check, result);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private synchronized void count(
      long seed, RandomLink link, LinkCheck check, ScrapeResult result) {
    LinkVerdict verdict = check.verdicts().get(0);
    states.merge(verdict.state(), 1, Integer::sum);
    boolean right =
        switch (verdict.state()) {
          case UP -> result.isUp();
          case DOWN -> !result.isUp() && verdict.foresees(result.lastError());
          case UNKNOWN -> true;
        };
    tally.count(
        right,
        "seed "
            + seed
            + " "
            + verdict
            + "\n foreseen "
            + verdict.lastErrors()
            + "\n seen "
            + result.lastError()
            + "\n"
            + link.webConfig()
            + link.job());
  }

  @Test
  void foreseesWhatBecomesOfRealOnes() throws IOException {
    Binary nodeExporter = last(Peers.nodeExporter());
    // Before 2.53 jobs had no `http_headers`, which some of these have.
    for (Binary prometheus : Peers.prometheus()) {
      if (prometheus.version().isAtLeast(HEADERS)) {
        foresee(nodeExporter, prometheus);
      }
    }
  }

  private static Binary last(List<Binary> binaries) {
    return binaries.get(binaries.size() - 1);
  }

  private void foresee(Binary nodeExporter, Binary prometheus) throws IOException {
    PrometheusVersion version = new PrometheusVersion(prometheus.version());
    List<Started> started = new ArrayList<>();
    LinkCheck.Builder check = LinkCheck.builder().version(version);
    StringBuilder yaml = new StringBuilder("global: {scrape_interval: 4s, scrape_timeout: 4s}\n");
    yaml.append("scrape_configs:\n");
    try {
      for (long seed = SEED; seed < SEED + REAL_LINKS; seed++) {
        RandomLink link = RandomLink.of(seed, material);
        Path web = Files.writeString(folder.resolve("web-" + seed + ".yml"), link.webConfig());
        Started exporter = Started.of(nodeExporter, web);
        started.add(exporter);
        String address = link.host() + ":" + exporter.port();
        yaml.append(
            link.jobYaml("link-" + seed, link.portIsWrong() ? link.host() + ":1" : address));
        check.exporter(address, web);
      }
      Path file = Files.writeString(folder.resolve("prometheus.yml"), yaml);
      PrometheusConfig config = PrometheusYaml.reader().version(version).read(file).orThrow();
      List<LinkVerdict> verdicts = check.prometheus(file).build().verdicts();
      try (PrometheusProcess process =
          PrometheusProcess.from(config, folder).binary(prometheus).start()) {
        compare(prometheus, verdicts, process);
      }
    } finally {
      started.forEach(Started::close);
    }
  }

  private static void compare(
      Binary prometheus, List<LinkVerdict> verdicts, PrometheusProcess process) throws IOException {
    // What has no good files has no targets at all.
    List<String> jobs =
        verdicts.stream().filter(each -> !lacksFiles(each)).map(LinkVerdict::job).toList();
    Map<String, ActiveTarget> targets =
        process
            .awaitTargets(
                Duration.ofMinutes(1),
                all -> {
                  Set<String> done =
                      all.stream()
                          .filter(each -> each.health() != TargetHealth.UNKNOWN)
                          .map(ActiveTarget::job)
                          .collect(Collectors.toSet());
                  return done.containsAll(jobs);
                })
            .stream()
            .collect(Collectors.toMap(ActiveTarget::job, Function.identity()));
    Tally tally = new Tally("links", prometheus.version().toString());
    for (LinkVerdict verdict : verdicts) {
      ActiveTarget target = targets.get(verdict.job());
      boolean right =
          target == null
              ? lacksFiles(verdict)
              : verdict.state() == State.UNKNOWN
                  || verdict.isUp() == target.isUp()
                      && (verdict.isUp() || verdict.foresees(target.lastError()));
      tally.count(right, verdict + "\n foreseen " + verdict.lastErrors() + "\n seen " + target);
    }
    tally.finish();
  }

  private static boolean lacksFiles(LinkVerdict verdict) {
    return verdict.lastErrors().stream().anyMatch(each -> each.contains(": unable to "));
  }

  /** An exporter that runs, or the port where one would if it could. */
  private record Started(Runnable end, int port) implements AutoCloseable {

    static Started of(Path webConfig) throws IOException {
      try {
        SecuredExporter exporter = SecuredExporter.start(webConfig);
        return new Started(exporter::close, exporter.port());
      } catch (InvalidConfigException e) {
        return none();
      }
    }

    static Started of(Binary nodeExporter, Path webConfig) throws IOException {
      if (!WebConfigYaml.read(webConfig).report().hasErrors()) {
        NodeExporterProcess exporter =
            NodeExporterProcess.start(
                nodeExporter,
                webConfig,
                "--collector.disable-defaults",
                "--collector.loadavg",
                "--web.max-requests=0");
        return new Started(exporter::close, exporter.port());
      }
      assertThatThrownBy(() -> NodeExporterProcess.start(nodeExporter, webConfig))
          .isInstanceOf(IllegalStateException.class);
      return none();
    }

    private static Started none() throws IOException {
      try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        return new Started(() -> {}, free.getLocalPort());
      }
    }

    @Override
    public void close() {
      end.run();
    }
  }
}
