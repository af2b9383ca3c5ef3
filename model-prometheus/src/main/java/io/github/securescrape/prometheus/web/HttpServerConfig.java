// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.web;

import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Since;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * HTTP of an exporter ({@code http_server_config}).
 *
 * @param http2 whether HTTP/2 is offered over TLS; fixed at start; default true; {@code null} if
 *     unset
 * @param headers headers of all answers, five names are allowed; empty if unset
 * @see <a
 *     href="https://github.com/prometheus/exporter-toolkit/blob/master/docs/web-configuration.md">web
 *     configuration</a>
 * @since 0.1
 */
@Value.Builder
public record HttpServerConfig(
    @Default("true") @Nullable Boolean http2, @Since("0.7.0") Map<String, String> headers) {

  /** Values of each header that can be configured; empty for any value. */
  private static final Map<String, List<String>> HEADERS =
      Map.of(
          "Strict-Transport-Security", List.of(),
          "X-Content-Type-Options", List.of("nosniff"),
          "X-Frame-Options", List.of("deny", "sameorigin"),
          "X-XSS-Protection", List.of(),
          "Content-Security-Policy", List.of());

  /** Checks the headers. Not API: use {@link #builder()}. */
  public HttpServerConfig {
    headers = Invariants.copyOf(headers);
    Map<String, String> given = headers;
    Invariants.check(
        rules -> given.forEach((name, value) -> check(rules.at("headers", name), name, value)));
  }

  private static void check(Invariants rules, String name, String value) {
    List<String> values = HEADERS.get(name);
    rules.holds(values != null, WebCodes.BAD_HEADER, name);
    if (values != null && !values.isEmpty()) {
      String quoted = '"' + String.join("\" \"", values) + '"';
      rules.holds(values.contains(value), WebCodes.BAD_HEADER_VALUE, name, quoted, value);
    }
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Returns whether HTTP/2 is offered, the default if unset. */
  public boolean effectiveHttp2() {
    return http2 == null || http2;
  }

  /** Builds an {@link HttpServerConfig}. */
  public static final class Builder extends HttpServerConfigBuilder {}
}
