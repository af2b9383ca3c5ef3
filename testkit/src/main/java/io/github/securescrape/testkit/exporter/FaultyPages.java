// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.exporter;

import io.github.securescrape.testkit.internal.toolkit.Delivery;
import io.github.securescrape.testkit.internal.toolkit.Page;
import io.github.securescrape.testkit.internal.toolkit.Pages;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pages of an exporter, wrong in the way that it is told. */
final class FaultyPages implements Pages {

  private static final String LOGIN = "/login";
  private static final int TOO_MUCH = 32 << 20;
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final Pages pages;
  private final Duration slowness;
  private volatile @Nullable Fault fault;

  FaultyPages(Pages pages, Duration slowness) {
    this.pages = pages;
    this.slowness = slowness;
  }

  /** Sets what is wrong from now on; {@code null} for nothing. */
  void show(@Nullable Fault fault) {
    this.fault = fault;
  }

  @Override
  public Page page(HttpRequest request) {
    Fault now = fault;
    if (now == null) {
      return pages.page(request);
    }
    return switch (now) {
      case SLOW -> pages.page(request).delivered(Delivery.after(slowness));
      case HANGING -> pages.page(request).delivered(Delivery.NEVER);
      case TRUNCATED -> pages.page(request).delivered(Delivery.HALF);
      case OVERSIZED -> oversized(request);
      case BAD_CONTENT_TYPE -> html(pages.page(request).body());
      case INVALID_EXPOSITION -> text("node_load1 0.21\nnode_load5 is 0.35\n");
      case UNAUTHORIZED -> Page.error(401, "Unauthorized");
      case FORBIDDEN -> Page.error(403, "Forbidden");
      case INTERNAL_SERVER_ERROR -> Page.error(500, "Internal Server Error");
      case REDIRECT_TO_LOGIN -> login(request);
      default -> pages.page(request);
    };
  }

  private Page oversized(HttpRequest request) {
    // Unpacked, whatever the client takes.
    request.headers().remove(HttpHeaderNames.ACCEPT_ENCODING);
    request.headers().set(HttpHeaderNames.ACCEPT, "text/plain");
    Page page = pages.page(request);
    byte[] more = new byte[TOO_MUCH];
    Arrays.fill(more, (byte) '#');
    more[TOO_MUCH - 1] = '\n';
    return new Page(
        page.status(),
        page.headers(),
        Unpooled.wrappedBuffer(Unpooled.wrappedBuffer(more), page.body()));
  }

  private static Page login(HttpRequest request) {
    if (request.uri().equals(LOGIN)) {
      return html(Unpooled.copiedBuffer("<h1>Log in</h1>\n", StandardCharsets.UTF_8));
    }
    return new Page(302, Map.of("Location", LOGIN), Unpooled.EMPTY_BUFFER);
  }

  private static Page html(ByteBuf body) {
    return new Page(200, Map.of("Content-Type", "text/html; charset=utf-8"), body);
  }

  private static Page text(String body) {
    return new Page(
        200, Map.of("Content-Type", TEXT), Unpooled.copiedBuffer(body, StandardCharsets.UTF_8));
  }
}
