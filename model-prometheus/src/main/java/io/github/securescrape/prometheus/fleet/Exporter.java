// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fleet;

import io.github.securescrape.core.files.FileMode;
import io.github.securescrape.core.files.FileOwner;
import io.github.securescrape.core.files.FileSet;
import io.github.securescrape.core.password.BcryptHash;
import io.github.securescrape.core.password.Login;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.core.tls.Pem;
import io.github.securescrape.prometheus.host.Firewall;
import io.github.securescrape.prometheus.host.NodeExporterCompose;
import io.github.securescrape.prometheus.host.NodeExporterUnit;
import io.github.securescrape.prometheus.web.ClientAuthType;
import io.github.securescrape.prometheus.web.WebConfig;
import io.github.securescrape.prometheus.yaml.WebConfigYaml;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One exporter of a {@link Fleet}, with its certificate and the login that it lets in. */
public final class Exporter {

  private final ExporterConfig config;
  private final Identity identity;
  private final Login login;
  private final BcryptHash hash;
  private final @Nullable X509Certificate clientAuthority;
  private final List<String> sources;

  Exporter(
      ExporterConfig config,
      Identity identity,
      Login login,
      BcryptHash hash,
      @Nullable X509Certificate clientAuthority,
      List<String> sources) {
    this.config = config;
    this.identity = identity;
    this.login = login;
    this.hash = hash;
    this.clientAuthority = clientAuthority;
    this.sources = sources;
  }

  /** Returns the exporter's name. */
  public String name() {
    return config.name();
  }

  /** Returns where Prometheus reaches it, {@code host:port}. */
  public String address() {
    return config.address();
  }

  /** Returns its description. */
  public ExporterConfig config() {
    return config;
  }

  /** Returns its certificate and key. */
  public Identity identity() {
    return identity;
  }

  /** Returns the login that it lets in. */
  public Login login() {
    return login;
  }

  /** Returns whether that login is its own, not that of the fleet. */
  public boolean hasOwnLogin() {
    return config.login() != null;
  }

  /** Returns whether Prometheus must show it a certificate. */
  public boolean isMutualTls() {
    return clientAuthority != null;
  }

  /** Returns its web config; the files it names stand beside it. */
  public WebConfig webConfig() {
    return WebConfig.builder()
        .tls(
            tls -> {
              tls.certFile(Layout.CERT).keyFile(Layout.KEY);
              if (clientAuthority != null) {
                tls.clientAuthType(ClientAuthType.REQUIRE_AND_VERIFY_CLIENT_CERT)
                    .clientCaFile(Layout.CLIENT_CA);
              }
            })
        .putBasicAuthUsers(login.username(), hash)
        .build();
  }

  /** Returns its web config and the files that this names, as they stand beside it. */
  public FileSet configFiles() {
    FileSet.Builder secured =
        FileSet.builder()
            .owner(FileOwner.NOBODY)
            .add(Layout.WEB_CONFIG, WebConfigYaml.print(webConfig()), FileMode.PRIVATE)
            .add(Layout.CERT, identity.chainPem(), FileMode.PUBLIC)
            .add(Layout.KEY, identity.keyPem());
    if (clientAuthority != null) {
      secured.add(Layout.CLIENT_CA, Pem.print(List.of(clientAuthority)), FileMode.PUBLIC);
    }
    return secured.build();
  }

  /**
   * Returns all that the exporter's host needs: a folder {@code config} with web config,
   * certificate and key, owned by the container's user; a Compose file; a systemd unit; and, if the
   * fleet names the sources of scrapes, a firewall script for each tool, of which one is enough.
   */
  public FileSet files() {
    String listen = ":" + config.port();
    List<String> named = new ArrayList<>(List.of(Layout.CERT, Layout.KEY));
    if (clientAuthority != null) {
      named.add(Layout.CLIENT_CA);
    }
    String compose = NodeExporterCompose.builder().listenAddress(listen).build().toYaml();
    String unit = NodeExporterUnit.builder().listenAddress(listen).files(named).build().toText();
    FileSet.Builder around =
        FileSet.builder()
            .add("docker-compose.yml", compose, FileMode.PUBLIC)
            .add("node_exporter.service", unit, FileMode.PUBLIC);
    if (!sources.isEmpty()) {
      Firewall firewall = new Firewall(config.port(), sources);
      around
          .add("firewall.sh", firewall.toIptablesScript(), FileMode.PROGRAM)
          .add("firewall.nft", firewall.toNftables(), FileMode.PROGRAM)
          .add("firewall-firewalld.sh", firewall.toFirewalldScript(), FileMode.PROGRAM)
          .add("firewall-ufw.sh", firewall.toUfwScript(), FileMode.PROGRAM);
    }
    return configFiles().under(Layout.CONFIG).plus(around.build());
  }

  /** Returns name and address. */
  @Override
  public String toString() {
    return "Exporter[" + name() + " at " + address() + "]";
  }
}
