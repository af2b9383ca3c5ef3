// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The pages of a simple exporter: its metrics, and a page that leads there. */
public final class MetricsPages implements Pages {

  private static final Pattern WHOLE = Pattern.compile("^(?i:https?)://[^/?]*");
  private static final String LANDING_PAGE =
      "<html><head><title>securescrape</title></head>"
          + "<body><a href=\"/metrics\">Metrics</a></body></html>\n";

  /** What a body depends on, as long as the metrics are the same. */
  private record Form(String contentType, boolean gzip) {}

  private final Supplier<MetricSnapshots> metrics;

  /** The bodies of metrics that never change; {@code null} if they may. */
  private final @Nullable Map<Form, byte[]> written;

  /** Returns pages with the metrics of a registry, which are collected for each request. */
  public MetricsPages(PrometheusRegistry registry) {
    this.metrics = registry::scrape;
    this.written = null;
  }

  /** Returns pages with metrics that never change. */
  public MetricsPages(MetricSnapshots metrics) {
    this.metrics = () -> metrics;
    this.written = new ConcurrentHashMap<>();
  }

  @Override
  public boolean mayTakeTime() {
    return written == null;
  }

  @Override
  public Page page(HttpRequest request) {
    return switch (path(request.uri())) {
      case "/metrics" -> metrics(request);
      case "/" ->
          new Page(
              200,
              Map.of("Content-Type", "text/html; charset=UTF-8"),
              Unpooled.copiedBuffer(LANDING_PAGE, StandardCharsets.UTF_8));
      default -> Page.error(404, "404 page not found");
    };
  }

  /** Returns the path of a request, which a proxy may have written as a whole URL. */
  private static String path(String uri) {
    String target = WHOLE.matcher(uri).replaceFirst("");
    int query = target.indexOf('?');
    String path = query < 0 ? target : target.substring(0, query);
    return path.isEmpty() ? "/" : path;
  }

  private Page metrics(HttpRequest request) {
    HttpHeaders asked = request.headers();
    Negotiated form = Negotiated.of(asked.get(HttpHeaderNames.ACCEPT));
    boolean gzip = Negotiated.isGzip(allOf(asked, HttpHeaderNames.ACCEPT_ENCODING));
    byte[] body =
        written == null
            ? body(form, gzip)
            : written.computeIfAbsent(
                new Form(form.contentType(), gzip), first -> body(form, gzip));
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", form.contentType());
    if (gzip) {
      headers.put("Content-Encoding", "gzip");
    }
    return new Page(200, headers, Unpooled.wrappedBuffer(body));
  }

  private byte[] body(Negotiated form, boolean gzip) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (OutputStream out = gzip ? new GZIPOutputStream(body) : body) {
      form.writer().write(out, metrics.get(), form.escaping());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return body.toByteArray();
  }

  private static String allOf(HttpHeaders headers, CharSequence name) {
    return String.join(",", headers.getAll(name));
  }
}
