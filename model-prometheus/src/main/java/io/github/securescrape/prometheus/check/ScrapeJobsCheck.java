// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.check;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.prometheus.GlobalConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.alerting.AlertmanagerConfig;
import io.github.securescrape.prometheus.discovery.KubernetesSdConfig;
import io.github.securescrape.prometheus.discovery.StaticConfig;
import io.github.securescrape.prometheus.http.TlsConfig;
import io.github.securescrape.prometheus.internal.scrape.Schemes;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks the scrape jobs of a configuration and of the files that it names, one after the other.
 */
public final class ScrapeJobsCheck {

  static final ProblemCode JOB_TWICE =
      ProblemCode.error(
              "scrape.job-name-twice",
              "found multiple scrape configs with job name \"{0}\"{1}",
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

  private final GlobalConfig global;
  private final NameSchemes schemes;
  private final ScrapeTimes times;
  private final LabelRules labels;
  private final TargetRules targets;
  private final Map<String, String> names = new HashMap<>();

  ScrapeJobsCheck(GlobalConfig global, PrometheusVersion version) {
    this.global = global;
    this.schemes = new NameSchemes(global, version);
    this.times = new ScrapeTimes(global);
    this.labels = new LabelRules(version);
    this.targets = new TargetRules(global, version);
  }

  /**
   * Adds what is wrong with the jobs of one file.
   *
   * @param file the file, for jobs that stand in two; empty for the configuration itself
   */
  public void check(List<ScrapeJob> jobs, String file, Problems problems) {
    for (int i = 0; i < jobs.size(); i++) {
      ScrapeJob job = jobs.get(i);
      Problems here = problems.at(i);
      String first = job.jobName().isEmpty() ? null : names.putIfAbsent(job.jobName(), file);
      if (first != null) {
        String where = first.isEmpty() ? "main config file" : '"' + first + '"';
        here.add(JOB_TWICE, job.jobName(), file.isEmpty() ? "" : ", first found in " + where);
      }
      check(job, here);
    }
  }

  /**
   * Adds what is wrong with targets of a job.
   *
   * @param problems those of the list that the groups stand in
   */
  public void checkTargets(List<StaticConfig> groups, ScrapeJob job, Problems problems) {
    targets.check(groups, job, problems);
  }

  /**
   * Adds what is wrong with targets that are Alertmanagers.
   *
   * @param problems those of the list that the groups stand in
   */
  public void checkTargets(
      List<StaticConfig> groups, AlertmanagerConfig config, Problems problems) {
    targets.check(groups, config.relabelConfigs(), Schemes.isLegacy(global), problems);
  }

  /** Adds what loads, but will not work as its writer hopes. */
  public void lint(List<ScrapeJob> jobs, Problems problems) {
    for (int i = 0; i < jobs.size(); i++) {
      times.lint(jobs.get(i), problems.at(i));
    }
  }

  private void check(ScrapeJob job, Problems here) {
    times.check(job, here);
    schemes.check(job, here);
    boolean legacy = Schemes.isLegacy(job, global);
    labels.check(job.relabelConfigs(), legacy, here.at("relabel_configs"));
    labels.check(job.metricRelabelConfigs(), legacy, here.at("metric_relabel_configs"));
    labels.checkGroups(job.staticConfigs(), here.at("static_configs"));
    checkTargets(job.staticConfigs(), job, here.at("static_configs"));
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
