// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.server;

import io.github.securescrape.core.files.FileSet;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.core.value.Version;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.effective.EffectiveConfig;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file in which a Prometheus of ours finds its configuration, which only we can read.
 *
 * @param folder where the file is
 * @param namedFrom where relative names in the configuration start
 * @param version of the Prometheus
 */
record OwnConfig(Path folder, Path namedFrom, Version version) {

  private static final String FILE = "prometheus.yml";

  Path file() {
    return folder.resolve(FILE);
  }

  boolean isWritten() {
    return Files.exists(file());
  }

  void write(PrometheusConfig config) {
    PrometheusConfig resolved =
        EffectiveConfig.withFilesFrom(namedFrom.toString(), config, new PrometheusVersion(version));
    Secret text = Secret.of(PrometheusYaml.print(resolved));
    FileSet.builder().add(FILE, text).build().writeTo(folder);
  }
}
