// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.securescrape.core.tls.CertificateRequest.Purpose;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateVerifierTest {

  private static final Instant NOW = Instant.parse("2030-06-01T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final CertificateAuthority AUTHORITY = authority("Acme");

  private static CertificateAuthority authority(String name) {
    return CertificateAuthority.create(
        CertificateRequest.builder(name).validity(Duration.ofDays(3650)).build(), CLOCK);
  }

  @ParameterizedTest
  @CsvSource({
    "node01.example.org, node01.example.org",
    "node01.example.org, NODE01.Example.org",
    "node01.example.org, node01.example.org.",
    "*.example.org, node01.example.org",
    "203.0.113.10, 203.0.113.10",
    "2001:db8::1, 2001:0db8:0::1",
    "2001:db8::1, [2001:db8::1]"
  })
  void takesNamesThatMatch(String name, String host) {
    assertThatCode(() -> verify(server(name), host)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a.example|b.example|certificate is valid for a.example, not b.example",
        "*.example.org|a.b.example.org|certificate is valid for *.example.org, not a.b.example.org",
        "a.example|10.0.0.1|cannot validate certificate for 10.0.0.1 because it doesn't contain any"
            + " IP SANs",
        "10.0.0.2|10.0.0.1|certificate is valid for 10.0.0.2, not 10.0.0.1",
        "10.0.0.2|a.example|certificate is not valid for any names, but wanted to match a.example"
      })
  void refusesOtherNames(String name, String host, String message) {
    assertThatThrownBy(() -> verify(server(name), host)).hasMessage("x509: " + message);
  }

  @Test
  void neverLooksAtTheCommonName() {
    Identity node = AUTHORITY.issue(CertificateRequest.builder("node01").build());

    assertThatThrownBy(() -> verify(node, "node01"))
        .hasMessage("x509: certificate relies on legacy Common Name field, use SANs instead");
  }

  @Test
  void refusesWhatIsNotValidNow() {
    Clock later = Clock.offset(CLOCK, Duration.ofDays(400));
    Clock earlier = Clock.offset(CLOCK, Duration.ofDays(-1));
    Identity node = server("a");

    assertThatThrownBy(() -> verifier(later, AUTHORITY.certificate()).verify(node.chain(), "a"))
        .hasMessage(
            "x509: certificate has expired or is not yet valid: current time 2031-07-06T12:00:00Z"
                + " is after 2031-06-01T11:55:00Z");
    assertThatThrownBy(() -> verifier(earlier, AUTHORITY.certificate()).verify(node.chain(), "a"))
        .hasMessage(
            "x509: certificate has expired or is not yet valid: current time 2030-05-31T12:00:00Z"
                + " is before 2030-06-01T11:55:00Z");
    assertThatThrownBy(() -> verifier(later, node.certificate()).verify(node.chain(), "a"))
        .as("also if it is itself trusted")
        .hasMessageContaining("certificate has expired");
  }

  @Test
  void refusesAnotherPurpose() {
    Identity client =
        AUTHORITY.issue(
            CertificateRequest.builder("a").hosts("a").purposes(List.of(Purpose.CLIENT)).build());

    assertThatThrownBy(() -> verify(client, "a"))
        .hasMessage("x509: certificate specifies an incompatible key usage");
  }

  @Test
  void refusesUnknownAuthorities() {
    CertificateVerifier other = verifier(CLOCK, authority("Other").certificate());
    CertificateVerifier namesake = verifier(CLOCK, authority("Acme").certificate());

    assertThatThrownBy(() -> other.verify(server("a").chain(), "a"))
        .isInstanceOfSatisfying(
            VerificationException.class,
            e -> assertThat(e.reason()).isEqualTo(VerificationException.Reason.UNKNOWN_AUTHORITY))
        .hasMessage("x509: certificate signed by unknown authority");
    assertThatThrownBy(() -> namesake.verify(server("a").chain(), "a"))
        .hasMessage(
            "x509: certificate signed by unknown authority (possibly because of \"x509: ECDSA"
                + " verification failure\" while trying to verify candidate authority certificate"
                + " \"Acme\")");
  }

  @Test
  void trustsALeafThatIsGivenAsRoot() {
    Identity node =
        Identity.selfSigned(CertificateRequest.builder("node").hosts("a").build(), CLOCK);

    assertThatCode(() -> verifier(CLOCK, node.certificate()).verify(node.chain(), "a"))
        .doesNotThrowAnyException();
  }

  @Test
  void findsNoWayThroughALeaf() {
    Identity node = server("a");
    Identity below =
        CertificateAuthority.of(node, CLOCK)
            .issue(CertificateRequest.builder("below").hosts("b").build());
    List<X509Certificate> sent = List.of(below.certificate(), node.certificate());

    assertThatThrownBy(() -> verifier(CLOCK, AUTHORITY.certificate()).verify(sent, "b"))
        .hasMessage(
            "x509: certificate signed by unknown authority (possibly because of \"x509: invalid"
                + " signature: parent certificate cannot sign this kind of certificate\" while"
                + " trying to verify candidate authority certificate \"node\")");
  }

  private static Identity server(String name) {
    return AUTHORITY.issue(CertificateRequest.builder("node").hosts(name).build());
  }

  private static void verify(Identity server, String host) throws VerificationException {
    verifier(CLOCK, AUTHORITY.certificate()).verify(server.chain(), host);
  }

  private static CertificateVerifier verifier(Clock clock, X509Certificate root) {
    return new CertificateVerifier(List.of(root), Purpose.SERVER, clock);
  }
}
