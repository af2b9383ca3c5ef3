// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.github.securescrape.core.problem.Read;
import io.github.securescrape.prometheus.PrometheusVersion;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Values files of a Helm chart, read and checked.
 *
 * <pre>{@code
 * ValuesYaml.read(HelmChart.KUBE_PROMETHEUS_STACK, Path.of("values.yaml"), Path.of("nodes.yaml"))
 *     .report()
 *     .throwIfErrors();
 * }</pre>
 */
public final class ValuesYaml {

  private ValuesYaml() {}

  /** Returns a reader for values of a chart, to be told more. */
  public static ValuesReader reader(HelmChart chart) {
    return new ValuesReader(chart, PrometheusVersion.NEWEST_KNOWN, false);
  }

  /** Reads files in the order in which Helm is given them; the report tells all that is wrong. */
  public static Read<HelmValues> read(HelmChart chart, Path... files) {
    return reader(chart).read(files);
  }

  /**
   * Reads a text; the report tells all that is wrong with it.
   *
   * @param name name of the file to show in the report
   */
  public static Read<HelmValues> parse(HelmChart chart, String name, String text) {
    return reader(chart).parse(name, text);
  }

  /** Returns the chart that a text looks like the values of, empty if its keys tell nothing. */
  public static Optional<HelmChart> chartOf(String text) {
    Set<String> keys = ValuesFile.parse("", text).tree().keySet();
    long stack = keys.stream().filter(KnownKeys.STACK::contains).count();
    long chart = keys.stream().filter(KnownKeys.CHART::contains).count();
    if (stack == chart) {
      return Optional.empty();
    }
    return Optional.of(stack > chart ? HelmChart.KUBE_PROMETHEUS_STACK : HelmChart.PROMETHEUS);
  }
}
