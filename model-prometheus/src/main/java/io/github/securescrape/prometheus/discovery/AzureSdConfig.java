// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Inline;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Key;
import io.github.securescrape.core.schema.Required;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.schema.Unchecked;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import io.github.securescrape.prometheus.http.ProxyConfig;
import io.github.securescrape.prometheus.http.TlsConfig;
import java.time.Duration;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Virtual machines of Azure ({@code azure_sd_config}).
 *
 * @param environment the cloud; default {@code AzurePublicCloud}; {@code null} if unset
 * @param authenticationMethod how Prometheus proves itself; default {@code OAuth}; {@code null} if
 *     unset
 * @param subscriptionId the subscription whose machines are listed
 * @param tenantId tenant of the application, needed with {@code OAuth}; {@code null} if unset
 * @param clientId the application, needed with {@code OAuth}; {@code null} if unset
 * @param clientSecret secret of the application, needed with {@code OAuth}, printed as a mask;
 *     {@code null} if unset
 * @param resourceGroup the only resource group to look at; default all; {@code null} if unset
 * @param port port of the targets; default 80; {@code null} if unset
 * @param refreshInterval time between looks; default 5m; {@code null} if unset
 * @param http HTTP client settings; {@link HttpClientConfig#DEFAULTS} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#azure_sd_config">azure_sd_config</a>
 * @since 0.1
 */
@Key("azure_sd_configs")
@Value.Builder
public record AzureSdConfig(
    @Since("2.4.0") @Default("AzurePublicCloud") @Nullable String environment,
    @Since("2.7.0") @Default("OAuth") @Nullable AzureAuthenticationMethod authenticationMethod,
    @Required String subscriptionId,
    @Nullable String tenantId,
    @Nullable String clientId,
    @Nullable Secret clientSecret,
    @Since("2.35.0") @Nullable String resourceGroup,
    @Default("80") @Nullable Long port,
    @Default("5m") @Nullable Duration refreshInterval,
    @Inline
        @Since("2.31.0")
        @Unchecked(
            until = "2.48.0",
            except = {ProxyConfig.class, TlsConfig.class})
        HttpClientConfig http,
    @Nullable Extra extra)
    implements ServiceDiscovery {

  static final ProblemCode OAUTH_INCOMPLETE =
      ProblemCode.error(
          "discovery.azure.oauth-incomplete",
          "azure SD configuration requires a `{0}` with the authentication method OAuth",
          "Add `{0}`, or set another `authentication_method`.");

  /** Checks what the method needs. Not API: use {@link #builder(String)}. */
  public AzureSdConfig {
    boolean oauth =
        authenticationMethod == null || authenticationMethod == AzureAuthenticationMethod.OAUTH;
    Invariants.check(
        rules -> {
          rules.present("subscription_id", subscriptionId);
          if (oauth) {
            need(rules, "tenant_id", tenantId);
            need(rules, "client_id", clientId);
            need(rules, "client_secret", clientSecret);
          }
        });
  }

  private static void need(Invariants rules, String key, @Nullable Object value) {
    rules.holds(
        Invariants.isSet(value), OAUTH_INCOMPLETE.onKeys(key, "authentication_method"), key);
  }

  /** Returns a builder for the machines of the given subscription. */
  public static Builder builder(String subscriptionId) {
    return new Builder().subscriptionId(subscriptionId);
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builds an {@link AzureSdConfig}. */
  public static final class Builder extends AzureSdConfigBuilder {
    Builder() {
      http(HttpClientConfig.DEFAULTS);
    }
  }
}
