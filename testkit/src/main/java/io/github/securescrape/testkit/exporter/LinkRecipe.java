// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.exporter;

import io.github.securescrape.core.files.FileMode;
import io.github.securescrape.core.files.FileSet;
import io.github.securescrape.core.password.BcryptHash;
import io.github.securescrape.core.password.Login;
import io.github.securescrape.core.tls.CertificateAuthority;
import io.github.securescrape.core.tls.CertificateRequest;
import io.github.securescrape.core.tls.CertificateRequest.Purpose;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.web.ClientAuthType;
import io.github.securescrape.prometheus.web.TlsServerConfig;
import io.github.securescrape.prometheus.web.WebConfig;
import io.github.securescrape.prometheus.yaml.WebConfigYaml;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the link to a single exporter shall be like; everything for it is made on the spot. */
final class LinkRecipe {

  private static final String PAIR = "exporter";
  private static final String CLIENT_CA = "client_ca.crt";
  private static final String CA = "ca.crt";
  private static final String CLIENT = "client";
  private static final String PASSWORD = "password";

  /** Nobody else ever sees these hashes. */
  private static final int CHEAPEST = 4;

  /** Short, so that a real Prometheus comes round soon; its time to answer is the same. */
  private static final Duration INTERVAL = Duration.ofSeconds(5);

  private final Set<String> hosts = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "::1"));
  private final List<Consumer<WebConfig.Builder>> more = new ArrayList<>();
  private @Nullable CertificateAuthority authority;
  private @Nullable Login login;
  private boolean mutual;

  void authority(CertificateAuthority authority) {
    this.authority = authority;
  }

  void login(Login login) {
    this.login = login;
  }

  void mutual() {
    mutual = true;
  }

  void more(Consumer<WebConfig.Builder> web) {
    more.add(web);
  }

  Link link(String host) {
    CertificateAuthority issuer = authority;
    if (issuer == null && mutual) {
      throw new IllegalStateException("client certificates need TLS: call tls() too");
    }
    hosts.add(host);
    Identity server = issuer == null ? null : issue(issuer, PAIR, Purpose.SERVER);
    Identity client =
        issuer == null || !mutual ? null : issue(issuer, "prometheus", Purpose.CLIENT);
    return new Link(
        exporterFiles(server).under(Link.EXPORTER).plus(jobFiles(client).under(Link.PROMETHEUS)),
        Link.EXPORTER + "/" + PAIR,
        server,
        client,
        issuer,
        issuer == null ? List.of() : List.of(issuer.certificate()),
        login,
        (folder, address) -> job(folder.resolve(Link.PROMETHEUS).toAbsolutePath(), address));
  }

  private Identity issue(CertificateAuthority issuer, String name, Purpose purpose) {
    CertificateRequest.Builder request =
        CertificateRequest.builder(name).purposes(List.of(purpose));
    boolean serves = purpose == Purpose.SERVER;
    return issuer.issue((serves ? request.hosts(hosts.toArray(String[]::new)) : request).build());
  }

  private FileSet exporterFiles(@Nullable Identity server) {
    WebConfig.Builder web = WebConfig.builder();
    FileSet.Builder files = FileSet.builder();
    CertificateAuthority issuer = authority;
    if (issuer != null && server != null) {
      web.tls(this::tls);
      files
          .add(PAIR + ".crt", server.chainPem(), FileMode.PUBLIC)
          .add(PAIR + ".key", server.keyPem());
      if (mutual) {
        files.add(CLIENT_CA, issuer.certificatePem(), FileMode.PUBLIC);
      }
    }
    Login user = login;
    if (user != null) {
      web.putBasicAuthUsers(user.username(), BcryptHash.create(user.password(), CHEAPEST));
    }
    more.forEach(each -> each.accept(web));
    return files.add("config.yml", WebConfigYaml.print(web.build()), FileMode.PRIVATE).build();
  }

  private void tls(TlsServerConfig.Builder tls) {
    tls.certFile(PAIR + ".crt").keyFile(PAIR + ".key");
    if (mutual) {
      tls.clientAuthType(ClientAuthType.REQUIRE_AND_VERIFY_CLIENT_CERT).clientCaFile(CLIENT_CA);
    }
  }

  private FileSet jobFiles(@Nullable Identity client) {
    FileSet.Builder files = FileSet.builder();
    CertificateAuthority issuer = authority;
    Login user = login;
    if (issuer != null) {
      files.add(CA, issuer.certificatePem(), FileMode.PUBLIC);
    }
    if (client != null) {
      files.add(CLIENT + ".crt", client.chainPem(), FileMode.PUBLIC);
      files.add(CLIENT + ".key", client.keyPem());
    }
    if (user != null) {
      files.add(PASSWORD, user.password());
    }
    return files.build();
  }

  private ScrapeJob job(Path folder, String address) {
    return ScrapeJob.builder(PAIR)
        .scrapeInterval(INTERVAL)
        .scheme(authority == null ? "http" : "https")
        .http(http -> secure(http, folder))
        .staticTargets(address)
        .build();
  }

  private void secure(HttpClientConfig.Builder http, Path folder) {
    if (authority != null) {
      http.tls(
          tls -> {
            tls.caFile(folder.resolve(CA).toString());
            if (mutual) {
              tls.certFile(folder.resolve(CLIENT + ".crt").toString())
                  .keyFile(folder.resolve(CLIENT + ".key").toString());
            }
          });
    }
    Login user = login;
    if (user != null) {
      http.basicAuth(user.username(), folder.resolve(PASSWORD).toString());
    }
  }
}
