// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.securescrape.core.problem.Report;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.yaml.PrometheusReader;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A configuration, and the files in its folder.
 *
 * @param opensFiles whether the files that it names are looked at
 * @param files their contents, the configuration under {@link #CONFIG}
 */
record FuzzCase(boolean opensFiles, Map<String, byte[]> files) {

  static final String CONFIG = "prometheus.yml";

  /** Returns a configuration that is judged alone. */
  static FuzzCase of(byte[] config) {
    return new FuzzCase(false, Map.of(CONFIG, config));
  }

  byte[] config() {
    return files.get(CONFIG);
  }

  /** Returns the text of a file, each byte as one character. */
  String text(String name) {
    return new String(files.get(name), ISO_8859_1);
  }

  /** Returns this with another text in one of the files. */
  FuzzCase with(String name, String text) {
    Map<String, byte[]> changed = new LinkedHashMap<>(files);
    changed.put(name, text.getBytes(ISO_8859_1));
    return new FuzzCase(opensFiles, changed);
  }

  /** Returns this without one of the files. */
  FuzzCase without(String name) {
    Map<String, byte[]> fewer = new LinkedHashMap<>(files);
    fewer.remove(name);
    return new FuzzCase(opensFiles, fewer);
  }

  /** Writes the files into a folder of their own. */
  void writeTo(Path folder) throws IOException {
    for (Map.Entry<String, byte[]> each : files.entrySet()) {
      Path file = folder.resolve(each.getKey());
      Files.createDirectories(file.getParent());
      Files.write(file, each.getValue());
    }
  }

  /** Returns what we say of the configuration that was written. */
  Report judge(Path config, PrometheusVersion version) {
    PrometheusReader reader = PrometheusYaml.reader().version(version);
    return (opensFiles ? reader.checkingFiles() : reader).read(config).report();
  }

  /** Returns the files as text. */
  @Override
  public String toString() {
    if (!opensFiles) {
      return new String(config(), UTF_8);
    }
    StringBuilder text = new StringBuilder();
    files.forEach(
        (name, bytes) ->
            text.append("=== ")
                .append(name)
                .append('\n')
                .append(new String(bytes, UTF_8))
                .append('\n'));
    return text.toString();
  }
}
