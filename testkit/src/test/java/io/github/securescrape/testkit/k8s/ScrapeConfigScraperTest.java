// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.openshift.api.model.monitoring.v1alpha1.ScrapeConfig;
import io.fabric8.openshift.api.model.monitoring.v1alpha1.ScrapeConfigBuilder;
import io.github.securescrape.core.password.BcryptHash;
import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.core.tls.CertificateAuthority;
import io.github.securescrape.core.tls.CertificateRequest;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.testkit.exporter.SecuredExporter;
import io.github.securescrape.testkit.scrape.ScrapeResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScrapeConfigScraperTest {

  private static final CertificateAuthority AUTHORITY = CertificateAuthority.create("Acme");

  @TempDir Path folder;

  private SecuredExporter exporter;

  @BeforeEach
  void start() throws IOException {
    Identity identity =
        AUTHORITY.issue(CertificateRequest.builder("node").hosts("127.0.0.1").build());
    Files.writeString(folder.resolve("node.crt"), identity.chainPem());
    Files.writeString(folder.resolve("node.key"), identity.keyPem().reveal());
    String hash =
        BcryptHash.create(io.github.securescrape.core.value.Secret.of("right"), 4).reveal();
    exporter =
        SecuredExporter.start(
            Files.writeString(
                folder.resolve("web.yml"),
                "tls_server_config: {cert_file: node.crt, key_file: node.key}\n"
                    + "basic_auth_users: {prometheus: "
                    + hash
                    + "}\n"));
  }

  @AfterEach
  void stop() {
    exporter.close();
  }

  @Test
  void scrapesWithWhatSecretsHold() {
    ScrapeConfigScraper scraper =
        ScrapeConfigScraper.of(scrapeConfig("node", exporter.address()), secret("right"));

    ScrapeResult result = scraper.scrape(exporter.address());

    assertThat(result.lastError()).isEmpty();
    assertThat(result.scrapeUrl()).isEqualTo("https://" + exporter.address() + "/metrics");
    assertThat(result.labels().get("zone")).isEqualTo("a");
    assertThat(result.series("node_uname_info").orElseThrow().label("zone")).isEqualTo("a");
    assertThat(scraper.scrape()).hasSize(1).allMatch(ScrapeResult::isUp);
    assertThat(scraper.toString()).doesNotContain("right");
  }

  @Test
  void tellsAWrongPassword() {
    ScrapeConfigScraper scraper =
        ScrapeConfigScraper.of(scrapeConfig("node", exporter.address()), secret("wrong"));

    assertThat(scraper.scrape(exporter.address()).lastError())
        .isEqualTo("server returned HTTP status 401 Unauthorized");
  }

  @Test
  void judgesCertificatesAtAnotherTime() {
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(36_500));
    ScrapeConfigScraper scraper =
        ScrapeConfigScraper.of(scrapeConfig("node", exporter.address()), secret("right"));

    assertThat(scraper.at(later).scrape(exporter.address()).lastError())
        .contains("x509: certificate has expired or is not yet valid: current time ");
  }

  @Test
  void scrapesTheTargetsOfAllScrapeConfigs() {
    ScrapeConfigScraper scraper =
        ScrapeConfigScraper.of(
            List.<HasMetadata>of(
                secret("right"),
                scrapeConfig("one", exporter.address()),
                scrapeConfig("two", "127.0.0.1:1", exporter.address())));

    assertThat(scraper.scrape()).extracting(ScrapeResult::isUp).containsExactly(true, false, true);
    assertThatThrownBy(() -> scraper.scrape("127.0.0.1:1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("scrape(target) needs one ScrapeConfig, not [");
  }

  @Test
  void tellsThatASecretIsMissing() {
    assertThatThrownBy(() -> ScrapeConfigScraper.of(scrapeConfig("node", "127.0.0.1:1")))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("node-scrape");
  }

  private static Secret secret(String password) {
    return new SecretBuilder()
        .withNewMetadata()
        .withNamespace("monitoring")
        .withName("node-scrape")
        .endMetadata()
        .withStringData(
            Map.of(
                "ca.crt",
                AUTHORITY.certificatePem(),
                "username",
                "prometheus",
                "password",
                password))
        .build();
  }

  private static ScrapeConfig scrapeConfig(String name, String... targets) {
    return new ScrapeConfigBuilder()
        .withNewMetadata()
        .withNamespace("monitoring")
        .withName(name)
        .endMetadata()
        .withNewSpec()
        .withScheme("HTTPS")
        .addNewStaticConfig()
        .withTargets(targets)
        .addToLabels("zone", "a")
        .endStaticConfig()
        .withNewTlsConfig()
        .withNewCa()
        .withNewSecret("ca.crt", "node-scrape", false)
        .endCa()
        .endTlsConfig()
        .withNewBasicAuth()
        .withNewUsername("username", "node-scrape", false)
        .withNewPassword("password", "node-scrape", false)
        .endBasicAuth()
        .endSpec()
        .build();
  }
}
