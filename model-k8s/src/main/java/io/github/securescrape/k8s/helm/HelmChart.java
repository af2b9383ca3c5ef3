// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import java.util.Locale;

/** The Helm charts whose values are known here. */
public enum HelmChart {
  /** {@code kube-prometheus-stack}: Prometheus run by the operator. */
  KUBE_PROMETHEUS_STACK,

  /** {@code prometheus}: Prometheus with its configuration in a ConfigMap. */
  PROMETHEUS;

  /** Returns the name of the chart. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
