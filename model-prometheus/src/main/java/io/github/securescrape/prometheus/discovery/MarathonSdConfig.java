// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Inline;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Key;
import io.github.securescrape.core.schema.Required;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.schema.Until;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import java.time.Duration;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Apps of Marathon ({@code marathon_sd_config}).
 *
 * @param servers URLs of the servers, of which one is asked
 * @param authToken token for DC/OS, printed as a mask; {@code null} if unset
 * @param authTokenFile file on Prometheus' host with the token for DC/OS; {@code null} if unset
 * @param refreshInterval time between looks; default 30s; {@code null} if unset
 * @param timeout time after which a request fails; default 30s; {@code null} if unset
 * @param http HTTP client settings; {@link HttpClientConfig#DEFAULTS} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#marathon_sd_config">marathon_sd_config</a>
 * @since 0.1
 */
@Key("marathon_sd_configs")
@Value.Builder
public record MarathonSdConfig(
    @Required List<String> servers,
    @Since("2.3.0") @Nullable Secret authToken,
    @Since("2.3.0") @Nullable String authTokenFile,
    @Default("30s") @Nullable Duration refreshInterval,
    @Until("2.3.0") @Default("30s") @Nullable Duration timeout,
    @Inline @Since(key = "basic_auth", value = "2.3.0") @Since(key = "proxy_url", value = "2.3.0")
        HttpClientConfig http,
    @Nullable Extra extra)
    implements ServiceDiscovery {

  static final ProblemCode NO_SERVERS =
      ProblemCode.error(
              "discovery.marathon.no-servers",
              "marathon_sd: must contain at least one Marathon server",
              "Add a URL under `servers`.")
          .onKeys("servers");

  static final ProblemCode TOKEN_CONFLICT =
      ProblemCode.error(
              "discovery.marathon.token-conflict",
              "marathon_sd: at most one of `auth_token` & `auth_token_file` must be configured",
              "Remove `auth_token`; `auth_token_file` keeps the secret out of this file.")
          .onKeys("auth_token", "auth_token_file");

  static final ProblemCode AUTH_CONFLICT =
      ProblemCode.error(
              "discovery.marathon.auth-conflict",
              "marathon_sd: at most one of `auth_token(_file)`, `basic_auth`, `bearer_token(_file)` &"
                  + " `authorization` must be configured",
              "Keep one way to authenticate.")
          .onKeys(
              "auth_token",
              "auth_token_file",
              "basic_auth",
              "bearer_token",
              "bearer_token_file",
              "authorization");

  /** Checks servers and authentication. Not API: use {@link #builder()}. */
  public MarathonSdConfig {
    servers = List.copyOf(servers);
    List<String> all = servers;
    boolean token = Invariants.anySet(authToken, authTokenFile);
    boolean other =
        http.basicAuth() != null
            || http.authorization() != null
            || Invariants.anySet(http.bearerToken(), http.bearerTokenFile());
    Invariants.check(
        rules ->
            rules
                .holds(!all.isEmpty(), NO_SERVERS)
                .atMostOne(TOKEN_CONFLICT, authToken, authTokenFile)
                .holds(!token || !other, AUTH_CONFLICT));
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link MarathonSdConfig}. */
  public static final class Builder extends MarathonSdConfigBuilder {
    Builder() {
      http(HttpClientConfig.DEFAULTS);
    }
  }
}
