// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.alerting;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Inline;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.prometheus.discovery.ServiceDiscovery;
import io.github.securescrape.prometheus.discovery.StaticConfig;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import io.github.securescrape.prometheus.relabel.RelabelConfig;
import io.github.securescrape.prometheus.remote.SigV4Config;
import java.time.Duration;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Alertmanagers that are sent to alike ({@code alertmanager_config}).
 *
 * @param scheme {@code http} or {@code https}; default {@code http}; {@code null} if unset
 * @param pathPrefix what stands before the path of the API; default nothing; {@code null} if unset
 * @param timeout time after which a request fails; default 10s; {@code null} if unset
 * @param apiVersion version of the API; default {@link AlertmanagerApiVersion#V2}; {@code null} if
 *     unset
 * @param http HTTP client settings; {@link HttpClientConfig#DEFAULTS} if unset
 * @param sigv4 signature for AWS, in place of other authentication; {@code null} if unset
 * @param staticConfigs Alertmanagers given by address; empty if unset
 * @param serviceDiscoveries sources of further Alertmanagers, those of one type together; empty if
 *     unset
 * @param relabelConfigs rules for the labels of Alertmanagers; empty if unset
 * @param alertRelabelConfigs rules for the labels of alerts sent to these; empty if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#alertmanager_config">alertmanager_config</a>
 * @since 0.1
 */
@Value.Builder
public record AlertmanagerConfig(
    @Default("http") @Nullable String scheme,
    @Nullable String pathPrefix,
    @Default("10s") @Nullable Duration timeout,
    @Since("2.11.0") @Default(value = "v2", since = "2.26.0") @Default("v1")
        @Nullable AlertmanagerApiVersion apiVersion,
    @Inline HttpClientConfig http,
    @Since("2.48.0") @Nullable SigV4Config sigv4,
    List<StaticConfig> staticConfigs,
    @Inline List<ServiceDiscovery> serviceDiscoveries,
    List<RelabelConfig> relabelConfigs,
    @Since("2.51.0") List<RelabelConfig> alertRelabelConfigs,
    @Nullable Extra extra) {

  static final ProblemCode AUTH_CONFLICT =
      ProblemCode.error(
              "alerting.alertmanager.auth-conflict",
              "at most one of `basic_auth`, `authorization`, `oauth2`, & `sigv4` must be configured",
              "Keep one way to authenticate.")
          .onKeys(
              "sigv4",
              "basic_auth",
              "authorization",
              "oauth2",
              "bearer_token",
              "bearer_token_file");

  /** Checks the authentication. Not API: use {@link #builder()}. */
  public AlertmanagerConfig {
    staticConfigs = List.copyOf(staticConfigs);
    serviceDiscoveries = Invariants.grouped(ServiceDiscovery.class, serviceDiscoveries);
    relabelConfigs = List.copyOf(relabelConfigs);
    alertRelabelConfigs = List.copyOf(alertRelabelConfigs);
    Invariants.check(rules -> rules.holds(sigv4 == null || !http.authenticates(), AUTH_CONFLICT));
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Returns the sources of Alertmanagers of one type, such as all {@code file_sd_configs}. */
  public <T extends ServiceDiscovery> List<T> serviceDiscoveries(Class<T> type) {
    return serviceDiscoveries.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Builds an {@link AlertmanagerConfig}. */
  public static final class Builder extends AlertmanagerConfigBuilder {
    Builder() {
      http(HttpClientConfig.DEFAULTS);
    }

    /** Adds Alertmanagers by address, {@code host:port}. */
    public Builder staticTargets(String... targets) {
      return addStaticConfigs(StaticConfig.of(targets));
    }
  }
}
