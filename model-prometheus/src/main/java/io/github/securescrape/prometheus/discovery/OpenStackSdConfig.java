// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Inline;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Key;
import io.github.securescrape.core.schema.Required;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.prometheus.http.TlsConfig;
import java.time.Duration;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Instances, hypervisors or load balancers of OpenStack ({@code openstack_sd_config}).
 *
 * @param role what becomes targets
 * @param region region to look at
 * @param access who Prometheus is; {@link OpenStackAccess#NONE} if unset
 * @param allTenants whether instances of all projects are listed, which administrators may; default
 *     false; {@code null} if unset
 * @param availability which endpoints are used; default {@code public}; {@code null} if unset
 * @param port port of the targets; default 80; {@code null} if unset
 * @param refreshInterval time between looks; default 60s; {@code null} if unset
 * @param tlsConfig TLS towards OpenStack; {@code null} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#openstack_sd_config">openstack_sd_config</a>
 * @since 0.1
 */
@Key("openstack_sd_configs")
@Value.Builder
public record OpenStackSdConfig(
    @Required OpenStackRole role,
    @Required String region,
    @Inline OpenStackAccess access,
    @Since("2.5.0") @Nullable Boolean allTenants,
    @Since("2.20.0") @Default("public") @Nullable OpenStackAvailability availability,
    @Default("80") @Nullable Long port,
    @Default("60s") @Nullable Duration refreshInterval,
    @Since("2.5.0") @Nullable TlsConfig tlsConfig,
    @Nullable Extra extra)
    implements ServiceDiscovery {

  /** Checks that nothing is missing. Not API: use {@link #builder(OpenStackRole, String)}. */
  public OpenStackSdConfig {
    Invariants.check(rules -> rules.present("region", region));
  }

  /** Returns a builder for targets of the given kind in a region. */
  public static Builder builder(OpenStackRole role, String region) {
    return new Builder().role(role).region(region);
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builds an {@link OpenStackSdConfig}. */
  public static final class Builder extends OpenStackSdConfigBuilder {
    Builder() {
      access(OpenStackAccess.NONE);
    }
  }
}
