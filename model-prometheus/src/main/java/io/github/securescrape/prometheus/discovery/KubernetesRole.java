// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.schema.Keyword;

/** The kind of Kubernetes objects whose addresses become targets. */
public enum KubernetesRole implements Keyword {
  /** Nodes: one target each. */
  NODE("node"),
  /** Pods: one target for each port of each container. */
  POD("pod"),
  /** Services: one target for each port. */
  SERVICE("service"),
  /** Addresses behind services, listed in Endpoints. */
  ENDPOINTS("endpoints"),
  /** Addresses behind services, listed in EndpointSlices. */
  ENDPOINTSLICE("endpointslice"),
  /** Ingresses: one target for each path. */
  INGRESS("ingress");

  private final String keyword;

  KubernetesRole(String keyword) {
    this.keyword = keyword;
  }

  @Override
  public String keyword() {
    return keyword;
  }
}
