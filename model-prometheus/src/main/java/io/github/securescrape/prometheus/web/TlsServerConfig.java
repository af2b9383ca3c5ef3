// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.web;

import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.http.TlsVersion;
import java.util.Arrays;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * TLS of an exporter ({@code tls_server_config}): its certificate, and what it asks of clients.
 *
 * <p>Files are looked up in the folder of the web config. Where a file and a text are both given,
 * the file counts. TLS is on if certificate, key, client authority or client authentication is set;
 * anything else alone leaves plain HTTP.
 *
 * @param certFile file with the certificate and its chain; {@code null} if unset
 * @param keyFile file with the private key; {@code null} if unset
 * @param cert certificate and its chain, as PEM; {@code null} if unset
 * @param key private key, as PEM, printed as a mask; {@code null} if unset
 * @param clientAuthType what is asked of clients; default {@link ClientAuthType#NO_CLIENT_CERT};
 *     {@code null} if unset
 * @param clientCaFile file with the authorities of clients; default those of the system; {@code
 *     null} if unset
 * @param clientCa authorities of clients, as PEM; {@code null} if unset
 * @param clientAllowedSans names of which a client's certificate must have one; empty lets nobody
 *     in; {@code null} if unset, for no such check
 * @param minVersion lowest TLS version; default {@link TlsVersion#TLS12}; {@code null} if unset
 * @param maxVersion highest TLS version; default {@link TlsVersion#TLS13}; {@code null} if unset
 * @param cipherSuites suites to offer up to TLS 1.2; default Go's; empty if unset
 * @param curvePreferences curves to offer; default Go's; empty if unset
 * @param preferServerCipherSuites without effect since Go 1.17; default true; {@code null} if unset
 * @see <a
 *     href="https://github.com/prometheus/exporter-toolkit/blob/master/docs/web-configuration.md">web
 *     configuration</a>
 * @since 0.1
 */
@Value.Builder
public record TlsServerConfig(
    @Nullable String certFile,
    @Nullable String keyFile,
    @Since("0.11.0") @Nullable String cert,
    @Since("0.11.0") @Nullable Secret key,
    @Nullable ClientAuthType clientAuthType,
    @Nullable String clientCaFile,
    @Since("0.11.0") @Nullable String clientCa,
    @Since("0.10.0") @Nullable List<String> clientAllowedSans,
    @Default("TLS12") @Nullable TlsVersion minVersion,
    @Default("TLS13") @Nullable TlsVersion maxVersion,
    List<CipherSuite> cipherSuites,
    List<CurvePreference> curvePreferences,
    @Default("true") @Nullable Boolean preferServerCipherSuites) {

  /** Checks the rules within one {@code tls_server_config}. Not API: use {@link #builder()}. */
  public TlsServerConfig {
    clientAllowedSans = clientAllowedSans == null ? null : List.copyOf(clientAllowedSans);
    cipherSuites = List.copyOf(cipherSuites);
    curvePreferences = List.copyOf(curvePreferences);
    boolean wanted =
        Arrays.asList(cert, certFile, key, keyFile, clientCa, clientCaFile, clientAuthType).stream()
            .anyMatch(Invariants::isSet);
    boolean authority = Invariants.isSet(clientCa) || Invariants.isSet(clientCaFile);
    boolean policy = clientAuthType != null && clientAuthType != ClientAuthType.NO_CLIENT_CERT;
    boolean hasCert = Invariants.isSet(cert) || Invariants.isSet(certFile);
    boolean hasKey = Invariants.isSet(key) || Invariants.isSet(keyFile);
    Invariants.check(
        rules ->
            rules
                .holds(!wanted || hasCert, WebCodes.NO_CERT)
                .holds(!wanted || hasKey, WebCodes.NO_KEY)
                .holds(!authority || policy, WebCodes.CA_WITHOUT_POLICY));
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Returns whether the exporter serves HTTPS. */
  public boolean isEnabled() {
    return Invariants.isSet(cert) || Invariants.isSet(certFile);
  }

  /** Returns what is asked of clients, the default if unset. */
  public ClientAuthType effectiveClientAuthType() {
    return clientAuthType == null ? ClientAuthType.NO_CLIENT_CERT : clientAuthType;
  }

  /** Returns the lowest TLS version, the default if unset. */
  public TlsVersion effectiveMinVersion() {
    return minVersion == null || minVersion == TlsVersion.GO_DEFAULT
        ? TlsVersion.TLS12
        : minVersion;
  }

  /** Returns the highest TLS version, the default if unset. */
  public TlsVersion effectiveMaxVersion() {
    return maxVersion == null || maxVersion == TlsVersion.GO_DEFAULT
        ? TlsVersion.TLS13
        : maxVersion;
  }

  /** Builds a {@link TlsServerConfig}. */
  public static final class Builder extends TlsServerConfigBuilder {}
}
