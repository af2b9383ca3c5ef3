// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.Tally;
import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.link.LinkCheck;
import io.github.securescrape.prometheus.link.LinkVerdict;
import io.github.securescrape.prometheus.link.LinkVerdict.State;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import io.github.securescrape.testkit.exporter.SecuredExporter;
import io.github.securescrape.testkit.scrape.ScrapeResult;
import io.github.securescrape.testkit.scrape.Scraper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the check says of random links comes true: of {@code -Dsecurescrape.links=N} (default 300)
 * from {@code -Dsecurescrape.seed=N} on.
 */
class LinkCheckTest {

  private static final long LINKS = Long.getLong("securescrape.links", 300);
  private static final long SEED = Long.getLong("securescrape.seed", 1);
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

  /** An exporter that runs, or the port where one would if it could. */
  private record Started(SecuredExporter exporter, int port) implements AutoCloseable {

    static Started of(Path webConfig) throws IOException {
      try {
        SecuredExporter exporter = SecuredExporter.start(webConfig);
        return new Started(exporter, exporter.port());
      } catch (InvalidConfigException e) {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
          return new Started(null, free.getLocalPort());
        }
      }
    }

    @Override
    public void close() {
      if (exporter != null) {
        exporter.close();
      }
    }
  }
}
