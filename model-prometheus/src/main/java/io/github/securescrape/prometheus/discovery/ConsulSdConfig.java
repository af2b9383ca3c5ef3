// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Inline;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Key;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.schema.Until;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Services in the catalog of Consul ({@code consul_sd_config}).
 *
 * @param access how Consul is reached; {@link ConsulAccess#NONE} if unset
 * @param services which services; empty for all
 * @param tags tags that a service must have; empty if unset
 * @param tag the one tag that a service must have; {@code null} if unset
 * @param nodeMeta metadata that a node must have; empty if unset
 * @param filter condition on what the catalog lists; {@code null} if unset
 * @param healthFilter condition on the instances of a service; {@code null} if unset
 * @param tagSeparator text between the tags of a service in their label; default a comma; {@code
 *     null} if unset
 * @param refreshInterval time between looks; default 30s; {@code null} if unset
 * @param http HTTP client settings; {@link HttpClientConfig#DEFAULTS} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#consul_sd_config">consul_sd_config</a>
 * @since 0.1
 */
@Key("consul_sd_configs")
@Value.Builder
public record ConsulSdConfig(
    @Inline ConsulAccess access,
    List<String> services,
    @Since("2.9.0") List<String> tags,
    @Since("2.3.0") @Until("2.9.0") @Nullable String tag,
    @Since("2.3.0") Map<String, String> nodeMeta,
    @Since("3.0.0") @Nullable String filter,
    @Since("3.11.2") @Nullable String healthFilter,
    @Default(",") @Nullable String tagSeparator,
    @Default("30s") @Nullable Duration refreshInterval,
    @Inline @Since("2.28.0") @Since(key = "tls_config", value = "2.0.0") HttpClientConfig http,
    @Nullable Extra extra)
    implements ServiceDiscovery {

  static final ProblemCode USERNAME_AND_BASIC_AUTH =
      ProblemCode.error(
              "discovery.consul.username-and-basic-auth",
              "at most one of consul SD configuration `username` and `password` and `basic_auth` can be"
                  + " configured",
              "Keep `basic_auth`.")
          .onKeys("username", "password", "basic_auth");

  static final ProblemCode USERNAME_AND_OTHER_AUTH =
      ProblemCode.error(
              "discovery.consul.username-and-other-auth",
              "at most one of `username` and `password`, `oauth2`, `authorization`, `bearer_token` &"
                  + " `bearer_token_file` must be configured",
              "Keep one way to authenticate.")
          .onKeys(
              "username",
              "password",
              "oauth2",
              "authorization",
              "bearer_token",
              "bearer_token_file");

  static final ProblemCode TOKEN_AND_OTHER_AUTH =
      ProblemCode.error(
              "discovery.consul.token-and-other-auth",
              "at most one of consul SD `token`, `authorization`, or `oauth2` can be configured",
              "Keep one of them.")
          .onKeys("token", "authorization", "oauth2");

  /** Checks the authentication. Not API: use {@link #builder()}. */
  public ConsulSdConfig {
    services = List.copyOf(services);
    tags = List.copyOf(tags);
    nodeMeta = Invariants.copyOf(nodeMeta);
    boolean user = Invariants.anySet(access.username(), access.password());
    boolean basic = http.basicAuth() != null;
    boolean header = http.authorization() != null || http.oauth2() != null;
    boolean bearer = Invariants.anySet(http.bearerToken(), http.bearerTokenFile());
    Invariants.check(
        rules ->
            rules
                .holds(!user || !basic, USERNAME_AND_BASIC_AUTH)
                .holds(!user || !header && !bearer, USERNAME_AND_OTHER_AUTH)
                .holds(!Invariants.isSet(access.token()) || !header, TOKEN_AND_OTHER_AUTH));
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link ConsulSdConfig}. */
  public static final class Builder extends ConsulSdConfigBuilder {
    Builder() {
      access(ConsulAccess.NONE);
      http(HttpClientConfig.DEFAULTS);
    }
  }
}
