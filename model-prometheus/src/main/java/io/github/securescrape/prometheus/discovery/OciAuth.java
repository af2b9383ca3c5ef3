// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.schema.Keyword;

/** How a discovery in OCI proves itself. */
public enum OciAuth implements Keyword {
  /** As a user who signs with a key. */
  API_KEY("api_key"),
  /** As the instance that Prometheus runs on. */
  INSTANCE_PRINCIPAL("instance_principal");

  private final String keyword;

  OciAuth(String keyword) {
    this.keyword = keyword;
  }

  @Override
  public String keyword() {
    return keyword;
  }
}
