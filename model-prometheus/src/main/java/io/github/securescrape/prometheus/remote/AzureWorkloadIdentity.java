// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.remote;

import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Required;
import io.github.securescrape.core.value.Extra;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The identity of the pod that Prometheus runs in ({@code workload_identity}).
 *
 * @param clientId application, a UUID
 * @param tenantId tenant, a UUID
 * @param tokenFilePath file on Prometheus' host with the token of its service account; default what
 *     AZURE_FEDERATED_TOKEN_FILE of its environment says, else {@code
 *     /var/run/secrets/azure/tokens/azure-identity-token}; {@code null} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#remote_write">remote_write</a>
 * @since 0.1
 */
@Value.Builder
public record AzureWorkloadIdentity(
    @Required String clientId,
    @Required String tenantId,
    @Nullable String tokenFilePath,
    @Nullable Extra extra) {

  /** Checks the identifiers. Not API: use {@link #builder(String, String)}. */
  public AzureWorkloadIdentity {
    Invariants.check(
        rules -> {
          rules.present("client_id", clientId).present("tenant_id", tenantId);
          AzureCodes.checkId(rules, "Workload Identity", "client_id", clientId);
          AzureCodes.checkId(rules, "Workload Identity", "tenant_id", tenantId);
        });
  }

  /** Returns a builder for the given application of the given tenant. */
  public static Builder builder(String clientId, String tenantId) {
    return new Builder().clientId(clientId).tenantId(tenantId);
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builds an {@link AzureWorkloadIdentity}. */
  public static final class Builder extends AzureWorkloadIdentityBuilder {}
}
