// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.remote;

import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.value.Extra;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The identity of the machine that Prometheus runs on ({@code managed_identity}).
 *
 * @param clientId which one, a UUID; default the one that Azure assigned, since Prometheus 3.5.0;
 *     {@code null} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#remote_write">remote_write</a>
 * @since 0.1
 */
@Value.Builder
public record AzureManagedIdentity(@Nullable String clientId, @Nullable Extra extra) {

  /** Checks the identifier. Not API: use {@link #builder()}. */
  public AzureManagedIdentity {
    Invariants.check(
        rules -> {
          rules.holds(Invariants.isSet(clientId), AzureCodes.CLIENT_ID_MISSING);
          AzureCodes.checkId(rules, "Managed Identity", "client_id", clientId);
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

  /** Builds an {@link AzureManagedIdentity}. */
  public static final class Builder extends AzureManagedIdentityBuilder {}
}
