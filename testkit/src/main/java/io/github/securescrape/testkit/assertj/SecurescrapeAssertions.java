// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.assertj;

import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.prometheus.targets.JobTargets;
import io.github.securescrape.prometheus.web.WebConfig;
import io.github.securescrape.testkit.scrape.ScrapeResult;
import java.security.cert.X509Certificate;

/**
 * Where assertions begin.
 *
 * <pre>{@code
 * assertThat(scraper.scrape(job, exporter.address())).isUp().hasSample("node_load1");
 * assertThat(PrometheusYaml.read(file).report()).hasProblem(CODE).atLine(14);
 * }</pre>
 */
public final class SecurescrapeAssertions {

  private SecurescrapeAssertions() {}

  /** Begins an assertion about what was found in files. */
  public static ReportAssert assertThat(Report actual) {
    return new ReportAssert(actual);
  }

  /** Begins an assertion about what was found while a file was read. */
  public static ReportAssert assertThat(Read<?> actual) {
    return new ReportAssert(actual.report());
  }

  /** Begins an assertion about a scrape. */
  public static ScrapeResultAssert assertThat(ScrapeResult actual) {
    return new ScrapeResultAssert(actual);
  }

  /** Begins an assertion about the targets of a scrape job. */
  public static JobTargetsAssert assertThat(JobTargets actual) {
    return new JobTargetsAssert(actual);
  }

  /** Begins an assertion about a web config. */
  public static WebConfigAssert assertThat(WebConfig actual) {
    return new WebConfigAssert(actual);
  }

  /** Begins an assertion about a certificate. */
  public static CertificateAssert assertThat(X509Certificate actual) {
    return new CertificateAssert(actual);
  }

  /** Begins an assertion about the certificate of an identity. */
  public static CertificateAssert assertThat(Identity actual) {
    return new CertificateAssert(actual.certificate());
  }
}
