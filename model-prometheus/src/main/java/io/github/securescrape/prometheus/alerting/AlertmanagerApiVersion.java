// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.alerting;

import io.github.securescrape.core.schema.Keyword;
import io.github.securescrape.core.schema.Until;

/** A version of Alertmanager's API. */
public enum AlertmanagerApiVersion implements Keyword {
  /** What an explicit null stands for: no version, and no alert is sent. */
  NONE(""),
  /** Version 1, which Alertmanager itself dropped with 0.27. */
  @Until("3.0.0")
  V1("v1"),
  /** Version 2. */
  V2("v2");

  private final String keyword;

  AlertmanagerApiVersion(String keyword) {
    this.keyword = keyword;
  }

  @Override
  public String keyword() {
    return keyword;
  }
}
