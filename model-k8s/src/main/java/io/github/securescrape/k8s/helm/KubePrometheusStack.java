// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.k8s.internal.NameRule;
import io.github.securescrape.k8s.internal.Parts;
import io.github.securescrape.k8s.internal.ReloaderVariables;
import io.github.securescrape.k8s.scrapeconfig.ScrapeConfigs;
import io.github.securescrape.k8s.secret.FleetSecret;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A release of the Helm chart kube-prometheus-stack.
 *
 * <pre>{@code
 * KubePrometheusStack.release("prometheus-stack")
 *     .namespace("prometheus")
 *     .overlay(fleet)
 *     .writeTo(Path.of("out/values.yaml"));
 * }</pre>
 */
public final class KubePrometheusStack {

  /** Where the operator mounts the Secrets that {@code prometheusSpec.secrets} names. */
  private static final String MOUNT = "/etc/prometheus/secrets/";

  private static final YamlPath SPEC = YamlPath.root().key("prometheus").key("prometheusSpec");
  private static final String SECRETS = "secrets";
  private static final String JOBS = "additionalScrapeConfigs";

  private final String release;
  private final String namespace;
  private final String secretName;

  private KubePrometheusStack(String release, String namespace, String secretName) {
    this.release = release;
    this.namespace = namespace;
    this.secretName = secretName;
  }

  /** Returns the release with the given name; a namespace is still to be given. */
  public static KubePrometheusStack release(String name) {
    return new KubePrometheusStack(name, "", "");
  }

  /** Sets the namespace of the release, which is that of its Prometheus. */
  public KubePrometheusStack namespace(String namespace) {
    return new KubePrometheusStack(release, namespace, secretName);
  }

  /** Sets the name of the fleet's Secret; default the fleet's with {@code -scrape}. */
  public KubePrometheusStack secretName(String secretName) {
    return new KubePrometheusStack(release, namespace, secretName);
  }

  /**
   * Returns values that make the release's Prometheus scrape a fleet, and the Secret that they
   * mount.
   *
   * @throws io.github.securescrape.core.problem.InvalidConfigException with all that is wrong with
   *     the names or the fleet's texts
   */
  public ValuesOverlay overlay(Fleet fleet) {
    Problems problems = Problems.create();
    NameRule.RELEASE.check(problems, "release", release);
    Optional<FleetSecret> secret =
        Parts.make(
            problems,
            () -> FleetSecret.builder(secretName(fleet)).namespace(namespace).files(fleet).build());
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put(SECRETS, List.of(secretName(fleet)));
    spec.put(JOBS, jobs(fleet, problems));
    problems.toReport().throwIfErrors();
    ReloaderVariables.warn(spec, problems.at(SPEC));
    if (fleet.config().hasInlinePassword()) {
      problems.at(SPEC).at(JOBS).add(HelmCodes.INLINE_PASSWORD);
    }
    return new ValuesOverlay(
        Map.of("prometheus", Map.of("prometheusSpec", spec)),
        fleet.config().hasInlinePassword(),
        secret.orElseThrow(),
        problems.toReport());
  }

  /** Returns the same fleet as ScrapeConfigs that the release's Prometheus selects. */
  public ScrapeConfigs scrapeConfigs(Fleet fleet) {
    return ScrapeConfigs.of(fleet)
        .namespace(namespace)
        .release(release)
        .secretName(secretName(fleet));
  }

  private Object jobs(Fleet fleet, Problems problems) {
    List<Map<String, Object>> jobs =
        fleet.scrapeJobs(MOUNT + secretName(fleet)).stream().map(PrometheusYaml::toTree).toList();
    return TplText.escape(jobs, problems.at(SPEC).at(JOBS));
  }

  private String secretName(Fleet fleet) {
    return secretName.isEmpty() ? FleetSecret.defaultName(fleet) : secretName;
  }

  /** Returns the names of release and namespace. */
  @Override
  public String toString() {
    return "KubePrometheusStack[" + release + " in " + namespace + "]";
  }
}
