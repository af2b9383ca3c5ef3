// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.check;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.prometheus.GlobalConfig;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.discovery.KubernetesSdConfig;
import io.github.securescrape.prometheus.http.TlsConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Prometheus and {@code promtool check config} check across the records of a configuration.
 */
public final class PrometheusConfigCheck {

  static final ProblemCode JOB_TWICE =
      ProblemCode.error(
              "scrape.job-name-twice",
              "found multiple scrape configs with job name \"{0}\"",
              "Give each scrape job a name of its own.")
          .onKeys("job_name");

  static final ProblemCode CERT_FILE_ALONE =
      ProblemCode.error(
              "http.tls.cert-file-alone",
              "client cert file \"{0}\" specified without client key file",
              "Add `key_file`.")
          .onKeys("cert_file");

  static final ProblemCode KEY_FILE_ALONE =
      ProblemCode.error(
              "http.tls.key-file-alone",
              "client key file \"{0}\" specified without client cert file",
              "Add `cert_file`.")
          .onKeys("key_file");

  private final PrometheusConfig config;
  private final Problems problems;
  private final NameSchemes schemes;
  private final ScrapeTimes times;
  private final LabelNames labels;

  private PrometheusConfigCheck(
      PrometheusConfig config, PrometheusVersion version, Problems problems) {
    this.config = config;
    this.problems = problems;
    GlobalConfig global = config.global() == null ? GlobalConfig.DEFAULTS : config.global();
    this.schemes = new NameSchemes(global, version);
    this.times = new ScrapeTimes(global);
    this.labels = new LabelNames(version);
  }

  /** Adds what the given Prometheus would refuse, beyond the rules within one record. */
  public static void check(PrometheusConfig config, PrometheusVersion version, Problems problems) {
    new PrometheusConfigCheck(config, version, problems).run();
  }

  private void run() {
    checkGlobal(problems.at("global"));
    Set<String> names = new HashSet<>();
    for (int i = 0; i < config.scrapeConfigs().size(); i++) {
      ScrapeJob job = config.scrapeConfigs().get(i);
      Problems here = problems.at("scrape_configs").at(i);
      if (!job.jobName().isEmpty() && !names.add(job.jobName())) {
        here.add(JOB_TWICE, job.jobName());
      }
      check(job, here);
    }
  }

  private void checkGlobal(Problems here) {
    GlobalConfig global = config.global();
    if (global != null) {
      times.checkGlobal(here);
      schemes.checkGlobal(!config.scrapeConfigs().isEmpty(), here);
      Problems external = here.at("external_labels");
      labels.check(global.externalLabels(), schemes.isLegacy(), external);
      global
          .externalLabels()
          .forEach(
              (name, value) -> {
                if (!LabelNames.isUtf8(value)) {
                  external.at(name).add(LabelNames.BAD_VALUE, name);
                }
              });
    }
  }

  private void check(ScrapeJob job, Problems here) {
    times.check(job, here);
    schemes.check(job, here);
    for (int i = 0; i < job.staticConfigs().size(); i++) {
      Problems group = here.at("static_configs").at(i).at("labels");
      labels.check(job.staticConfigs().get(i).labels(), false, group);
    }
    checkFiles(job.http().tlsConfig(), here.at("tls_config"));
    List<KubernetesSdConfig> clusters = job.serviceDiscoveries(KubernetesSdConfig.class);
    for (int i = 0; i < clusters.size(); i++) {
      Problems cluster = here.at("kubernetes_sd_configs").at(i).at("tls_config");
      checkFiles(clusters.get(i).http().tlsConfig(), cluster);
    }
  }

  /** What promtool alone looks at, whatever else stands in the section. */
  private static void checkFiles(@Nullable TlsConfig tls, Problems here) {
    if (tls == null) {
      return;
    }
    String cert = tls.certFile() == null ? "" : tls.certFile();
    String key = tls.keyFile() == null ? "" : tls.keyFile();
    if (!cert.isEmpty() && key.isEmpty()) {
      here.add(CERT_FILE_ALONE, cert);
    }
    if (cert.isEmpty() && !key.isEmpty()) {
      here.add(KEY_FILE_ALONE, key);
    }
  }
}
