// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.NullIsZero;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.prometheus.alerting.AlertingConfig;
import io.github.securescrape.prometheus.otlp.OtlpConfig;
import io.github.securescrape.prometheus.remote.RemoteReadConfig;
import io.github.securescrape.prometheus.remote.RemoteWriteConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.storage.StorageConfig;
import io.github.securescrape.prometheus.tracing.TracingConfig;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Prometheus' configuration file, {@code prometheus.yml}.
 *
 * @param global what holds for all jobs that do not say otherwise; {@code null} if unset
 * @param runtime how the Go runtime is tuned; {@code null} if unset
 * @param ruleFiles files with rules on Prometheus' host; {@code *} may stand in the last part of a
 *     path; empty if unset
 * @param scrapeConfigFiles files with further scrape jobs on Prometheus' host; {@code *} may stand
 *     in the last part of a path; empty if unset
 * @param scrapeConfigs the scrape jobs; empty if unset
 * @param alerting which Alertmanagers alerts are sent to; {@code null} if unset
 * @param remoteWrite endpoints that samples are sent to; empty if unset
 * @param remoteRead endpoints that queries read from; empty if unset
 * @param storage what is stored; {@code null} if unset
 * @param tracing where Prometheus' own traces are sent; {@code null} if unset
 * @param otlp how metrics that come over OTLP are taken; {@code null} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#configuration-file">configuration
 *     file</a>
 * @since 0.1
 */
@Value.Builder
public record PrometheusConfig(
    @Nullable GlobalConfig global,
    @Since("2.53.0") @Nullable RuntimeConfig runtime,
    List<String> ruleFiles,
    @Since("2.43.0") List<String> scrapeConfigFiles,
    List<ScrapeJob> scrapeConfigs,
    @Nullable AlertingConfig alerting,
    List<RemoteWriteConfig> remoteWrite,
    List<RemoteReadConfig> remoteRead,
    @Since("2.29.0") @Nullable StorageConfig storage,
    @Since("2.34.0") @Nullable TracingConfig tracing,
    @Since("2.55.0") @NullIsZero @Nullable OtlpConfig otlp,
    @Nullable Extra extra) {

  private static final Pattern PATH = Pattern.compile("[^*]*(\\*[^/]*)?");

  static final ProblemCode RULE_FILE =
      ProblemCode.error(
          "config.rule-files.path",
          "invalid rule file path \"{0}\"",
          "Keep `*` to the last part of the path.");

  static final ProblemCode SCRAPE_CONFIG_FILE =
      ProblemCode.error(
          "config.scrape-config-files.path",
          "invalid scrape config file path \"{0}\"",
          "Keep `*` to the last part of the path.");

  /** Checks the paths. Not API: use {@link #builder()}. */
  public PrometheusConfig {
    ruleFiles = List.copyOf(ruleFiles);
    scrapeConfigFiles = List.copyOf(scrapeConfigFiles);
    scrapeConfigs = List.copyOf(scrapeConfigs);
    remoteWrite = List.copyOf(remoteWrite);
    remoteRead = List.copyOf(remoteRead);
    List<String> rulePaths = ruleFiles;
    List<String> scrapePaths = scrapeConfigFiles;
    Invariants.check(
        rules -> {
          checkPaths(rules, "rule_files", rulePaths, RULE_FILE);
          checkPaths(rules, "scrape_config_files", scrapePaths, SCRAPE_CONFIG_FILE);
        });
  }

  private static void checkPaths(
      Invariants rules, String key, List<String> paths, ProblemCode code) {
    for (int i = 0; i < paths.size(); i++) {
      rules.at(key, i).holds(PATH.matcher(paths.get(i)).matches(), code, paths.get(i));
    }
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Returns the scrape job with the given name, empty if there is none. */
  public Optional<ScrapeJob> scrapeJob(String jobName) {
    return scrapeConfigs.stream().filter(job -> job.jobName().equals(jobName)).findFirst();
  }

  /** Builds a {@link PrometheusConfig}. */
  public static final class Builder extends PrometheusConfigBuilder {}
}
