// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.assertj;

import static io.github.securescrape.core.problem.InvalidConfigException.MISSING;
import static io.github.securescrape.testkit.assertj.SecurescrapeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.securescrape.core.password.BcryptHash;
import io.github.securescrape.core.password.Login;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.core.tls.CertificateAuthority;
import io.github.securescrape.core.tls.CertificateRequest;
import io.github.securescrape.core.tls.CertificateRequest.Purpose;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.web.WebConfig;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AssertionsTest {

  private static final String DUPLICATE = "prometheus.job-name.duplicate";

  private final Report report =
      PrometheusYaml.parse(
              "prometheus.yml",
              """
              scrape_configs:
                - job_name: node
                  schema: https
                - job_name: db
                  scheem: http
              """,
              PrometheusVersion.NEWEST_KNOWN)
          .report();

  @Test
  void choosesProblemsOfAReport() {
    assertThat(report)
        .hasErrors()
        .hasProblems(2)
        .hasProblem("yaml.key.unknown")
        .at(5, 5)
        .inFile("prometheus.yml")
        .atPath("scrape_configs[1].scheem")
        .withMessage("did you mean `scheme`");
    assertThat(Report.clean()).hasNoProblems().hasNoErrors().hasNoProblem(MISSING);
  }

  @Test
  void printsTheReportThatIsNotAsExpected() {
    fails(
        () -> assertThat(report).hasProblem("yaml.key.unknown").atLine(4),
        "expected problem yaml.key.unknown at line 4, but found:",
        "prometheus.yml:3:5: error: unknown key `schema`",
        "  3 |     schema: https",
        "  hint: ");
    fails(() -> assertThat(report).hasNoErrors(), "expected no errors, but found:");
    fails(() -> assertThat(report).hasProblem(DUPLICATE), "expected problem " + DUPLICATE + ",");
  }

  @Test
  void judgesCertificatesAsPrometheusDoes() {
    CertificateAuthority authority = CertificateAuthority.create("Acme monitoring");
    Identity node =
        authority.issue(
            CertificateRequest.builder("node01")
                .hosts("node01.example")
                .purposes(List.of(Purpose.SERVER))
                .build());

    assertThat(node)
        .isIssuedBy(authority)
        .isTrustedFor("node01.example", authority)
        .hasName("node01.example")
        .staysValidFor(Duration.ofDays(300));
    fails(
        () -> assertThat(node).isTrustedFor("node01", authority),
        "x509: certificate is valid for node01.example, not node01",
        "names [node01.example]");
    fails(
        () -> assertThat(node).isTrustedFor("node01.example", authority, Instant.EPOCH),
        "x509: certificate has expired or is not yet valid");
    fails(
        () -> assertThat(node).isTrustedFromClient(authority),
        "x509: certificate specifies an incompatible key usage");
    fails(
        () -> assertThat(node).isIssuedBy(CertificateAuthority.create("other")),
        "expected a certificate of CertificateAuthority[CN=other]");
    fails(() -> assertThat(node).staysValidFor(Duration.ofDays(400)), "but it ends at 20");
  }

  @Test
  void looksIntoWebConfigs() {
    Login login = Login.create("prometheus");
    BcryptHash hash = BcryptHash.create(login.password(), 4);
    WebConfig web = WebConfig.builder().putBasicAuthUsers("prometheus", hash).build();

    assertThat(web)
        .servesPlainHttp()
        .admits(login)
        .refuses(new Login("prometheus", Secret.of("wrong")));
    assertThat(WebConfig.builder().build()).admitsEverybody();
    fails(() -> assertThat(web).servesHttps(), "expected HTTPS");
    fails(() -> assertThat(web).requiresTrustedClientCertificates(), "RequireAndVerifyClientCert");
    assertThatThrownBy(() -> assertThat(web).refuses(login))
        .hasMessageContaining("expected user \"prometheus\" to be refused")
        .hasMessageNotContainingAny(login.password().reveal(), hash.reveal());
  }

  @Test
  void tellsAllFailuresAtTheEnd() {
    SecurescrapeSoftAssertions softly = new SecurescrapeSoftAssertions();

    softly.assertThat(report).hasProblem(DUPLICATE).atLine(3);
    softly.assertThat(report).hasProblem("yaml.key.unknown").atLine(9);
    softly.assertThat(WebConfig.builder().build()).servesHttps().admitsEverybody();

    assertThat(softly.errorsCollected()).hasSize(3);
  }

  private static void fails(ThrowingCallable assertion, String... parts) {
    assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessageContainingAll(parts);
  }
}
