// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.check;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.discovery.FileSdConfig;
import io.github.securescrape.prometheus.discovery.KubernetesSdConfig;
import io.github.securescrape.prometheus.http.Authorization;
import io.github.securescrape.prometheus.http.TlsConfig;
import io.github.securescrape.prometheus.internal.files.GoGlob;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files that a configuration names, as {@code promtool} looks at them: relative paths start at
 * the folder of the file that names them. The contents of rule files are not judged.
 */
public final class NamedFiles {

  static final ProblemCode BAD_PATTERN =
      ProblemCode.error(
          "files.pattern",
          "\"{0}\": syntax error in pattern",
          "Close each `[`, and put no `\\` at the end.");

  static final ProblemCode NO_RULE_FILE =
      ProblemCode.error(
          "files.rule-file",
          "\"{0}\" does not point to an existing file",
          "Put the file there, or mend the path; a relative one starts at the folder of this file.");

  static final ProblemCode NO_CREDENTIALS =
      ProblemCode.error(
          "files.credentials",
          "error checking authorization credentials or bearer token file \"{0}\": no such file",
          "Put the file there, or mend the path; a relative one starts at the folder of this file.");

  static final ProblemCode NO_CERT =
      ProblemCode.error(
              "files.client-cert",
              "error checking client cert file \"{0}\": no such file",
              "Put the file there, or mend the path; a relative one starts at the folder of this file.")
          .onKeys("cert_file");

  static final ProblemCode NO_KEY =
      ProblemCode.error(
              "files.client-key",
              "error checking client key file \"{0}\": no such file",
              "Put the file there, or mend the path; a relative one starts at the folder of this file.")
          .onKeys("key_file");

  static final ProblemCode NO_TARGETS =
      ProblemCode.warning(
          "files.file-sd",
          "file \"{0}\" for file_sd in scrape job \"{1}\" does not exist",
          "Put the file there before Prometheus starts; until then it adds no targets.");

  private final Path folder;

  /** Looks at files from the given folder. */
  public NamedFiles(Path folder) {
    this.folder = folder;
  }

  /** Returns the same for what the given file names. */
  public NamedFiles in(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return new NamedFiles(parent == null ? folder : parent);
  }

  /** Adds what is wrong with the files that a configuration names. */
  public void check(PrometheusConfig config, Problems problems) {
    for (int i = 0; i < config.ruleFiles().size(); i++) {
      String pattern = config.ruleFiles().get(i);
      if (isPattern(pattern, problems.at("rule_files").at(i))
          && pattern.indexOf('*') < 0
          && find(pattern).isEmpty()) {
        problems.at("rule_files").at(i).add(NO_RULE_FILE, pattern);
      }
    }
    for (int i = 0; i < config.scrapeConfigFiles().size(); i++) {
      isPattern(config.scrapeConfigFiles().get(i), problems.at("scrape_config_files").at(i));
    }
    check(config.scrapeConfigs(), problems.at("scrape_configs"));
  }

  /** Returns the files with further scrape jobs, in the order of their patterns. */
  public List<Path> scrapeConfigFiles(PrometheusConfig config) {
    List<Path> files = new ArrayList<>();
    config.scrapeConfigFiles().forEach(pattern -> files.addAll(find(pattern)));
    return files;
  }

  /** Adds what is wrong with the files that scrape jobs name. */
  public void check(List<ScrapeJob> jobs, Problems problems) {
    for (int i = 0; i < jobs.size(); i++) {
      ScrapeJob job = jobs.get(i);
      Problems here = problems.at(i);
      Authorization authorization = job.http().authorization();
      if (authorization != null) {
        Problems at = here.at("authorization").at("credentials_file");
        check(authorization.credentialsFile(), NO_CREDENTIALS, at);
      }
      check(job.http().bearerTokenFile(), NO_CREDENTIALS, here.at("bearer_token_file"));
      check(job.http().tlsConfig(), here.at("tls_config"));
      List<KubernetesSdConfig> clusters = job.serviceDiscoveries(KubernetesSdConfig.class);
      for (int k = 0; k < clusters.size(); k++) {
        Problems cluster = here.at("kubernetes_sd_configs").at(k);
        check(clusters.get(k).http().tlsConfig(), cluster.at("tls_config"));
      }
      checkTargets(job, here.at("file_sd_configs"));
    }
  }

  private void checkTargets(ScrapeJob job, Problems here) {
    List<FileSdConfig> discoveries = job.serviceDiscoveries(FileSdConfig.class);
    for (int i = 0; i < discoveries.size(); i++) {
      for (int k = 0; k < discoveries.get(i).files().size(); k++) {
        String pattern = discoveries.get(i).files().get(k);
        Problems file = here.at(i).at("files").at(k);
        if (isPattern(pattern, file) && pattern.indexOf('*') < 0 && find(pattern).isEmpty()) {
          file.add(NO_TARGETS, pattern, job.jobName());
        }
      }
    }
  }

  private void check(@Nullable TlsConfig tls, Problems here) {
    if (tls != null) {
      check(tls.certFile(), NO_CERT, here);
      check(tls.keyFile(), NO_KEY, here);
    }
  }

  private void check(@Nullable String file, ProblemCode code, Problems here) {
    if (file != null && !file.isEmpty() && !Files.exists(folder.resolve(file))) {
      here.add(code, file);
    }
  }

  private static boolean isPattern(String pattern, Problems here) {
    boolean parsed = GoGlob.parse(pattern).isPresent();
    if (!parsed) {
      here.add(BAD_PATTERN, pattern);
    }
    return parsed;
  }

  private List<Path> find(String pattern) {
    Optional<GoGlob> glob = GoGlob.parse(pattern);
    return glob.isEmpty() ? List.of() : glob.get().find(folder);
  }
}
