// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.remote;

import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.value.Extra;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A token from Microsoft Entra ID, once Azure AD, sent with each request ({@code azuread}).
 *
 * <p>There is exactly one way to get it.
 *
 * @param cloud cloud; default {@link AzureCloud#AZURE_PUBLIC}; {@code null} if unset
 * @param managedIdentity identity of the machine that Prometheus runs on; {@code null} if unset
 * @param workloadIdentity identity of the pod that Prometheus runs in; {@code null} if unset
 * @param oauth secret of an application; {@code null} if unset
 * @param sdk what Azure's SDK finds in the environment; {@code null} if unset
 * @param certificate certificate of an application; {@code null} if unset
 * @param scope what the token is to be good for; default that of Azure Monitor; {@code null} if
 *     unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#remote_write">remote_write</a>
 * @since 0.1
 */
@Value.Builder
public record AzureAdConfig(
    @Default("AzurePublic") @Nullable AzureCloud cloud,
    @Nullable AzureManagedIdentity managedIdentity,
    @Since("3.7.0") @Nullable AzureWorkloadIdentity workloadIdentity,
    @Since("2.48.0") @Nullable AzureOAuth oauth,
    @Since("2.52.0") @Nullable AzureSdk sdk,
    @Since("3.13.0") @Nullable AzureCertificate certificate,
    @Since("3.9.0") @Nullable String scope,
    @Nullable Extra extra) {

  private static final Pattern SCOPE = Pattern.compile("[\\w\\t\\n\\f\\r :/.-]*");

  /** Checks that there is one way to get the token. Not API: use {@link #builder()}. */
  public AzureAdConfig {
    List<String> methods = methods(managedIdentity, workloadIdentity, oauth, sdk, certificate);
    Invariants.check(
        rules ->
            rules
                .holds(!methods.isEmpty(), AzureCodes.NO_METHOD)
                .holds(
                    methods.size() <= 1,
                    AzureCodes.TWO_METHODS,
                    methods.isEmpty() ? "" : methods.get(0),
                    methods.isEmpty() ? "" : methods.get(methods.size() - 1))
                .holds(methods.size() <= 1, AzureCodes.METHODS)
                .holds(scope == null || SCOPE.matcher(scope).matches(), AzureCodes.SCOPE));
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Returns the names of those methods that are there. */
  private static List<String> methods(
      @Nullable Object managedIdentity,
      @Nullable Object workloadIdentity,
      @Nullable Object oauth,
      @Nullable Object sdk,
      @Nullable Object certificate) {
    List<String> methods = new ArrayList<>();
    add(methods, managedIdentity, "Azure Managed Identity");
    add(methods, workloadIdentity, "Azure Workload Identity");
    add(methods, oauth, "Azure OAuth");
    add(methods, sdk, "Azure SDK");
    add(methods, certificate, "Azure Certificate");
    return methods;
  }

  private static void add(List<String> methods, @Nullable Object method, String name) {
    if (method != null) {
      methods.add(name);
    }
  }

  /** Builds an {@link AzureAdConfig}. */
  public static final class Builder extends AzureAdConfigBuilder {}
}
