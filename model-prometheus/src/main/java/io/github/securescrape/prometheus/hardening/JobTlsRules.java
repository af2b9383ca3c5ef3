// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.hardening;

import io.github.securescrape.core.files.FileSource;
import io.github.securescrape.core.problem.Fix;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.value.IpAddress;
import io.github.securescrape.prometheus.http.TlsConfig;
import io.github.securescrape.prometheus.http.TlsVersion;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** TLS of a scrape job: whom it trusts, and how it proves itself. */
final class JobTlsRules {

  private static final Fix VERIFY =
      Fix.unsafe("Remove `insecure_skip_verify`.").remove("insecure_skip_verify");

  private static final Pattern HOST_NAME = Pattern.compile("[\\w-]+(\\.[\\w-]+)*\\.?");

  private JobTlsRules() {}

  static void check(ScrapeJob job, FileSource files, Instant now, Problems here) {
    TlsConfig tls = job.http().tlsConfig();
    boolean trusts = tls != null && Invariants.anySet(tls.caFile(), tls.ca(), tls.caRef());
    boolean skips = tls != null && tls.skipsVerification();
    if ("https".equals(job.scheme()) && !trusts && !skips) {
      here.add(JobCodes.SYSTEM_AUTHORITIES);
    }
    if (tls == null) {
      return;
    }
    Problems section = here.at("tls_config");
    if (skips && trusts) {
      section.fixedBy(VERIFY).add(JobCodes.UNUSED_AUTHORITY);
    } else if (skips) {
      section.add(JobCodes.SKIP_VERIFY);
    }
    if (tls.effectiveMinVersion().compareTo(TlsVersion.TLS12) < 0) {
      Versions.raising(tls.effectiveMaxVersion(), section)
          .add(JobCodes.OLD_VERSION, Versions.nameOf(tls.effectiveMinVersion()));
    }
    if (!isHost(tls.serverName())) {
      section.add(JobCodes.SERVER_NAME, tls.serverName());
    }
    if (Invariants.isSet(tls.key())) {
      section.add(JobCodes.IN_LINE, "key");
    }
    checkCertificates(tls, files, now, section);
  }

  private static void checkCertificates(
      TlsConfig tls, FileSource files, Instant now, Problems section) {
    if (!tls.skipsVerification()) {
      NamedText.of(tls.caFile(), tls.ca())
          .authorities(files)
          .ifPresent(
              bundle -> {
                CertificateRules.checkAuthorities(bundle, now, section);
                CertificateRules.checkLeaves(bundle, section);
              });
    }
    NamedText.of(tls.certFile(), tls.cert())
        .certificate(files)
        .ifPresent(each -> CertificateRules.checkClient(each, now, section));
  }

  private static boolean isHost(@Nullable String name) {
    return name == null
        || name.isEmpty()
        || HOST_NAME.matcher(name).matches()
        || IpAddress.parse(name).isPresent();
  }
}
