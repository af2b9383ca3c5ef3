// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.http;

import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.value.Secret;
import java.util.Map;
import java.util.Set;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * How a client signs its request for a token; the keys stand among those of {@link OAuth2}. They
 * count with {@link OAuth2#JWT_BEARER} only.
 *
 * @param clientCertificateKeyId name of the key, for the server; {@code null} if unset
 * @param clientCertificateKey private key to sign with, as PEM, printed as a mask; {@code null} if
 *     unset
 * @param clientCertificateKeyFile file on Prometheus' host with the private key; {@code null} if
 *     unset
 * @param clientCertificateKeyRef name of the private key in a secret manager; {@code null} if unset
 * @param signatureAlgorithm {@code RS256}, {@code RS384} or {@code RS512}; {@code null} if unset
 * @param iss who signs; {@code null} if unset
 * @param audience whom the request is for; {@code null} if unset
 * @param claims further claims; empty if unset
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#oauth2">oauth2</a>
 * @since 0.1
 */
@Value.Builder
public record JwtBearerGrant(
    @Nullable String clientCertificateKeyId,
    @Nullable Secret clientCertificateKey,
    @Nullable String clientCertificateKeyFile,
    @Nullable String clientCertificateKeyRef,
    @Nullable String signatureAlgorithm,
    @Nullable String iss,
    @Nullable String audience,
    Map<String, Object> claims) {

  private static final Set<String> ALGORITHMS = Set.of("RS256", "RS384", "RS512");

  /** Nothing set. */
  public static final JwtBearerGrant NONE = builder().build();

  /** Copies the claims. Not API: use {@link #builder()}. */
  public JwtBearerGrant {
    claims = Invariants.copyOf(claims);
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** States the rules that hold where these settings count. */
  void check(Invariants rules) {
    rules
        .atMostOne(
            HttpCodes.CLIENT_CERTIFICATE_KEY_CONFLICT,
            clientCertificateKey,
            clientCertificateKeyFile,
            clientCertificateKeyRef)
        .holds(
            !Invariants.isSet(signatureAlgorithm) || ALGORITHMS.contains(signatureAlgorithm),
            HttpCodes.SIGNATURE_ALGORITHM,
            signatureAlgorithm);
  }

  /** Builds a {@link JwtBearerGrant}. */
  public static final class Builder extends JwtBearerGrantBuilder {}
}
