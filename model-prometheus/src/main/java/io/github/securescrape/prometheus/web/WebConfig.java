// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.web;

import io.github.securescrape.core.password.BcryptHash;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.NullIsZero;
import io.github.securescrape.core.schema.Since;
import java.util.Map;
import java.util.function.Consumer;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The file that an exporter is given with {@code --web.config.file}: how its port is secured.
 *
 * @param tlsServerConfig its certificate, and what it asks of clients; {@code null} if unset, for
 *     plain HTTP
 * @param httpServerConfig HTTP/2 and headers; {@code null} if unset
 * @param basicAuthUsers who may scrape: user names with the hashes of their passwords; empty for
 *     everybody
 * @param rateLimit how many requests are answered; {@code null} if unset
 * @see <a
 *     href="https://github.com/prometheus/exporter-toolkit/blob/master/docs/web-configuration.md">web
 *     configuration</a>
 * @since 0.1
 */
@NullIsZero
@Value.Builder
public record WebConfig(
    @NullIsZero @Nullable TlsServerConfig tlsServerConfig,
    @NullIsZero @Nullable HttpServerConfig httpServerConfig,
    Map<String, BcryptHash> basicAuthUsers,
    @Since("0.15.0") @Nullable RateLimit rateLimit) {

  /** Copies the users. Not API: use {@link #builder()}. */
  public WebConfig {
    basicAuthUsers = Invariants.copyOf(basicAuthUsers);
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Returns whether the exporter serves HTTPS. */
  public boolean isTls() {
    return tlsServerConfig != null && tlsServerConfig.isEnabled();
  }

  /** Returns whether HTTP/2 is offered over TLS, the default if unset. */
  public boolean isHttp2() {
    return httpServerConfig == null || httpServerConfig.effectiveHttp2();
  }

  /** Builds a {@link WebConfig}. */
  public static final class Builder extends WebConfigBuilder {

    /** Sets the exporter's certificate, and what it asks of clients. */
    public Builder tls(Consumer<TlsServerConfig.Builder> tls) {
      TlsServerConfig.Builder builder = TlsServerConfig.builder();
      tls.accept(builder);
      return tlsServerConfig(builder.build());
    }
  }
}
