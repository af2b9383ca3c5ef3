// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.assertj;

import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.prometheus.targets.JobTargets;
import io.github.securescrape.prometheus.web.WebConfig;
import io.github.securescrape.testkit.scrape.ScrapeResult;
import java.security.cert.X509Certificate;
import org.assertj.core.api.SoftAssertions;

/**
 * Assertions that tell all their failures at the end.
 *
 * <pre>{@code
 * SecurescrapeSoftAssertions softly = new SecurescrapeSoftAssertions();
 * results.forEach(each -> softly.assertThat(each).isUp());
 * softly.assertAll();
 * }</pre>
 */
public class SecurescrapeSoftAssertions extends SoftAssertions {

  /** Returns assertions of which none has failed yet. */
  public SecurescrapeSoftAssertions() {}

  /** Begins an assertion about what was found in files. */
  public ReportAssert assertThat(Report actual) {
    return proxy(ReportAssert.class, Report.class, actual);
  }

  /** Begins an assertion about what was found while a file was read. */
  public ReportAssert assertThat(Read<?> actual) {
    return assertThat(actual.report());
  }

  /** Begins an assertion about a scrape. */
  public ScrapeResultAssert assertThat(ScrapeResult actual) {
    return proxy(ScrapeResultAssert.class, ScrapeResult.class, actual);
  }

  /** Begins an assertion about the targets of a scrape job. */
  public JobTargetsAssert assertThat(JobTargets actual) {
    return proxy(JobTargetsAssert.class, JobTargets.class, actual);
  }

  /** Begins an assertion about a web config. */
  public WebConfigAssert assertThat(WebConfig actual) {
    return proxy(WebConfigAssert.class, WebConfig.class, actual);
  }

  /** Begins an assertion about a certificate. */
  public CertificateAssert assertThat(X509Certificate actual) {
    return proxy(CertificateAssert.class, X509Certificate.class, actual);
  }

  /** Begins an assertion about the certificate of an identity. */
  public CertificateAssert assertThat(Identity actual) {
    return assertThat(actual.certificate());
  }
}
