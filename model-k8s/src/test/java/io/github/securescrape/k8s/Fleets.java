// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s;

import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.fleet.ExporterConfig;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.fleet.FleetConfig;
import io.github.securescrape.prometheus.fleet.LoginConfig;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;

/** Fleets to try things on. */
public final class Fleets {

  /** The password of all exporters without a login of their own. */
  public static final String PASSWORD = "correct horse {{battery}} staple";

  /** The password of {@code node02}, where it has one of its own. */
  public static final String OWN_PASSWORD = "tr0ub4dor&3";

  private Fleets() {}

  /** Returns a fleet of one exporter, {@code node01}. */
  public static Fleet one() {
    return one(config -> {});
  }

  /** Returns a fleet of one exporter, {@code node01}, with more to say about it. */
  public static Fleet one(Consumer<FleetConfig.Builder> more) {
    return Fleet.builder("external-nodes")
        .config(config -> config.login(login("prometheus", PASSWORD)))
        .exporter("node01", "203.0.113.10:9100")
        .config(more)
        .build();
  }

  /** Returns a fleet of two exporters, of which {@code node02} has a login of its own. */
  public static Fleet two() {
    return two(config -> {});
  }

  /** Returns a fleet of two exporters with more to say about it. */
  public static Fleet two(Consumer<FleetConfig.Builder> more) {
    ExporterConfig second =
        ExporterConfig.builder()
            .name("node02")
            .address("node02.example.org:9100")
            .login(login("scraper", OWN_PASSWORD))
            .putLabels("env", "prod")
            .build();
    return one(more.andThen(config -> config.addExporters(second)));
  }

  /** Returns a login that is quick to hash. */
  public static LoginConfig login(String username, String password) {
    return LoginConfig.builder().username(username).password(Secret.of(password)).cost(4L).build();
  }

  /** Returns a text as it stands in the data of a Secret. */
  public static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the text that stands for it in the data of a Secret. */
  public static String plain(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }
}
