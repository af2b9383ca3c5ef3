// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.github.securescrape.k8s.secret.FleetSecret;
import io.github.securescrape.prometheus.fleet.Fleet;

/**
 * A release of the Helm chart prometheus, which needs no operator.
 *
 * <pre>{@code
 * PrometheusChart.release("prometheus")
 *     .namespace("monitoring")
 *     .overlay(fleet)
 *     .writeTo(Path.of("out/values.yaml"));
 * }</pre>
 */
public final class PrometheusChart {

  private final String release;
  private final String namespace;

  private PrometheusChart(String release, String namespace) {
    this.release = release;
    this.namespace = namespace;
  }

  /** Returns the release with the given name; a namespace is still to be given. */
  public static PrometheusChart release(String name) {
    return new PrometheusChart(name, "");
  }

  /** Sets the namespace of the release. */
  public PrometheusChart namespace(String namespace) {
    return new PrometheusChart(release, namespace);
  }

  /** Returns a builder for values of this release, with nothing set. */
  public ChartValuesBuilder values() {
    return new ChartValuesBuilder(release, namespace);
  }

  /**
   * Returns values that make the release's Prometheus scrape a fleet, and the Secret that they
   * mount. The jobs stand in a map, so other values files keep theirs.
   *
   * @throws io.github.securescrape.core.problem.InvalidConfigException with all that is wrong with
   *     the names or the fleet's texts
   */
  public ValuesOverlay overlay(Fleet fleet) {
    ChartValuesBuilder values = values().fleet(fleet, FleetSecret.defaultName(fleet));
    return (fleet.config().hasInlinePassword() ? values.inlineSecrets() : values).build();
  }

  /** Returns the names of release and namespace. */
  @Override
  public String toString() {
    return "PrometheusChart[" + release + " in " + namespace + "]";
  }
}
