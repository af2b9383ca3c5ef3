// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.tracing;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Required;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.http.TlsConfig;
import io.github.securescrape.prometheus.internal.http.ReservedHeaders;
import java.time.Duration;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Where Prometheus' own traces are sent ({@code tracing_config}).
 *
 * @param clientType way they are sent; default {@link TracingClientType#GRPC}; {@code null} if
 *     unset
 * @param endpoint where they are sent, {@code host:port}
 * @param samplingFraction share of the traces that is sent, from 0 to 1; default 0; {@code null} if
 *     unset
 * @param insecure whether they are sent without TLS; default false; {@code null} if unset
 * @param tlsConfig whom to trust, and how to prove oneself; {@code null} if unset
 * @param headers further headers of each request, by name, printed as a mask; empty if unset
 * @param compression how they are compressed; default not at all; {@code null} if unset
 * @param timeout time after which a request fails; default 10s, also for 0; {@code null} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#tracing_config">tracing_config</a>
 * @since 0.1
 */
@Value.Builder
public record TracingConfig(
    @Default("grpc") @Nullable TracingClientType clientType,
    @Required String endpoint,
    @Nullable Double samplingFraction,
    @Nullable Boolean insecure,
    @Nullable TlsConfig tlsConfig,
    Map<String, Secret> headers,
    @Nullable TracingCompression compression,
    @Nullable Duration timeout,
    @Nullable Extra extra) {

  static final ProblemCode AUTHORIZATION_HEADER =
      ProblemCode.error(
          "tracing.headers.authorization",
          "custom authorization header configuration is not yet supported",
          "Remove the header; use a client certificate under `tls_config`.");

  static final ProblemCode RESERVED_HEADER =
      ProblemCode.error(
          "tracing.headers.reserved",
          "\"{0}\" is a reserved header, it must not be changed",
          "Remove the header; Prometheus sets it itself.");

  /** Checks endpoint and headers. Not API: use {@link #builder(String)}. */
  public TracingConfig {
    headers = Invariants.copyOf(headers);
    Map<String, Secret> names = headers;
    Invariants.check(
        rules -> {
          rules.present("endpoint", endpoint);
          ReservedHeaders.check(names, rules, AUTHORIZATION_HEADER, RESERVED_HEADER);
        });
  }

  /** Returns a builder for sending to the given endpoint. */
  public static Builder builder(String endpoint) {
    return new Builder().endpoint(endpoint);
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builds a {@link TracingConfig}. */
  public static final class Builder extends TracingConfigBuilder {}
}
