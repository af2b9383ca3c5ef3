// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import io.netty.handler.codec.http.HttpRequest;

/** What an exporter has to show to those it lets in. */
@FunctionalInterface
public interface Pages {

  /** Returns the answer to a request. */
  Page page(HttpRequest request);

  /** Returns whether an answer may be long in coming, such as one that others must give. */
  default boolean mayTakeTime() {
    return true;
  }
}
