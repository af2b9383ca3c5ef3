// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.securescrape.core.files.FileChange;
import io.github.securescrape.core.files.FileEntry;
import io.github.securescrape.core.files.FileMode;
import io.github.securescrape.core.files.FileOwner;
import io.github.securescrape.core.password.BcryptHash;
import io.github.securescrape.core.password.Login;
import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.tls.CertificateAuthority;
import io.github.securescrape.core.tls.CertificateRequest;
import io.github.securescrape.core.tls.KeyType;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import io.github.securescrape.prometheus.yaml.WebConfigYaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetTest {

  private static final LoginConfig CHEAP = LoginConfig.builder().cost(4L).build();

  @TempDir Path folder;

  private static FleetConfig.Builder config() {
    return FleetConfig.builder("external-nodes")
        .login(CHEAP)
        .addExporters(exporter("node01", "203.0.113.10:9100").build())
        .addExporters(exporter("node02", "node02.example.org:9200").build());
  }

  private static ExporterConfig.Builder exporter(String name, String address) {
    return ExporterConfig.builder().name(name).address(address);
  }

  private Fleet write(FleetConfig config) {
    Fleet fleet = Fleet.of(config, folder);
    fleet.files().writeTo(folder);
    return fleet;
  }

  private List<String> changes(FleetConfig config) {
    return Fleet.of(config, folder).files().diff(folder).stream()
        .filter(change -> change.kind() != FileChange.Kind.KEEP)
        .map(FileChange::toString)
        .toList();
  }

  @Test
  void makesBothEndsFromOneDescription() {
    Fleet fleet =
        Fleet.builder("external-nodes")
            .authority(CertificateAuthority.create("Acme monitoring"))
            .login(Login.of("scraper", Secret.of("s3cret")))
            .exporter("node01", "203.0.113.10:9100", e -> e.putLabels("env", "prod"))
            .exporter("node02", "node02.example.org:9100", e -> e.mutualTls(true))
            .build();

    assertThat(PrometheusYaml.print(fleet.prometheusConfig()))
        .isEqualTo(
            """
            scrape_configs:
              - job_name: external-nodes
                scheme: https
                basic_auth:
                  username: scraper
                  password_file: password
                tls_config:
                  ca_file: ca.crt
                  cert_file: client.crt
                  key_file: client.key
                static_configs:
                  - targets:
                      - "203.0.113.10:9100"
                    labels:
                      instance: node01
                      env: prod
                  - targets:
                      - node02.example.org:9100
                    labels:
                      instance: node02
            """);
    Exporter node01 = fleet.exporter("node01");
    assertThat(node01.identity().names()).hasToString("[IP:203.0.113.10]");
    assertThat(node01.webConfig().basicAuthUsers().get("scraper").verifies(Secret.of("s3cret")))
        .isTrue();
    assertThat(WebConfigYaml.print(fleet.exporter("node02").webConfig()))
        .startsWith(
            """
            tls_server_config:
              cert_file: node_exporter.crt
              key_file: node_exporter.key
              client_auth_type: RequireAndVerifyClientCert
              client_ca_file: client_ca.crt
            basic_auth_users:
              scraper: "$2y$12$""");
    CertificateAuthority authority = fleet.authority().orElseThrow();
    assertThat(authority.issued(node01.identity().certificate())).isTrue();
    assertThat(authority.issued(fleet.client().orElseThrow().certificate())).isTrue();
    assertThat(fleet.report().problems()).isEmpty();
  }

  @Test
  void givesEveryFileItsModeAndOwner() {
    Fleet fleet = Fleet.of(config().mutualTls(true).addSources("198.51.100.7").build(), folder);

    assertThat(fleet.files().entries())
        .filteredOn(
            entry -> entry.path().startsWith("node01/") || !entry.path().startsWith("node0"))
        .extracting(FileEntry::path, FileEntry::mode, FileEntry::owner)
        .extracting(Object::toString)
        .containsExactly(
            "(\"authority/ca.crt\", 0644, null)",
            "(\"authority/ca.key\", 0600, null)",
            "(\"node01/config/config.yml\", 0600, 65534:65534)",
            "(\"node01/config/node_exporter.crt\", 0644, 65534:65534)",
            "(\"node01/config/node_exporter.key\", 0600, 65534:65534)",
            "(\"node01/config/client_ca.crt\", 0644, 65534:65534)",
            "(\"node01/docker-compose.yml\", 0644, null)",
            "(\"node01/node_exporter.service\", 0644, null)",
            "(\"node01/firewall.sh\", 0755, null)",
            "(\"node01/firewall.nft\", 0755, null)",
            "(\"node01/firewall-firewalld.sh\", 0755, null)",
            "(\"node01/firewall-ufw.sh\", 0755, null)",
            "(\"prometheus/prometheus.yml\", 0640, null)",
            "(\"prometheus/ca.crt\", 0644, null)",
            "(\"prometheus/client.crt\", 0644, null)",
            "(\"prometheus/client.key\", 0600, null)",
            "(\"prometheus/password\", 0600, null)");
  }

  @Test
  void changesNoByteAtTheSecondRun() {
    FleetConfig config =
        config()
            .mutualTls(true)
            .addExporters(
                exporter("node03", "[2001:db8::1]:9100")
                    .login(LoginConfig.builder().username("own").cost(4L).build())
                    .build())
            .build();
    write(config);

    assertThat(changes(config)).isEmpty();
  }

  @Test
  void changesNoByteOfSelfSignedExportersAtTheSecondRun() {
    FleetConfig config = config().selfSigned(true).mutualTls(true).build();
    Fleet fleet = write(config);

    assertThat(changes(config)).isEmpty();
    assertThat(fleet.authority()).isEmpty();
    assertThat(folder.resolve("authority")).doesNotExist();
    assertThat(folder.resolve("prometheus/ca.crt"))
        .hasContent(
            fleet.exporter("node01").identity().chainPem()
                + fleet.exporter("node02").identity().chainPem());
  }

  @Test
  void renewsOnlyWhatNoLongerFits() {
    write(config().build());

    assertThat(changes(config().addExporters(exporter("node03", "10.0.0.3:9100").build()).build()))
        .contains("create node03/config/node_exporter.key", "replace prometheus/prometheus.yml")
        .noneMatch(change -> change.contains("node01") || change.contains("authority"));
    FleetConfig moved =
        FleetConfig.builder("external-nodes")
            .login(CHEAP)
            .addExporters(exporter("node01", "203.0.113.99:9100").build())
            .addExporters(exporter("node02", "node02.example.org:9200").build())
            .build();
    assertThat(changes(moved))
        .containsExactly(
            "replace node01/config/node_exporter.crt",
            "replace node01/config/node_exporter.key",
            "replace prometheus/prometheus.yml");
    LoginConfig other = LoginConfig.builder().cost(4L).password(Secret.of("other")).build();
    assertThat(changes(config().login(other).build()))
        .containsExactly(
            "replace node01/config/config.yml",
            "replace node02/config/config.yml",
            "replace prometheus/password");
  }

  @Test
  void renewsCertificatesThatSoonExpire() {
    CertificateConfig brief = CertificateConfig.builder().validity(Duration.ofMillis(300)).build();
    write(config().certificate(brief).build());

    assertThat(changes(config().certificate(brief).build()))
        .contains(
            "replace node01/config/node_exporter.crt", "replace node02/config/node_exporter.key");
  }

  @Test
  void sharesOneHashAmongExportersWithOneLogin() {
    Fleet fleet = Fleet.of(config().build(), folder);

    BcryptHash first = fleet.exporter("node01").webConfig().basicAuthUsers().get("prometheus");
    assertThat(fleet.exporter("node02").webConfig().basicAuthUsers()).containsValue(first);
  }

  @Test
  void givesExportersWithTheirOwnLoginAJobOfTheirOwnButTheSameLabel() {
    ExporterConfig own =
        exporter("node03", "10.0.0.3:9100")
            .login(LoginConfig.builder().username("own").cost(4L).build())
            .build();
    Fleet fleet = Fleet.of(config().job("no$des").addExporters(own).build(), folder);

    List<ScrapeJob> jobs = fleet.scrapeJobs("/etc/prometheus/nodes");

    assertThat(jobs).extracting(ScrapeJob::jobName).containsExactly("no$des", "no$des-node03");
    assertThat(jobs.get(1).relabelConfigs().get(0).replacement()).isEqualTo("no$$des");
    assertThat(jobs.get(1).http().basicAuth().passwordFile())
        .isEqualTo("/etc/prometheus/nodes/node03.password");
    assertThat(fleet.secretFiles().entries())
        .extracting(FileEntry::path)
        .containsExactly("ca.crt", "password", "node03.password");
  }

  @Test
  void hashesOneLoginAtEachCostAndKeepsTheHashes() {
    LoginConfig four =
        LoginConfig.builder().username("u").password(Secret.of("p")).cost(4L).build();
    LoginConfig five = LoginConfig.builder().from(four).cost(5L).build();
    FleetConfig config =
        config()
            .addExporters(exporter("node03", "203.0.113.13:9100").login(four).build())
            .addExporters(exporter("node04", "203.0.113.14:9100").login(five).build())
            .build();
    Fleet fleet = write(config);

    assertThat(List.of("node03", "node04"))
        .extracting(name -> fleet.exporter(name).webConfig().basicAuthUsers().get("u").cost())
        .containsExactly(4, 5);
    assertThat(changes(config)).isEmpty();
  }

  @Test
  void makesManyExportersInTheirOrder() {
    List<ExporterConfig> exporters =
        IntStream.range(0, 100)
            .mapToObj(i -> exporter("node" + i, "203.0.113.7:" + (9_100 + i)).build())
            .toList();
    Fleet fleet = Fleet.of(config().exporters(exporters).build(), folder);

    assertThat(fleet.exporters())
        .extracting(each -> each.identity().certificate().getSubjectX500Principal().getName())
        .containsExactlyElementsOf(exporters.stream().map(each -> "CN=" + each.name()).toList());
  }

  @Test
  void saysWhatTheArticlesSayAndWarns() {
    FleetConfig config =
        config()
            .selfSigned(true)
            .inlinePassword(true)
            .insecureSkipVerify(true)
            .certificate(CertificateConfig.builder().keyType(KeyType.RSA_2048).build())
            .build();
    Fleet fleet = Fleet.of(config, folder);

    assertThat(PrometheusYaml.print(fleet.prometheusConfig()))
        .contains("      password: ", "insecure_skip_verify: true", "ca_file: ca.crt")
        .doesNotContain("password_file");
    assertThat(fleet.report().toText())
        .contains("warning: Prometheus takes any certificate")
        .contains("warning: the password stands in prometheus.yml")
        .contains("warning: certificates vouch for themselves")
        .contains("note: RSA keys of 2048 bits");
    assertThat(fleet.report().hasErrors()).isFalse();
  }

  @Test
  void everythingItMakesReadsClean() {
    Fleet fleet = write(config().mutualTls(true).build());

    Read<PrometheusConfig> read =
        PrometheusYaml.read(
            folder.resolve("prometheus/prometheus.yml"), PrometheusVersion.NEWEST_KNOWN);
    assertThat(read.report().problems()).isEmpty();
    assertThat(read.orThrow()).isEqualTo(fleet.prometheusConfig());
    for (Exporter each : fleet.exporters()) {
      Path webConfig = folder.resolve(each.name() + "/config/config.yml");
      assertThat(WebConfigYaml.read(webConfig).report().problems()).isEmpty();
    }
  }

  @Test
  void refusesAKeyOfAnotherAuthority() throws Exception {
    write(config().build());
    Files.writeString(
        folder.resolve("authority/ca.key"),
        CertificateAuthority.create("other").identity().keyPem().reveal());

    assertThatThrownBy(() -> Fleet.of(config().build(), folder))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessage(
            folder.resolve("authority/ca.key")
                + ": error: tls: private key does not match public key [fleet.material.unusable]");
  }

  @Test
  void refusesAnExporterCertificateOfAnotherAuthority() throws Exception {
    write(config().build());
    var stranger =
        CertificateAuthority.create("other").issue(CertificateRequest.builder("node01").build());
    Path cert = folder.resolve("node01/config/node_exporter.crt");
    Files.writeString(cert, stranger.chainPem());
    Files.writeString(
        folder.resolve("node01/config/node_exporter.key"), stranger.keyPem().reveal());

    assertThatThrownBy(() -> Fleet.of(config().build(), folder))
        .hasMessage(
            cert
                + ": error: certificate was issued by another authority, CN=other"
                + " [fleet.material.other-authority]");
  }

  @Test
  void refusesHalfAnIdentityAndAnotherGivenAuthority() throws Exception {
    write(config().build());
    CertificateAuthority given = CertificateAuthority.create("given");

    assertThatThrownBy(
            () ->
                Fleet.builder("external-nodes")
                    .authority(given)
                    .exporter("node01", "203.0.113.10:9100")
                    .keep(folder)
                    .build())
        .hasMessageContaining("another authority, CN=external-nodes");
    Files.delete(folder.resolve("authority/ca.crt"));
    assertThatThrownBy(() -> Fleet.of(config().build(), folder))
        .hasMessageContaining("there is a key, but no certificate beside it");
  }

  @Test
  void refusesDescriptionsThatCannotWork() {
    assertThatThrownBy(
            () ->
                Fleet.builder("Bad Name")
                    .exporter("node01", "a:1")
                    .exporter("node01", "a:1")
                    .config(c -> c.addSources("x"))
                    .build())
        .isInstanceOf(InvalidConfigException.class)
        .hasMessage(
            """
            error: name "Bad Name" cannot be the name of a folder and of a Secret [fleet.name]
            exporters[1]: error: exporter name "node01" is used twice [fleet.exporter.name-twice]
            exporters[1]: error: address "a:1" is used twice [fleet.exporter.address-twice]
            sources[0]: error: "x" is not an IP address or network [host.firewall.source]\
            """);
    for (String address :
        List.of(
            "",
            "a",
            "a:",
            ":1",
            "http://a:1",
            "a:0",
            "a:65536",
            "a/b:1",
            "::1:9100",
            "[::g]:1",
            "[1.2.3.4]:1",
            "1.2.3:1",
            "a b:1",
            "256.1.1.1:1")) {
      assertThatThrownBy(() -> exporter("n", address).build())
          .as(address)
          .isInstanceOf(InvalidConfigException.class);
    }
  }

  @Test
  void findsExportersByName() {
    Fleet fleet = Fleet.of(config().build(), folder);

    assertThat(fleet.exporter("node02").address()).isEqualTo("node02.example.org:9200");
    assertThatThrownBy(() -> fleet.exporter("nobody"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("no exporter \"nobody\"");
  }

  @Test
  void printsNoSecret() {
    LoginConfig login = LoginConfig.builder().cost(4L).password(Secret.of("hunter2")).build();
    Fleet fleet = Fleet.of(config().login(login).inlinePassword(true).build(), folder);

    String printed =
        fleet
            + ""
            + fleet.config()
            + fleet.login()
            + fleet.exporters()
            + fleet.files()
            + fleet.files().entries()
            + fleet.scrapeJobs("")
            + fleet.prometheusConfig()
            + fleet.exporter("node01").webConfig()
            + fleet.report().toText();
    assertThat(printed).doesNotContain("hunter2", "PRIVATE", "$2y$");
    assertThat(fleet.files().entries()).extracting(FileEntry::mode).contains(FileMode.PRIVATE);
    assertThat(FileOwner.NOBODY).hasToString("65534:65534");
  }
}
