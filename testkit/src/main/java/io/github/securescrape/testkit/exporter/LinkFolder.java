// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.exporter;

import io.github.securescrape.core.files.FileMode;
import io.github.securescrape.core.files.FileSet;
import io.github.securescrape.core.tls.CertificateAuthority;
import io.github.securescrape.core.tls.CertificateRequest;
import io.github.securescrape.core.tls.CertificateRequest.Purpose;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.testkit.internal.folder.TemporaryFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The files of a link, in a folder that goes with them. */
final class LinkFolder implements AutoCloseable {

  private final Link link;
  private final Clock clock;
  private final TemporaryFolder folder = TemporaryFolder.create("exporter");
  private @Nullable Identity identity;
  private boolean faulty;

  LinkFolder(Link link, Clock clock) {
    this.link = link;
    this.clock = clock;
    this.identity = link.server();
    try {
      link.files().writeTo(folder.path());
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  Link link() {
    return link;
  }

  Path path() {
    return folder.path();
  }

  Path webConfigFile() {
    return path().resolve(Link.WEB_CONFIG);
  }

  ScrapeJob scrapeJob(String address) {
    return link.job().of(path(), address);
  }

  SSLContext sslContext() {
    return ClientContext.create(link.trusted(), link.client());
  }

  /** Puts a faulty certificate in the place of the good one. */
  void spoil(Fault fault) {
    write(FaultyCertificate.of(fault, identity(), issuer(), clock));
    faulty = true;
  }

  /** Puts the good certificate back. */
  void mend() {
    if (faulty) {
      write(FaultyCertificate.none(identity()));
      faulty = false;
    }
  }

  /** Has another certificate issued for the same names. */
  void renew() {
    identity =
        issuer()
            .issue(
                CertificateRequest.builder("exporter")
                    .names(identity().names())
                    .purposes(List.of(Purpose.SERVER))
                    .build());
    if (!faulty) {
      write(FaultyCertificate.none(identity()));
    }
  }

  private Identity identity() {
    if (identity == null) {
      throw new IllegalStateException("this exporter serves plain HTTP");
    }
    return identity;
  }

  private CertificateAuthority issuer() {
    CertificateAuthority authority = link.authority();
    if (authority == null) {
      throw new IllegalStateException("nobody here issues this exporter's certificates");
    }
    return authority;
  }

  private void write(FaultyCertificate shown) {
    FileSet.builder()
        .add(link.pair() + ".crt", shown.chainPem(), FileMode.PUBLIC)
        .add(link.pair() + ".key", shown.keyPem())
        .build()
        .writeTo(path());
  }

  @Override
  public void close() {
    folder.close();
  }
}
