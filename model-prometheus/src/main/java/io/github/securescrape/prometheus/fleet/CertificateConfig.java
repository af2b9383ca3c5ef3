// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fleet;

import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.tls.CertificateRequest;
import io.github.securescrape.core.tls.KeyType;
import io.github.securescrape.core.tls.Subject;
import java.time.Duration;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What new certificates say ({@code authority} and {@code certificate}).
 *
 * @param commonName common name; default the fleet's name for the authority, the exporter's for its
 *     certificate; {@code null} if unset
 * @param country two-letter code; {@code null} if unset
 * @param state state or province; {@code null} if unset
 * @param locality city; {@code null} if unset
 * @param organization organization; {@code null} if unset
 * @param organizationalUnit part of the organization; {@code null} if unset
 * @param keyType kind of the keys; default {@link KeyType#EC_P256}; {@code null} if unset
 * @param validity how long they are valid; default ten years for the authority, 365 days for
 *     exporters; {@code null} if unset
 */
@Value.Builder
public record CertificateConfig(
    @Nullable String commonName,
    @Nullable String country,
    @Nullable String state,
    @Nullable String locality,
    @Nullable String organization,
    @Nullable String organizationalUnit,
    @Default("ec-p256") @Nullable KeyType keyType,
    @Nullable Duration validity) {

  /** Nothing set. */
  static final CertificateConfig NONE = builder().build();

  CertificateRequest.Builder toRequest(String defaultName, Duration defaultValidity) {
    Subject subject =
        Subject.builder()
            .country(country)
            .state(state)
            .locality(locality)
            .organization(organization)
            .organizationalUnit(organizationalUnit)
            .commonName(commonName == null ? defaultName : commonName)
            .build();
    return CertificateRequest.builder(subject)
        .keyType(keyType == null ? KeyType.EC_P256 : keyType)
        .validity(validity == null ? defaultValidity : validity);
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link CertificateConfig}. */
  public static final class Builder extends CertificateConfigBuilder {}
}
