// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.k8s.ResourceYaml;
import io.github.securescrape.k8s.internal.ListYaml;
import io.github.securescrape.k8s.internal.NameRule;
import io.github.securescrape.k8s.secret.FleetSecret;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Builds values for kube-prometheus-stack, in which every text comes out of Helm as it went in.
 *
 * <p>Secrets in clear are refused: name a file by a key such as {@code password_file}, and mount it
 * by {@link #secret}.
 */
public final class StackValuesBuilder {

  private static final YamlPath SPEC = YamlPath.root().key("prometheus").key("prometheusSpec");
  private static final String JOBS = "additionalScrapeConfigs";
  private static final String JOBS_SECRET = "additionalScrapeConfigsSecret";
  private static final String MANIFESTS = "extraManifests";

  private final OverlayParts parts;
  private final List<ScrapeJob> jobs = new ArrayList<>();
  private final Set<String> secrets = new LinkedHashSet<>();
  private final Set<String> configMaps = new LinkedHashSet<>();
  private final Map<String, Object> more = new LinkedHashMap<>();
  private final Map<String, Object> manifests = new LinkedHashMap<>();
  private String jobsSecret = "";
  private String jobsKey = "";
  private boolean jobsAsText;

  StackValuesBuilder(String release, String namespace) {
    parts = new OverlayParts(release, namespace);
  }

  /** Adds scrape jobs. */
  public StackValuesBuilder scrapeJobs(List<ScrapeJob> jobs) {
    this.jobs.addAll(jobs);
    return this;
  }

  /** Adds scrape jobs. */
  public StackValuesBuilder scrapeJobs(ScrapeJob... jobs) {
    return scrapeJobs(List.of(jobs));
  }

  /** Writes the scrape jobs as one text, which Helm does not sort or write anew. */
  public StackValuesBuilder jobsAsText() {
    jobsAsText = true;
    return this;
  }

  /**
   * Puts the scrape jobs into a Secret beside the values, where they may hold secrets in clear and
   * do not count against the size of the release.
   */
  public StackValuesBuilder additionalScrapeConfigsSecret(String name, String key) {
    jobsSecret = name;
    jobsKey = key;
    return this;
  }

  /** Mounts Secrets below {@code /etc/prometheus/secrets}. */
  public StackValuesBuilder secret(String... names) {
    secrets.addAll(List.of(names));
    return this;
  }

  /** Mounts ConfigMaps below {@code /etc/prometheus/configmaps}. */
  public StackValuesBuilder configMap(String... names) {
    configMaps.addAll(List.of(names));
    return this;
  }

  /** Adds the scrape jobs of a fleet, and mounts the Secret with the given name for them. */
  public StackValuesBuilder fleet(Fleet fleet, String secretName) {
    parts.secretOf(fleet, secretName);
    secret(secretName);
    return scrapeJobs(fleet.scrapeJobs(StackMounts.ROOT + "secrets/" + secretName));
  }

  /** Selects the ScrapeConfigs that bear labels; default those of the release. */
  public StackValuesBuilder scrapeConfigSelector(Map<String, String> matchLabels) {
    more.put("scrapeConfigSelector", Map.of("matchLabels", new LinkedHashMap<>(matchLabels)));
    return this;
  }

  /** Selects all ScrapeConfigs. */
  public StackValuesBuilder everyScrapeConfig() {
    more.put("scrapeConfigSelectorNilUsesHelmValues", false);
    return this;
  }

  /** Sets the time between scrapes of jobs that do not say; default 30s. */
  public StackValuesBuilder scrapeInterval(Duration scrapeInterval) {
    more.put("scrapeInterval", PrometheusYaml.print(scrapeInterval));
    return this;
  }

  /** Ships a resource, such as a ScrapeConfig, with the release; other values files keep theirs. */
  public StackValuesBuilder extraManifest(HasMetadata resource) {
    String kind = resource.getKind().toLowerCase(Locale.ROOT);
    manifests.put(kind + "-" + resource.getMetadata().getName(), ResourceYaml.toTree(resource));
    return this;
  }

  /** Allows secrets in clear, with a warning for each. */
  public StackValuesBuilder inlineSecrets() {
    parts.inlineSecrets();
    return this;
  }

  /** Sets the version of Prometheus that has to take the jobs; default the newest known. */
  public StackValuesBuilder prometheus(PrometheusVersion version) {
    parts.prometheus(version);
    return this;
  }

  /**
   * Returns the values and the Secrets to go with them.
   *
   * @throws io.github.securescrape.core.problem.InvalidConfigException with all that is wrong
   */
  public ValuesOverlay build() {
    Problems place = parts.problems.at(SPEC);
    Map<String, Object> spec = new LinkedHashMap<>();
    names(spec, "secrets", secrets);
    names(spec, "configMaps", configMaps);
    boolean beside = !jobsSecret.isEmpty();
    if (beside) {
      Map<String, Object> reference = new LinkedHashMap<>();
      reference.put("enabled", true);
      reference.put("name", jobsSecret);
      reference.put("key", jobsKey);
      spec.put(JOBS_SECRET, reference);
      Secret text = Secret.of(ListYaml.print(OverlayParts.trees(jobs)));
      parts.secret(FleetSecret.builder(jobsSecret).putData(jobsKey, text));
    } else if (!jobs.isEmpty()) {
      Object list = TplText.escape(OverlayParts.trees(jobs), place.at(JOBS));
      boolean text = jobsAsText && !parts.problems.hasErrors();
      spec.put(JOBS, text ? JobsText.print(OverlayParts.trees(jobs)) : list);
    }
    more.forEach((key, value) -> spec.put(key, TplText.escape(value, place.at(key))));
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("prometheus", Map.of("prometheusSpec", spec));
    if (!manifests.isEmpty()) {
      values.put(MANIFESTS, TplText.escape(manifests, parts.problems.at(MANIFESTS)));
    }
    return parts.overlay(
        HelmChart.KUBE_PROMETHEUS_STACK, values, beside ? List.copyOf(jobs) : List.of());
  }

  private void names(Map<String, Object> spec, String key, Set<String> names) {
    if (!names.isEmpty()) {
      names.forEach(name -> NameRule.RESOURCE.check(parts.problems, "name", name));
      spec.put(key, List.copyOf(names));
    }
  }
}
