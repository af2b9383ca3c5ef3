// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import java.util.List;
import java.util.Map;

/**
 * One request.
 *
 * @param method such as {@code GET}
 * @param url where it goes
 * @param headers its headers, without {@code Host}
 * @param body its body; empty for none
 */
record Request(String method, TargetUrl url, Map<String, List<String>> headers, String body) {

  /** Returns a request for what is at a URL. */
  static Request get(TargetUrl url, Map<String, List<String>> headers) {
    return new Request("GET", url, headers, "");
  }

  /** Names the method alone: headers and body hold secrets. */
  @Override
  public String toString() {
    return method + " " + url;
  }
}
