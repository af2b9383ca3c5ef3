// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import io.github.securescrape.core.files.FileSource;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.core.tls.Pem;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.web.TlsServerConfig;
import io.github.securescrape.prometheus.web.WebConfig;
import io.github.securescrape.prometheus.yaml.WebConfigYaml;
import io.github.securescrape.testkit.internal.toolkit.ServerTls.Connection;
import io.github.securescrape.testkit.internal.toolkit.ServerTls.Material;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A web config file, read anew each time it is asked. */
final class WebFile {

  private final Path file;
  private final FileSource files;
  private @Nullable ServerTls last;

  WebFile(Path file) {
    this.file = file;
    Path folder = file.toAbsolutePath().getParent();
    this.files = folder == null ? FileSource.none() : FileSource.folder(folder);
  }

  /**
   * Returns the file as it is now, for a request.
   *
   * @throws io.github.securescrape.core.problem.InvalidConfigException if requests must fail
   */
  WebConfig read() {
    return WebConfigYaml.reread(file).orThrow();
  }

  /**
   * Returns a new TLS connection by the file as it is now; {@code null} if no version of TLS is
   * left.
   *
   * @param http2 whether HTTP/2 is offered, which the start has fixed
   */
  @Nullable Connection connect(boolean http2, boolean chaChaFirst) throws IOException {
    TlsServerConfig config = read().tlsServerConfig();
    if (config == null || !config.isEnabled()) {
      throw new IOException("TLS config is not present");
    }
    Secret key = config.key();
    String keyText = key == null ? null : key.reveal();
    Identity identity =
        Identity.parse(
            text(config.certFile(), config.cert()), Secret.of(text(config.keyFile(), keyText)));
    Material material =
        new Material(identity, authorities(config), config.effectiveClientAuthType());
    return tls(material).connect(config, http2, chaChaFirst);
  }

  private synchronized ServerTls tls(Material material) {
    ServerTls tls = last;
    if (tls == null || !tls.isMadeOf(material)) {
      tls = new ServerTls(material);
      last = tls;
    }
    return tls;
  }

  private @Nullable List<X509Certificate> authorities(TlsServerConfig config) throws IOException {
    boolean given = Invariants.isSet(config.clientCaFile()) || Invariants.isSet(config.clientCa());
    return given ? Pem.authorities(text(config.clientCaFile(), config.clientCa())) : null;
  }

  /** Returns the text of the file if one is named, else the text that is given. */
  private String text(@Nullable String name, @Nullable String text) throws IOException {
    if (name == null || name.isEmpty()) {
      return text == null ? "" : text;
    }
    return files.text(name).orElseThrow(() -> new IOException("cannot open " + name));
  }
}
