// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import static io.github.securescrape.k8s.Fleets.plain;

import com.marcnuri.helm.Helm;
import io.github.securescrape.core.yaml.YamlDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The real Helm, with small charts of our own that use values as the real ones do. */
public final class HelmEngine {

  private static final Path CHARTS = Path.of("src/test/resources/charts");
  private static final Pattern JOBS = Pattern.compile("additional-scrape-configs.yaml: \"(.*)\"");

  private final Path folder;

  /** Returns an engine that writes values files to a folder. */
  public HelmEngine(Path folder) {
    this.folder = folder;
  }

  /** Returns what a chart makes of values files, given in the order in which they are merged. */
  public String render(String chart, String... values) {
    var template =
        new Helm(CHARTS.resolve(chart))
            .template()
            .withName("prometheus-stack")
            .withNamespace("prometheus");
    try {
      Files.createDirectories(folder);
      for (int i = 0; i < values.length; i++) {
        Path file = folder.resolve("values" + i + ".yaml");
        Files.writeString(file, values[i]);
        template = template.withValuesFile(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return template.call();
  }

  /** Returns the text with scrape jobs that the operator gets of kube-prometheus-stack. */
  String stackJobs(String... values) {
    Matcher jobs = JOBS.matcher(render("kube-prometheus-stack", values));
    return jobs.find() ? plain(jobs.group(1)) : "";
  }

  /** Returns the {@code prometheus.yml} that the chart prometheus makes. */
  String chartConfig(String... values) {
    YamlDocument map = YamlDocument.parse("", render("prometheus", values), ValuesFile.DIALECT);
    Object data = Trees.get(map.tree(path -> false), "data");
    return Trees.anyText(Trees.get(data, "prometheus.yml"));
  }
}
