// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.http;

import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.core.value.Secret;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * TLS of the scraping side ({@code tls_config}): whom Prometheus trusts, and how it proves itself.
 *
 * <p>Authority, certificate and key are each given in one way only.
 *
 * @param ca certificates to trust, as PEM; default those of the system; {@code null} if unset
 * @param caFile file on Prometheus' host with the certificates to trust; {@code null} if unset
 * @param caRef name of the certificates to trust in a secret manager; {@code null} if unset
 * @param cert Prometheus' own certificate, as PEM; {@code null} if unset
 * @param certFile file on Prometheus' host with its certificate; {@code null} if unset
 * @param certRef name of Prometheus' certificate in a secret manager; {@code null} if unset
 * @param key private key of Prometheus' certificate, as PEM, printed as a mask; {@code null} if
 *     unset
 * @param keyFile file on Prometheus' host with its private key; {@code null} if unset
 * @param keyRef name of Prometheus' private key in a secret manager; {@code null} if unset
 * @param serverName name that the target's certificate must have, in place of its address; {@code
 *     null} if unset
 * @param insecureSkipVerify whether any certificate of the target is taken; default false; {@code
 *     null} if unset
 * @param minVersion lowest TLS version; default Go's, TLS 1.2; {@code null} if unset
 * @param maxVersion highest TLS version; default Go's, TLS 1.3; {@code null} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#tls_config">tls_config</a>
 * @since 0.1
 */
@Value.Builder
public record TlsConfig(
    @Since("2.45.0") @Nullable String ca,
    @Nullable String caFile,
    @Since("2.53.0") @Nullable String caRef,
    @Since("2.45.0") @Nullable String cert,
    @Nullable String certFile,
    @Since("2.53.0") @Nullable String certRef,
    @Since("2.45.0") @Nullable Secret key,
    @Nullable String keyFile,
    @Since("2.53.0") @Nullable String keyRef,
    @Nullable String serverName,
    @Nullable Boolean insecureSkipVerify,
    @Since("2.35.0") @Nullable TlsVersion minVersion,
    @Since("2.41.0") @Nullable TlsVersion maxVersion,
    @Nullable Extra extra) {

  /** Checks the rules within one {@code tls_config}. Not API: use {@link #builder()}. */
  public TlsConfig {
    boolean hasCert = Invariants.anySet(cert, certFile, certRef);
    boolean hasKey = Invariants.anySet(key, keyFile, keyRef);
    Invariants.check(
        rules ->
            rules
                .atMostOne(HttpCodes.CA_CONFLICT, ca, caFile, caRef)
                .atMostOne(HttpCodes.CERT_CONFLICT, cert, certFile, certRef)
                .atMostOne(HttpCodes.KEY_CONFLICT, key, keyFile, keyRef)
                .holds(!hasCert || hasKey, HttpCodes.KEY_MISSING)
                .holds(!hasKey || hasCert, HttpCodes.CERT_MISSING));
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Returns whether the target's certificate is not checked. */
  public boolean skipsVerification() {
    return Boolean.TRUE.equals(insecureSkipVerify);
  }

  /** Returns the lowest TLS version that is spoken, the default if unset. */
  public TlsVersion effectiveMinVersion() {
    return minVersion == null || minVersion == TlsVersion.GO_DEFAULT
        ? TlsVersion.TLS12
        : minVersion;
  }

  /** Returns the highest TLS version that is spoken, the default if unset. */
  public TlsVersion effectiveMaxVersion() {
    return maxVersion == null || maxVersion == TlsVersion.GO_DEFAULT
        ? TlsVersion.TLS13
        : maxVersion;
  }

  /** Returns whether anything is set. */
  boolean isCustom() {
    return Invariants.anySet(ca, caFile, caRef, cert, certFile, certRef, key, keyFile, keyRef)
        || Invariants.anySet(serverName, minVersion, maxVersion)
        || skipsVerification();
  }

  /** Builds a {@link TlsConfig}. */
  public static final class Builder extends TlsConfigBuilder {}
}
