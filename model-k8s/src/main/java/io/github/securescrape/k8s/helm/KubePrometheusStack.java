// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.fabric8.openshift.api.model.monitoring.v1.Prometheus;
import io.github.securescrape.k8s.scrapeconfig.ScrapeConfigs;
import io.github.securescrape.k8s.secret.FleetSecret;
import io.github.securescrape.prometheus.fleet.Fleet;

/**
 * A release of the Helm chart kube-prometheus-stack.
 *
 * <pre>{@code
 * KubePrometheusStack.release("prometheus-stack")
 *     .namespace("prometheus")
 *     .overlay(fleet)
 *     .writeTo(Path.of("out/values.yaml"));
 * }</pre>
 */
public final class KubePrometheusStack {

  private final String release;
  private final String namespace;
  private final String secretName;

  private KubePrometheusStack(String release, String namespace, String secretName) {
    this.release = release;
    this.namespace = namespace;
    this.secretName = secretName;
  }

  /** Returns the release with the given name; a namespace is still to be given. */
  public static KubePrometheusStack release(String name) {
    return new KubePrometheusStack(name, "", "");
  }

  /** Sets the namespace of the release, which is that of its Prometheus. */
  public KubePrometheusStack namespace(String namespace) {
    return new KubePrometheusStack(release, namespace, secretName);
  }

  /** Sets the name of a fleet's Secret; default the fleet's with {@code -scrape}. */
  public KubePrometheusStack secretName(String secretName) {
    return new KubePrometheusStack(release, namespace, secretName);
  }

  /** Returns a builder for values of this release, with nothing set. */
  public StackValuesBuilder values() {
    return new StackValuesBuilder(release, namespace);
  }

  /**
   * Returns values that make the release's Prometheus scrape a fleet, and the Secret that they
   * mount.
   *
   * @throws io.github.securescrape.core.problem.InvalidConfigException with all that is wrong with
   *     the names or the fleet's texts
   */
  public ValuesOverlay overlay(Fleet fleet) {
    StackValuesBuilder values = values().fleet(fleet, secretName(fleet));
    return (fleet.config().hasInlinePassword() ? values.inlineSecrets() : values).build();
  }

  /**
   * Returns the Prometheus that the chart makes if its values change nothing about it, to see what
   * it selects and what the operator generates for it.
   */
  public Prometheus prometheus() {
    return StackPrometheus.of(release, namespace);
  }

  /** Returns the same fleet as ScrapeConfigs that the release's Prometheus selects. */
  public ScrapeConfigs scrapeConfigs(Fleet fleet) {
    return ScrapeConfigs.of(fleet)
        .namespace(namespace)
        .release(release)
        .secretName(secretName(fleet));
  }

  private String secretName(Fleet fleet) {
    return secretName.isEmpty() ? FleetSecret.defaultName(fleet) : secretName;
  }

  /** Returns the names of release and namespace. */
  @Override
  public String toString() {
    return "KubePrometheusStack[" + release + " in " + namespace + "]";
  }
}
