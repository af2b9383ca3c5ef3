// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.remote;

import io.github.securescrape.core.schema.EmptyIsUnset;
import io.github.securescrape.core.schema.Keyword;

/** An Azure cloud. */
@EmptyIsUnset
public enum AzureCloud implements Keyword {
  /** The public one. */
  AZURE_PUBLIC("AzurePublic"),
  /** That of the government of the United States. */
  AZURE_GOVERNMENT("AzureGovernment"),
  /** That in China. */
  AZURE_CHINA("AzureChina");

  private final String keyword;

  AzureCloud(String keyword) {
    this.keyword = keyword;
  }

  @Override
  public String keyword() {
    return keyword;
  }
}
