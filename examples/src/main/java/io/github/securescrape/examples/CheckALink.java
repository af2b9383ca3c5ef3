// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples;

import io.github.securescrape.core.files.FileSource;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.link.LinkCheck;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import io.github.securescrape.prometheus.yaml.WebConfigYaml;
import java.nio.file.Path;

/** Tells offline whether targets will be up, from both ends, without their secrets. */
public final class CheckALink {

  private CheckALink() {}

  /** Takes the folder with {@code node01.yml} and {@code prometheus.yml}; {@code link} if none. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments.length == 0 ? "link" : arguments[0]);
    // snippet:start
    FileSource files = FileSource.folder(folder).provided("*.key", "password");

    LinkCheck check =
        LinkCheck.builder()
            .exporter(
                "203.0.113.10:9100", WebConfigYaml.read(folder.resolve("node01.yml"), files), files)
            .prometheus(
                PrometheusYaml.read(
                    folder.resolve("prometheus.yml"), PrometheusVersion.NEWEST_KNOWN),
                files)
            .build();

    check.verdicts().forEach(System.out::println);
    // snippet:end
  }
}
