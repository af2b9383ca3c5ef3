// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.securescrape.core.value.ByteSize;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.testkit.scrape.ScrapeResult;
import io.github.securescrape.testkit.scrape.Scraper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTest {

  private static final String X509 = "tls: failed to verify certificate: x509: ";

  /** How the last error goes on after the URL; empty for a scrape that is up all the same. */
  static final Map<Fault, String> LAST_ERRORS = new EnumMap<>(Fault.class);

  static {
    String unknown = X509 + "certificate signed by unknown authority";
    LAST_ERRORS.put(
        Fault.EXPIRED_CERTIFICATE, X509 + "certificate has expired or is not yet valid: .*");
    LAST_ERRORS.put(
        Fault.CERTIFICATE_NOT_YET_VALID, X509 + "certificate has expired or is not yet valid: .*");
    LAST_ERRORS.put(Fault.WRONG_NAME, X509 + "cannot validate certificate for 127.0.0.1 .*");
    LAST_ERRORS.put(Fault.COMMON_NAME_ONLY, X509 + ".*(legacy Common Name|any IP SANs).*");
    LAST_ERRORS.put(Fault.UNKNOWN_AUTHORITY, unknown);
    LAST_ERRORS.put(Fault.MISSING_INTERMEDIATE, unknown);
    LAST_ERRORS.put(Fault.KEY_MISMATCH, "remote error: tls: internal error");
    LAST_ERRORS.put(
        Fault.CLIENT_CERTIFICATE, X509 + "certificate specifies an incompatible key usage");
    LAST_ERRORS.put(Fault.SHA1_SIGNATURE, X509 + ".*(insecure algorithm|unknown authority).*");
    LAST_ERRORS.put(Fault.SHORT_RSA_KEY, "");
    LAST_ERRORS.put(Fault.SLOW, "context deadline exceeded");
    LAST_ERRORS.put(Fault.HANGING, "context deadline exceeded");
    LAST_ERRORS.put(Fault.TRUNCATED, "stream error: stream ID 1; CANCEL; received from peer");
    LAST_ERRORS.put(Fault.OVERSIZED, "body size limit exceeded");
    LAST_ERRORS.put(
        Fault.BAD_CONTENT_TYPE, "received unsupported Content-Type \"text/html; charset=utf-8\".*");
    LAST_ERRORS.put(Fault.INVALID_EXPOSITION, "strconv.ParseFloat: parsing \"is\": .*");
    LAST_ERRORS.put(Fault.UNAUTHORIZED, "server returned HTTP status 401 Unauthorized");
    LAST_ERRORS.put(Fault.FORBIDDEN, "server returned HTTP status 403 Forbidden");
    LAST_ERRORS.put(
        Fault.INTERNAL_SERVER_ERROR, "server returned HTTP status 500 Internal Server Error");
    LAST_ERRORS.put(Fault.REDIRECT_TO_LOGIN, "received unsupported Content-Type \"text/html.*");
    LAST_ERRORS.put(Fault.CLOSED_PORT, "dial tcp .*: connect: connection refused");
  }

  private final Scraper scraper = Scraper.create(Path.of(""));
  private SecuredExporter exporter;

  @BeforeAll
  void start() {
    exporter =
        SecuredExporter.builder()
            .tls()
            .login()
            .clientCertificateRequired()
            .slowness(Duration.ofMinutes(1))
            .start();
  }

  @AfterAll
  void close() {
    exporter.close();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void showsAFaultAndIsMended(Fault fault) {
    exporter.inject(fault);
    ScrapeResult broken = scrape();
    exporter.mend();
    ScrapeResult mended = scrape();

    assertThat(broken.lastError().replaceFirst("^Get \"[^\"]*\": ", ""))
        .matches(LAST_ERRORS.get(fault));
    assertThat(mended.lastError()).isEmpty();
  }

  @Test
  void replacesOneFaultByAnother() {
    exporter.inject(Fault.WRONG_NAME);
    exporter.inject(Fault.FORBIDDEN);

    assertThat(scrape().lastError()).isEqualTo("server returned HTTP status 403 Forbidden");
    assertThat(exporter.fault()).contains(Fault.FORBIDDEN);
    exporter.mend();
    assertThat(exporter.fault()).isEmpty();
  }

  @Test
  void renewsItsCertificate() throws Exception {
    Path file = exporter.folder().resolve("config/exporter.crt");
    String before = Files.readString(file);

    exporter.renewCertificate();

    assertThat(Files.readString(file)).isNotEqualTo(before);
    assertThat(scrape().isUp()).isTrue();
  }

  @Test
  void issuesNoCertificatesForAFileOfOthers(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("web.yml"), "");

    try (SecuredExporter other = SecuredExporter.start(file)) {
      assertThatThrownBy(() -> other.inject(Fault.WRONG_NAME))
          .isInstanceOf(IllegalStateException.class);
      other.inject(Fault.FORBIDDEN);
      ScrapeJob job = ScrapeJob.builder("other").staticTargets(other.address()).build();
      assertThat(scraper.scrape(job, other.address()).isUp()).isFalse();
    }
  }

  private ScrapeResult scrape() {
    ScrapeJob job =
        exporter.scrapeJob().toBuilder()
            .limits(limits -> limits.bodySizeLimit(ByteSize.of(1 << 20)))
            .build();
    return scraper.scrape(job, exporter.address());
  }
}
