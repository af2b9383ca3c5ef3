// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import io.github.securescrape.core.files.FileSource;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.core.tls.Pem;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.web.ClientAuthType;
import io.github.securescrape.prometheus.web.TlsServerConfig;
import io.github.securescrape.prometheus.web.WebConfig;
import io.github.securescrape.prometheus.yaml.WebConfigYaml;
import io.github.securescrape.testkit.internal.toolkit.ServerTls.Connection;
import io.github.securescrape.testkit.internal.toolkit.ServerTls.Material;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A web config file, read anew each time it is asked. What was made of its bytes serves again as
 * long as they are the same; nothing else, such as its time, would tell for sure.
 */
final class WebFile {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private record Parsed(ByteBuffer bytes, WebConfig config) {}

  /** The files that a connection needs, as they are. */
  private record Texts(String certificates, Secret key, @Nullable String authorities) {}

  private record Made(Texts texts, Material material) {}

  private final Path file;
  private final FileSource files;
  private final TlsProvider provider;
  private final Clock clock;
  private volatile @Nullable Parsed parsed;
  private @Nullable Made made;
  private @Nullable ServerTls last;

  WebFile(Path file, TlsProvider provider, Clock clock) {
    this.file = file;
    this.provider = provider;
    this.clock = clock;
    Path folder = file.toAbsolutePath().getParent();
    this.files = folder == null ? FileSource.none() : FileSource.folder(folder);
  }

  /**
   * Returns the file as it is now, for a request.
   *
   * @throws io.github.securescrape.core.problem.InvalidConfigException if requests must fail
   */
  WebConfig read() {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      Parsed before = parsed;
      if (before != null && before.bytes.equals(bytes)) {
        return before.config;
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
      if (text.indexOf(BYTE_ORDER_MARK) != 0) {
        WebConfig config = WebConfigYaml.reread(file.toString(), text).orThrow();
        parsed = new Parsed(bytes, config);
        return config;
      }
    } catch (IOException e) {
      // Not to be read, or not plain UTF-8.
    }
    return WebConfigYaml.reread(file).orThrow();
  }

  /**
   * Returns a new TLS connection by the file as it is now; {@code null} if no version of TLS is
   * left.
   *
   * @param http2 whether HTTP/2 is offered, which the start has fixed
   */
  @Nullable Connection connect(boolean http2, ClientHello hello) throws IOException {
    TlsServerConfig config = read().tlsServerConfig();
    if (config == null || !config.isEnabled()) {
      throw new IOException("TLS config is not present");
    }
    Secret key = config.key();
    String keyText = key == null ? null : key.reveal();
    boolean hasAuthorities =
        Invariants.isSet(config.clientCaFile()) || Invariants.isSet(config.clientCa());
    Texts texts =
        new Texts(
            text(config.certFile(), config.cert()),
            Secret.of(text(config.keyFile(), keyText)),
            hasAuthorities ? text(config.clientCaFile(), config.clientCa()) : null);
    return tls(texts, config.effectiveClientAuthType()).connect(config, http2, hello);
  }

  private synchronized ServerTls tls(Texts texts, ClientAuthType type) {
    Made before = made;
    Material material =
        before != null && before.texts.equals(texts)
            ? new Material(before.material.identity(), before.material.authorities(), type)
            : material(texts, type);
    made = new Made(texts, material);
    ServerTls tls = last;
    if (tls == null || !tls.isMadeOf(material)) {
      tls = new ServerTls(material, provider, clock);
      last = tls;
    }
    return tls;
  }

  private static Material material(Texts texts, ClientAuthType type) {
    Identity identity = Identity.parse(texts.certificates, texts.key);
    List<X509Certificate> authorities =
        texts.authorities == null ? null : Pem.authorities(texts.authorities);
    return new Material(identity, authorities, type);
  }

  /** Returns the text of the file if one is named, else the text that is given. */
  private String text(@Nullable String name, @Nullable String text) throws IOException {
    if (name == null || name.isEmpty()) {
      return text == null ? "" : text;
    }
    return files.text(name).orElseThrow(() -> new IOException("cannot open " + name));
  }
}
