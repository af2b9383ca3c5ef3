// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.github.securescrape.k8s.internal.NameRule;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds values for the chart prometheus, in which every text comes out of Helm as it went in.
 *
 * <p>Secrets in clear are refused: name a file by a key such as {@code password_file}, and mount it
 * by {@link #secretMount}.
 */
public final class ChartValuesBuilder {

  private static final String MOUNT = "/etc/secrets/";
  private static final String MAPPED = "scrapeConfigs";
  private static final String EXTRA = "extraScrapeConfigs";
  private static final int LONGEST_VOLUME = 63;

  private final OverlayParts parts;
  private final List<ScrapeJob> mapped = new ArrayList<>();
  private final List<ScrapeJob> extra = new ArrayList<>();
  private final Map<String, String> mounts = new LinkedHashMap<>();

  ChartValuesBuilder(String release, String namespace) {
    parts = new OverlayParts(release, namespace);
  }

  /** Adds scrape jobs to the map of jobs, to which other values files may add more. */
  public ChartValuesBuilder scrapeConfigs(List<ScrapeJob> jobs) {
    mapped.addAll(jobs);
    return this;
  }

  /** Adds scrape jobs to the text of further jobs, which the last values file sets for all. */
  public ChartValuesBuilder extraScrapeConfigs(List<ScrapeJob> jobs) {
    extra.addAll(jobs);
    return this;
  }

  /** Mounts a Secret at a folder of Prometheus. */
  public ChartValuesBuilder secretMount(String secretName, String mountPath) {
    mounts.put(secretName, mountPath);
    return this;
  }

  /** Adds the scrape jobs of a fleet, and mounts the Secret with the given name for them. */
  public ChartValuesBuilder fleet(Fleet fleet, String secretName) {
    parts.secretOf(fleet, secretName);
    secretMount(secretName, MOUNT + secretName);
    return scrapeConfigs(fleet.scrapeJobs(MOUNT + secretName));
  }

  /** Allows secrets in clear, with a warning for each. */
  public ChartValuesBuilder inlineSecrets() {
    parts.inlineSecrets();
    return this;
  }

  /** Sets the version of Prometheus that has to take the jobs; default the newest known. */
  public ChartValuesBuilder prometheus(PrometheusVersion version) {
    parts.prometheus(version);
    return this;
  }

  /**
   * Returns the values and the Secrets to go with them.
   *
   * @throws io.github.securescrape.core.problem.InvalidConfigException with all that is wrong
   */
  public ValuesOverlay build() {
    Map<String, Object> values = new LinkedHashMap<>();
    if (!mounts.isEmpty()) {
      values.put("server", Map.of("extraSecretMounts", extraSecretMounts()));
    }
    if (!mapped.isEmpty()) {
      values.put(MAPPED, scrapeConfigs());
    }
    if (!extra.isEmpty()) {
      List<Map<String, Object>> jobs = OverlayParts.trees(extra);
      TplText.escape(jobs, parts.problems.at(EXTRA));
      values.put(EXTRA, parts.problems.hasErrors() ? "" : JobsText.print(jobs));
    }
    return parts.overlay(HelmChart.PROMETHEUS, values, List.of());
  }

  private List<Object> extraSecretMounts() {
    List<Object> list = new ArrayList<>();
    mounts.forEach(
        (secret, path) -> {
          NameRule.RESOURCE.check(parts.problems, "name", secret);
          String volume = secret.replace('.', '-');
          Map<String, Object> mount = new LinkedHashMap<>();
          mount.put("name", volume.substring(0, Math.min(volume.length(), LONGEST_VOLUME)));
          mount.put("mountPath", path);
          mount.put("secretName", secret);
          mount.put("readOnly", true);
          list.add(mount);
        });
    return list;
  }

  private Map<String, Object> scrapeConfigs() {
    Map<String, Object> jobs = new LinkedHashMap<>();
    for (ScrapeJob job : mapped) {
      jobs.put(job.jobName(), PrometheusYaml.toTree(job));
    }
    return jobs;
  }
}
