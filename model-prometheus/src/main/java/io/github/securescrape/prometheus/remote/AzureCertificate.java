// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.remote;

import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Required;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.core.value.Secret;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The certificate of an application ({@code certificate}).
 *
 * @param clientId application, a UUID
 * @param tenantId tenant
 * @param certificatePath file on Prometheus' host with the certificate, as PEM or PFX
 * @param certificateKeyPath file on Prometheus' host with the private key, as PEM; default that of
 *     the certificate; {@code null} if unset
 * @param certificatePassword password of the file with the certificate, printed as a mask; {@code
 *     null} if unset
 * @param sendCertificateChain whether the whole chain is sent; default false; {@code null} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#remote_write">remote_write</a>
 * @since 0.1
 */
@Value.Builder
public record AzureCertificate(
    @Required String clientId,
    @Required String tenantId,
    @Required String certificatePath,
    @Nullable String certificateKeyPath,
    @Nullable Secret certificatePassword,
    @Nullable Boolean sendCertificateChain,
    @Nullable Extra extra) {

  /** Checks that all are there. Not API: use {@link #builder()}. */
  public AzureCertificate {
    Invariants.check(
        rules -> {
          rules
              .present("client_id", clientId)
              .present("tenant_id", tenantId)
              .present("certificate_path", certificatePath);
          AzureCodes.checkId(rules, "Certificate", "client_id", clientId);
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

  /** Builds an {@link AzureCertificate}. */
  public static final class Builder extends AzureCertificateBuilder {}
}
