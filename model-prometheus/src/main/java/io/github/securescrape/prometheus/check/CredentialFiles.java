// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.check;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.prometheus.discovery.KubernetesSdConfig;
import io.github.securescrape.prometheus.http.Authorization;
import io.github.securescrape.prometheus.http.TlsConfig;
import io.github.securescrape.prometheus.internal.files.GoGlob;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files by which a scrape job proves who it is: they must be there. */
final class CredentialFiles {

  private static final String HINT =
      "Put the file there, or mend the path; a relative one starts at the folder of this file.";

  static final ProblemCode NO_CREDENTIALS =
      ProblemCode.error(
          "files.credentials",
          "error checking authorization credentials or bearer token file \"{0}\": no such file",
          HINT);

  static final ProblemCode NO_CERT =
      ProblemCode.error(
              "files.client-cert", "error checking client cert file \"{0}\": no such file", HINT)
          .onKeys("cert_file");

  static final ProblemCode NO_KEY =
      ProblemCode.error(
              "files.client-key", "error checking client key file \"{0}\": no such file", HINT)
          .onKeys("key_file");

  private final Path folder;

  /** Looks at files from the given folder. */
  CredentialFiles(Path folder) {
    this.folder = folder;
  }

  /** Adds what is wrong with the files of a job. */
  void check(ScrapeJob job, Problems here) {
    Authorization authorization = job.http().authorization();
    if (authorization != null) {
      Problems at = here.at("authorization").at("credentials_file");
      check(authorization.credentialsFile(), NO_CREDENTIALS, at);
    }
    check(job.http().bearerTokenFile(), NO_CREDENTIALS, here.at("bearer_token_file"));
    check(job.http().tlsConfig(), here.at("tls_config"));
    List<KubernetesSdConfig> clusters = job.serviceDiscoveries(KubernetesSdConfig.class);
    for (int i = 0; i < clusters.size(); i++) {
      Problems cluster = here.at("kubernetes_sd_configs").at(i);
      check(clusters.get(i).http().tlsConfig(), cluster.at("tls_config"));
    }
  }

  private void check(@Nullable TlsConfig tls, Problems here) {
    if (tls != null) {
      check(tls.certFile(), NO_CERT, here);
      check(tls.keyFile(), NO_KEY, here);
    }
  }

  private void check(@Nullable String file, ProblemCode code, Problems here) {
    if (file != null
        && !file.isEmpty()
        && GoGlob.join(folder, file).filter(Files::exists).isEmpty()) {
      here.add(code, file);
    }
  }
}
