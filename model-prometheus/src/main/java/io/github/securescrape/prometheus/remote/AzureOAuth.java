// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.remote;

import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Required;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.core.value.Secret;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The secret of an application ({@code oauth}).
 *
 * @param clientId application, a UUID
 * @param clientSecret secret of the application, printed as a mask
 * @param tenantId tenant
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#remote_write">remote_write</a>
 * @since 0.1
 */
@Value.Builder
public record AzureOAuth(
    @Required String clientId,
    @Required Secret clientSecret,
    @Required String tenantId,
    @Nullable Extra extra) {

  /** Checks that all are there. Not API: use {@link #builder()}. */
  public AzureOAuth {
    Invariants.check(
        rules -> {
          rules
              .present("client_id", clientId)
              .present("client_secret", clientSecret)
              .present("tenant_id", tenantId);
          AzureCodes.checkId(rules, "OAuth", "client_id", clientId);
        });
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds an {@link AzureOAuth}. */
  public static final class Builder extends AzureOAuthBuilder {}
}
