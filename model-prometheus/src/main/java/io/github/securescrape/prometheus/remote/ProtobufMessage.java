// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.remote;

import io.github.securescrape.core.schema.Keyword;

/** The message that remote write sends. */
public enum ProtobufMessage implements Keyword {
  /** That of Remote Write 1.0. */
  WRITE_REQUEST_V1("prometheus.WriteRequest"),
  /** That of Remote Write 2.0, which is smaller and carries metadata. */
  WRITE_REQUEST_V2("io.prometheus.write.v2.Request");

  private final String keyword;

  ProtobufMessage(String keyword) {
    this.keyword = keyword;
  }

  @Override
  public String keyword() {
    return keyword;
  }
}
