// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.testkit.internal.tls.CipherSuites;
import io.github.securescrape.testkit.internal.tls.NamedGroups;
import io.github.securescrape.testkit.internal.tls.OneIdentity;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.OpenSslServerContext;
import io.netty.handler.ssl.OpenSslSessionTicketKey;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/** Engines of BoringSSL, which has all settings in its contexts: there is one for each. */
final class BoringSslEngines implements TlsEngines {

  /** Not among those that a web config can choose; on as long as it chooses none. */
  private static final String POST_QUANTUM = "X25519MLKEM768";

  /** Other clients and other texts of a file need others, but hardly more than a few. */
  private static final int CONTEXTS = 8;

  private final Map<Settings, SslContext> contexts =
      new LinkedHashMap<>(CONTEXTS, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Settings, SslContext> eldest) {
          return size() > CONTEXTS;
        }
      };

  private final OneIdentity identity;
  private final ClientTrust trust;
  private final OpenSslSessionTicketKey ticketKey;

  BoringSslEngines(Identity identity, ClientTrust trust) {
    this.identity = new OneIdentity(identity);
    this.trust = trust;
    this.ticketKey =
        new OpenSslSessionTicketKey(
            random(OpenSslSessionTicketKey.NAME_SIZE),
            random(OpenSslSessionTicketKey.HMAC_KEY_SIZE),
            random(OpenSslSessionTicketKey.AES_KEY_SIZE));
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  @Override
  public List<String> usable(List<String> versions) {
    return versions;
  }

  @Override
  public synchronized SSLEngine create(Settings settings) {
    return contexts.computeIfAbsent(settings, this::context).newEngine(ByteBufAllocator.DEFAULT);
  }

  private SslContext context(Settings settings) {
    List<String> groups = new ArrayList<>(NamedGroups.inGo(settings.groups()));
    if (settings.groups().isEmpty()) {
      groups.add(0, POST_QUANTUM);
    }
    // It takes an empty list of suites for older versions as its own list.
    List<String> versions =
        CipherSuites.areOnlyOfTls13(settings.suites())
            ? settings.versions().stream().filter("TLSv1.3"::equals).toList()
            : settings.versions();
    SslContextBuilder builder =
        SslContextBuilder.forServer(identity)
            .sslProvider(SslProvider.OPENSSL)
            .trustManager(trust)
            .protocols(versions)
            .ciphers(settings.suites())
            .option(OpenSslContextOption.GROUPS, groups.toArray(String[]::new))
            .clientAuth(
                settings.type().isRequired()
                    ? ClientAuth.REQUIRE
                    : settings.wantsCertificate() ? ClientAuth.OPTIONAL : ClientAuth.NONE);
    if (settings.http2()) {
      builder.applicationProtocolConfig(
          new ApplicationProtocolConfig(
              Protocol.ALPN,
              SelectorFailureBehavior.NO_ADVERTISE,
              SelectedListenerFailureBehavior.ACCEPT,
              PROTOCOLS));
    }
    try {
      OpenSslServerContext context = (OpenSslServerContext) builder.build();
      context.sessionContext().setTicketKeys(ticketKey);
      return context;
    } catch (SSLException e) {
      throw new IllegalStateException("BoringSSL does not take the settings", e);
    }
  }

  @Override
  public boolean sendsExactAlerts() {
    return true;
  }
}
