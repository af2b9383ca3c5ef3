// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The answer to a request.
 *
 * @param status HTTP status
 * @param headers its headers
 * @param body its body
 * @param delivery how it goes out
 */
public record Page(int status, Map<String, String> headers, ByteBuf body, Delivery delivery) {

  /** Copies the headers, into the order in which Go sends them. */
  public Page {
    headers = Collections.unmodifiableMap(new TreeMap<>(headers));
  }

  /** Returns a page that goes out at once. */
  public Page(int status, Map<String, String> headers, ByteBuf body) {
    this(status, headers, body, Delivery.AT_ONCE);
  }

  /** Returns a page of text that is an error in Go's form. */
  public static Page error(int status, String text) {
    Map<String, String> headers =
        Map.of("Content-Type", "text/plain; charset=utf-8", "X-Content-Type-Options", "nosniff");
    return new Page(status, headers, Unpooled.copiedBuffer(text + "\n", StandardCharsets.UTF_8));
  }

  /** Returns this page with other headers below its own. */
  Page above(Map<String, String> others) {
    Map<String, String> all = new HashMap<>(others);
    all.putAll(headers);
    return new Page(status, all, body, delivery);
  }

  /** Returns this page, to go out in another way. */
  public Page delivered(Delivery other) {
    return new Page(status, headers, body, other);
  }
}
