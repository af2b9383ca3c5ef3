// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.tracing;

import io.github.securescrape.core.schema.Keyword;

/** The way traces are sent. */
public enum TracingClientType implements Keyword {
  /** What an explicit null stands for: none, with which traces cannot be sent. */
  NONE(""),
  /** Over gRPC. */
  GRPC("grpc"),
  /** Over HTTP. */
  HTTP("http");

  private final String keyword;

  TracingClientType(String keyword) {
    this.keyword = keyword;
  }

  @Override
  public String keyword() {
    return keyword;
  }
}
