// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples;

import io.github.securescrape.core.problem.Read;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.nio.file.Path;

/** Reads a {@code prometheus.yml} for one version of Prometheus, and tells all that is wrong. */
public final class CheckAConfiguration {

  private CheckAConfiguration() {}

  /** Takes the file; {@code check/prometheus.yml} if none is named. */
  public static void main(String[] arguments) {
    Path file = Path.of(arguments.length == 0 ? "check/prometheus.yml" : arguments[0]);
    // snippet:start
    Read<PrometheusConfig> read = PrometheusYaml.read(file, PrometheusVersion.of("2.53.3"));

    System.out.print(read.report().toText());
    read.value().ifPresent(config -> System.out.println(config.scrapeConfigs().size() + " jobs"));
    // snippet:end
  }
}
