// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.files.FileSource;
import io.github.securescrape.core.problem.Fixes;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.Profile;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.core.tls.CertificateAuthority;
import io.github.securescrape.core.tls.CertificateRequest;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.core.tls.KeyType;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.fleet.CertificateConfig;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.http.HttpHeader;
import io.github.securescrape.prometheus.link.LinkCheck;
import io.github.securescrape.prometheus.relabel.RelabelConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.web.ClientAuthType;
import io.github.securescrape.prometheus.web.WebConfig;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import io.github.securescrape.prometheus.yaml.WebConfigYaml;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class HardeningTest {

  private static final Clock CLOCK = Clock.systemUTC();

  @Test
  void findsNothingInAFleet() {
    Fleet fleet =
        Fleet.builder("nodes")
            .exporter("node01", "203.0.113.10:9100")
            .exporter("node02", "node02.example.org:9100", each -> each.mutualTls(true))
            .exporter("db01", "[2001:db8::1]:9104")
            .build();

    assertThat(LinkCheck.of(fleet).run().problems()).isEmpty();
  }

  @Test
  void tellsOfAFleetWhatItsFileAsksFor() {
    Fleet fleet =
        Fleet.builder("nodes")
            .exporter("node01", "203.0.113.10:9100")
            .config(
                config ->
                    config
                        .insecureSkipVerify(true)
                        .selfSigned(true)
                        .certificate(CertificateConfig.builder().keyType(KeyType.RSA_2048).build()))
            .build();

    assertThat(codes(LinkCheck.of(fleet).run())).containsExactly("hardening.job.unused-ca");
  }

  @Test
  void leavesToLinksWhatTheySayOfTheSameKey() {
    CertificateAuthority authority = CertificateAuthority.create("Acme");
    CertificateRequest request =
        CertificateRequest.builder("node01").hosts("node01").validity(Duration.ofDays(9)).build();
    Identity node = authority.issue(request);
    FileSource files =
        FileSource.of(
            Map.of(
                "node.crt", node.chainPem(),
                "node.key", node.keyPem().reveal(),
                "ca.crt", authority.certificatePem()));
    String web =
        """
        tls_server_config:
          cert_file: node.crt
          key_file: node.key
        """;
    ScrapeJob job =
        ScrapeJob.builder("node")
            .scheme("https")
            .staticTargets("node01:9100")
            .http(http -> http.tls(tls -> tls.caFile("ca.crt")))
            .build();

    LinkCheck check =
        LinkCheck.builder()
            .exporter("node01:9100", WebConfigYaml.parse("web.yml", web, files), files)
            .prometheus(PrometheusConfig.builder().addScrapeConfigs(job).build(), files)
            .at(Clock.offset(CLOCK, Duration.ofDays(10)))
            .build();

    assertThat(codes(check.run())).containsExactly("link.cert.validity");
  }

  @Test
  void judgesNoFileThatIsMissingOrProvided() {
    FileSource files = FileSource.none().provided("/run/secrets/*");
    WebConfig web =
        WebConfig.builder()
            .tls(
                tls ->
                    tls.certFile("/run/secrets/node.crt")
                        .keyFile("/run/secrets/node.key")
                        .clientAuthType(ClientAuthType.REQUIRE_AND_VERIFY_CLIENT_CERT)
                        .clientCaFile("ca.crt"))
            .build();
    Problems problems = Problems.create();

    Hardening.at(CLOCK).check(web, files, problems);

    assertThat(problems.toReport().problems()).isEmpty();
  }

  @Test
  void leavesOutLoginsThatStayOnTheMachineOrWhoseSchemeComesWithTargets() {
    assertThat(job("localhost:9090", job -> {})).isEmpty();
    assertThat(job("127.0.0.1:9090", job -> {})).isEmpty();
    assertThat(job("[::1]:9090", job -> {})).isEmpty();
    assertThat(job("node01:9100", job -> {})).containsExactly("hardening.login.plain-http");
    RelabelConfig scheme =
        RelabelConfig.builder().targetLabel("__scheme__").replacement("https").build();
    assertThat(job("node01:9100", job -> job.addRelabelConfigs(scheme))).isEmpty();
  }

  @Test
  void takesHeadersForLogins() {
    HttpHeader tenant = HttpHeader.builder().addValues("a").build();
    HttpHeader hidden = HttpHeader.builder().addSecrets(Secret.of("s3cret")).build();

    assertThat(header("X-Scope-OrgID", tenant)).isEmpty();
    assertThat(header("X-Auth-Token", tenant)).containsExactly("hardening.login.plain-http");
    assertThat(header("X-Scope-OrgID", hidden)).containsExactly("hardening.login.plain-http");
  }

  @Test
  void tellsAPasswordOfThreeJobsOnce() {
    ScrapeJob node = login("node", "prometheus");
    PrometheusConfig config =
        PrometheusConfig.builder()
            .addScrapeConfigs(node, login("mysql", "mysql"), login("redis", "redis"))
            .build();
    Problems problems = Problems.create();

    Hardening.at(CLOCK).check(config, FileSource.of(Map.of("password", "s3cret\n")), problems);

    Report report = problems.toReport();
    assertThat(report.problems())
        .extracting(Problem::message)
        .containsExactly(
            "user \"mysql\" has the same password as user \"prometheus\" of job \"node\"");
    assertThat(report.toText()).doesNotContain("s3cret");
  }

  @Test
  void mendsWhatIsMechanical() {
    String web =
        """
        tls_server_config:
          cert_file: node.crt
          cert: old
          key_file: node.key
          min_version: TLS10 # for an old scraper
          client_allowed_sans: [prometheus]
        """;

    assertThat(mended(mended(web)))
        .isEqualTo(
            """
            tls_server_config:
              cert_file: node.crt
              key_file: node.key
              min_version: TLS12 # for an old scraper
            """);
  }

  private static String mended(String text) {
    FileSource files = FileSource.none().provided("*");
    Read<WebConfig> read = WebConfigYaml.parse("web.yml", text, files);
    Problems problems = read.newProblems();
    Hardening.at(CLOCK).check(read.orThrow(), files, problems);
    return Fixes.safe(problems.toReport(), "web.yml").applyTo(text);
  }

  @Test
  void wantsSomebodyToLookBeforeVerificationIsSwitchedOn() {
    String text =
        """
        scrape_configs:
          - job_name: node
            scheme: https
            tls_config:
              ca_file: ca.crt
              insecure_skip_verify: true
        """;
    Read<PrometheusConfig> read = PrometheusYaml.reader().parse("prometheus.yml", text);
    Problems problems = read.newProblems();
    Hardening.at(CLOCK).check(read.orThrow(), FileSource.none(), problems);
    Report report = problems.toReport();

    assertThat(Fixes.safe(report, "prometheus.yml").isEmpty()).isTrue();
    assertThat(report.problems())
        .extracting(problem -> Objects.requireNonNull(problem.fix()).edits().get(0).line())
        .containsExactly(6);
  }

  @Test
  void keepsStrictRulesForTheHardenedProfile() {
    Problems problems = Problems.create();

    Hardening.at(CLOCK).check(WebConfig.builder().build(), FileSource.none(), problems);

    assertThat(problems.toReport().problems()).isEmpty();
    assertThat(codes(problems.toReport().under(Profile.HARDENED)))
        .containsExactly("hardening.server.plain-http");
  }

  private static List<String> header(String name, HttpHeader header) {
    ScrapeJob job =
        ScrapeJob.builder("node")
            .staticTargets("node01:9100")
            .http(http -> http.httpHeaders(Map.of(name, header)))
            .build();
    return codes(job);
  }

  private static List<String> job(String target, Consumer<ScrapeJob.Builder> more) {
    ScrapeJob.Builder job =
        ScrapeJob.builder("node")
            .staticTargets(target)
            .http(http -> http.basicAuth("prometheus", "password"));
    more.accept(job);
    return codes(job.build());
  }

  private static ScrapeJob login(String job, String user) {
    return ScrapeJob.builder(job)
        .scheme("https")
        .http(http -> http.basicAuth(user, "password").tls(tls -> tls.caFile("ca.crt")))
        .build();
  }

  private static List<String> codes(ScrapeJob job) {
    Problems problems = Problems.create();
    Hardening.at(CLOCK).check(job, FileSource.none(), problems);
    return codes(problems.toReport());
  }

  private static List<String> codes(Report report) {
    return report.problems().stream().map(each -> each.code().id()).toList();
  }
}
