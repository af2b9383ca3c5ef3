// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.internal.go.GoText;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * How a discovery reaches Consul; the keys stand among those of {@link ConsulSdConfig}.
 *
 * @param server address of the API, {@code host:port}; default {@code localhost:8500}; {@code null}
 *     if unset
 * @param pathPrefix what stands before the paths of the API; default nothing; {@code null} if unset
 * @param scheme {@code http} or {@code https}; default {@code http}; {@code null} if unset
 * @param token token, printed as a mask; {@code null} if unset
 * @param username old form of {@code basic_auth.username}; {@code null} if unset
 * @param password old form of {@code basic_auth.password}, printed as a mask; {@code null} if unset
 * @param datacenter datacenter; default that of the agent; {@code null} if unset
 * @param namespace namespace; default that of the token; {@code null} if unset
 * @param partition admin partition; default that of the token; {@code null} if unset
 * @param allowStale whether an answer may be stale, which spares the leader; default true; {@code
 *     null} if unset
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#consul_sd_config">consul_sd_config</a>
 * @since 0.1
 */
@Value.Builder
public record ConsulAccess(
    @Default("localhost:8500") @Nullable String server,
    @Since("2.45.0") @Nullable String pathPrefix,
    @Default("http") @Nullable String scheme,
    @Nullable Secret token,
    @Nullable String username,
    @Nullable Secret password,
    @Nullable String datacenter,
    @Since("2.28.0") @Nullable String namespace,
    @Since("2.40.0") @Nullable String partition,
    @Since("2.3.0") @Default("true") @Nullable Boolean allowStale) {

  /** Nothing set. */
  public static final ConsulAccess NONE = builder().build();

  static final ProblemCode SERVER =
      ProblemCode.error(
              "discovery.consul.server",
              "consul SD configuration requires a `server` address",
              "Write an address such as `localhost:8500`, or remove the key.")
          .onKeys("server");

  /** Checks the address. Not API: use {@link #builder()}. */
  public ConsulAccess {
    Invariants.check(
        rules -> rules.holds(server == null || !GoText.trimSpace(server).isEmpty(), SERVER));
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link ConsulAccess}. */
  public static final class Builder extends ConsulAccessBuilder {}
}
