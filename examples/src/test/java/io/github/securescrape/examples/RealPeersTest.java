// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.securescrape.core.tls.KeyType;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.fleet.CertificateConfig;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.fleet.FleetConfig;
import io.github.securescrape.prometheus.fleet.LoginConfig;
import io.github.securescrape.testkit.server.ActiveTarget;
import io.github.securescrape.testkit.server.Binaries;
import io.github.securescrape.testkit.server.Binary;
import io.github.securescrape.testkit.server.TargetHealth;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is generated, between a real node_exporter and a real Prometheus. */
class RealPeersTest {

  /** Also the time that a scrape may take, on a machine that starts a dozen programs meanwhile. */
  private static final Duration INTERVAL = Duration.ofSeconds(8);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The oldest and the newest Prometheus, each with the oldest and the newest node_exporter. */
  static Stream<Arguments> pairs() {
    List<Binary> prometheus = ends(Binaries.prometheus());
    List<Binary> nodeExporter = ends(Binaries.nodeExporter());
    if (prometheus.isEmpty() || nodeExporter.isEmpty()) {
      return abort("no prometheus and node_exporter on this machine");
    }
    return prometheus.stream()
        .flatMap(each -> nodeExporter.stream().map(other -> Arguments.of(each, other)));
  }

  /** The oldest of both, and the newest of both. */
  static Stream<Arguments> ofOneAge() {
    List<Arguments> pairs = pairs().toList();
    return Stream.of(pairs.get(0), pairs.get(pairs.size() - 1)).distinct();
  }

  private static List<Binary> ends(List<Binary> all) {
    return all.size() < 3 ? all : List.of(all.get(0), all.get(all.size() - 1));
  }

  /** Returns the ways to secure a fleet by name. */
  private static Map<String, Consumer<FleetConfig.Builder>> shapes() {
    Map<String, Consumer<FleetConfig.Builder>> shapes = new LinkedHashMap<>();
    shapes.put("authority", fleet -> {});
    shapes.put("self-signed", fleet -> fleet.selfSigned(true));
    shapes.put(
        "article",
        fleet ->
            fleet
                .selfSigned(true)
                .insecureSkipVerify(true)
                .inlinePassword(true)
                .certificate(
                    CertificateConfig.builder()
                        .commonName("localhost")
                        .keyType(KeyType.RSA_2048)
                        .build()));
    shapes.put("mutual-tls", fleet -> fleet.mutualTls(true));
    return shapes;
  }

  /** Returns a fleet of two exporters, of which one has a login of its own, with its files. */
  private static Fleet fleet(String name, Consumer<FleetConfig.Builder> shape, Path folder) {
    List<Integer> ports = Loopback.freePorts(2);
    LoginConfig shared = LoginConfig.builder().cost(4L).build();
    LoginConfig own =
        LoginConfig.builder()
            .username("own")
            .password(Secret.of("it's a \"$ecret\""))
            .cost(4L)
            .build();
    Fleet fleet =
        Fleet.builder(name)
            .config(config -> config.login(shared).scrapeInterval(INTERVAL))
            .config(shape)
            .exporter("node01", "127.0.0.1:" + ports.get(0))
            .exporter("node02", "localhost:" + ports.get(1), node -> node.login(own))
            .build();
    fleet.files().writeTo(folder);
    return fleet;
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void bringsEveryTargetUp(Binary prometheus, Binary nodeExporter, @TempDir Path folder) {
    Map<String, RunningFleet> running = new LinkedHashMap<>();
    try {
      shapes()
          .forEach(
              (name, shape) -> {
                Fleet fleet = fleet(name, shape, folder.resolve(name));
                running.put(
                    name,
                    RunningFleet.start(fleet, folder.resolve(name), nodeExporter, prometheus));
              });

      running.forEach(
          (name, fleet) ->
              assertThat(fleet.prometheus().awaitTargets(PATIENCE))
                  .as(name)
                  .hasSize(2)
                  .allSatisfy(
                      target -> {
                        assertThat(target.lastError()).isEmpty();
                        assertThat(target.health()).isEqualTo(TargetHealth.UP);
                      })
                  .extracting(ActiveTarget::instance)
                  .containsExactlyInAnyOrder("node01", "node02"));
    } finally {
      running.values().forEach(RunningFleet::close);
    }
  }
}
