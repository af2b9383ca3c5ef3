// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.hardening;

import io.github.securescrape.core.files.FileSource;
import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.web.TlsServerConfig;
import io.github.securescrape.prometheus.web.WebConfig;
import java.time.Clock;
import java.time.Instant;

/**
 * Adds warnings about what is unsafe, or does not do what it seems to, in files that load.
 *
 * <p>The files that a configuration names are read where they are found. One that is missing is the
 * matter of others; one that is provided at run time is not judged.
 *
 * <p>One instance may serve many threads; it asks what is slow once for all that share it.
 *
 * @since 0.1
 */
public final class Hardening {

  private final Clock clock;
  private final UserRules users = new UserRules();

  private Hardening(Clock clock) {
    this.clock = clock;
  }

  /** Returns the rules, with the time for which certificates are judged. */
  public static Hardening at(Clock clock) {
    return new Hardening(clock);
  }

  /** Returns whether a problem is that a secret stands in the file itself. */
  public static boolean isSecretInLine(ProblemCode code) {
    return code.equals(JobCodes.IN_LINE);
  }

  /**
   * Looks at the web config of an exporter.
   *
   * @param files where the files that it names are looked up
   */
  public void check(WebConfig config, FileSource files, Problems problems) {
    users.check(config, problems);
    if (!config.isTls() && config.basicAuthUsers().isEmpty()) {
      problems.add(ExporterCodes.PLAIN_HTTP);
    }
    TlsServerConfig tls = config.tlsServerConfig();
    if (tls == null) {
      return;
    }
    Problems section = problems.at("tls_server_config");
    ServerRules.check(tls, section);
    if (tls.isEnabled()) {
      Instant now = clock.instant();
      ClientAuthRules.check(tls, files, section);
      NamedText.of(tls.certFile(), tls.cert())
          .certificate(files)
          .ifPresent(each -> CertificateRules.checkServer(each, now, section));
      NamedText.of(tls.clientCaFile(), tls.clientCa())
          .authorities(files)
          .ifPresent(each -> CertificateRules.checkAuthorities(each, now, section));
    }
  }

  /**
   * Looks at a scrape job.
   *
   * @param files where the files that it names are looked up
   * @param problems the place of the job
   */
  public void check(ScrapeJob job, FileSource files, Problems problems) {
    JobTlsRules.check(job, files, clock.instant(), problems);
    JobLoginRules.check(job, files, problems);
  }

  /**
   * Looks at the scrape jobs of a Prometheus, each alone and all together.
   *
   * @param files where the files that they name are looked up
   */
  public void check(PrometheusConfig config, FileSource files, Problems problems) {
    Problems jobs = problems.at("scrape_configs");
    for (int i = 0; i < config.scrapeConfigs().size(); i++) {
      check(config.scrapeConfigs().get(i), files, jobs.at(i));
    }
    SharedPasswords.check(config.scrapeConfigs(), files, jobs);
  }
}
