// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.schema.Keyword;
import io.github.securescrape.core.schema.Since;

/** How a discovery in Azure proves itself. */
public enum AzureAuthenticationMethod implements Keyword {
  /** As an application with a client secret. */
  OAUTH("OAuth"),
  /** As the identity of the machine that Prometheus runs on. */
  MANAGED_IDENTITY("ManagedIdentity"),
  /** As Azure's SDK finds out from the environment. */
  @Since("2.52.0")
  SDK("SDK"),
  /** As the identity of the Kubernetes service account that Prometheus runs as. */
  @Since("3.11.0")
  WORKLOAD_IDENTITY("WorkloadIdentity");

  private final String keyword;

  AzureAuthenticationMethod(String keyword) {
    this.keyword = keyword;
  }

  @Override
  public String keyword() {
    return keyword;
  }
}
