// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Pages of exporters that are not well. */
public final class BrokenPages {

  private static final String LOGIN = "/login";
  private static final int TOO_MUCH = 32 << 20;
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final String NO_NUMBER = "node_load1 0.21\nnode_load5 is 0.35\n";

  private BrokenPages() {}

  /** Returns pages that go out in another way. */
  public static Pages delivered(Pages pages, Delivery delivery) {
    return request -> pages.page(request).delivered(delivery);
  }

  /** Returns the text of an error, whatever is asked for. */
  public static Pages error(int status, String text) {
    return request -> Page.error(status, text);
  }

  /** Returns pages that are said to be of the web. */
  public static Pages html(Pages pages) {
    return request -> html(pages.page(request).body());
  }

  /** Returns metrics of which one has no number. */
  public static Pages invalid() {
    return request ->
        new Page(
            200,
            Map.of("Content-Type", TEXT),
            Unpooled.copiedBuffer(NO_NUMBER, StandardCharsets.UTF_8));
  }

  /** Returns pages that send everybody to a page to log in at. */
  public static Pages login() {
    return request ->
        request.uri().equals(LOGIN)
            ? html(Unpooled.copiedBuffer("<h1>Log in</h1>\n", StandardCharsets.UTF_8))
            : new Page(302, Map.of("Location", LOGIN), Unpooled.EMPTY_BUFFER);
  }

  /** Returns pages that begin with 32 MiB of comment, never packed. */
  public static Pages oversized(Pages pages) {
    byte[] comment = new byte[TOO_MUCH];
    Arrays.fill(comment, (byte) '#');
    comment[TOO_MUCH - 1] = '\n';
    return request -> {
      Page page = pages.page(plainText(request));
      ByteBuf body = Unpooled.wrappedBuffer(Unpooled.wrappedBuffer(comment), page.body());
      return new Page(page.status(), page.headers(), body);
    };
  }

  private static HttpRequest plainText(HttpRequest request) {
    request.headers().remove(HttpHeaderNames.ACCEPT_ENCODING);
    request.headers().remove(HttpHeaderNames.ACCEPT);
    return request;
  }

  private static Page html(ByteBuf body) {
    return new Page(200, Map.of("Content-Type", "text/html; charset=utf-8"), body);
  }
}
