// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.tls;

import io.github.securescrape.core.tls.Identity;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Shows one certificate to whoever asks, even if the peer names other authorities, as Go does;
 * Java's own key managers show none then.
 */
public final class OneIdentity extends X509ExtendedKeyManager {

  private static final String ALIAS = "identity";

  private final @Nullable Identity identity;
  private volatile boolean asked;

  /**
   * Returns a key manager for the identity.
   *
   * @param identity what to show; {@code null} for nothing
   */
  public OneIdentity(@Nullable Identity identity) {
    this.identity = identity;
  }

  /** Returns whether a server has asked for a certificate. */
  public boolean wasAsked() {
    return asked;
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String @Nullable [] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    asked = true;
    return keyTypes != null && Arrays.stream(keyTypes).anyMatch(this::fits) ? ALIAS : null;
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      @Nullable String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return keyType != null && fits(keyType) ? ALIAS : null;
  }

  /** Java asks for EdDSA, and for EC and RSA with a key exchange before them in old versions. */
  private boolean fits(String keyType) {
    String own = identity == null ? "" : identity.key().getAlgorithm();
    String wanted = keyType.substring(keyType.lastIndexOf('_') + 1);
    return own.startsWith("Ed") ? wanted.startsWith("Ed") : own.equals(wanted);
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return identity == null ? null : identity.chain().toArray(X509Certificate[]::new);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return identity == null ? null : identity.key();
  }

  @Override
  public @Nullable String chooseClientAlias(
      String @Nullable [] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return chooseEngineClientAlias(keyTypes, issuers, null);
  }

  @Override
  public @Nullable String chooseServerAlias(
      @Nullable String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return chooseEngineServerAlias(keyType, issuers, null);
  }

  @Override
  public String[] getClientAliases(@Nullable String keyType, Principal @Nullable [] issuers) {
    return new String[] {ALIAS};
  }

  @Override
  public String[] getServerAliases(@Nullable String keyType, Principal @Nullable [] issuers) {
    return new String[] {ALIAS};
  }
}
