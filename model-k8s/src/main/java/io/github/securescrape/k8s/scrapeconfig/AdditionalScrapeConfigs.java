// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.scrapeconfig;

import io.fabric8.kubernetes.api.model.SecretKeySelectorBuilder;
import io.fabric8.openshift.api.model.monitoring.v1.Prometheus;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusBuilder;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.k8s.internal.ListYaml;
import io.github.securescrape.k8s.secret.FleetSecret;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.util.List;

/**
 * Scrape jobs in a Secret that a Prometheus of the operator adds to its own: for what a
 * ScrapeConfig has no field for.
 *
 * <pre>{@code
 * AdditionalScrapeConfigs jobs =
 *     AdditionalScrapeConfigs.of(List.of(job)).namespace("monitoring");
 * String manifests = jobs.secret().toYaml();
 * Prometheus changed = jobs.addTo(prometheus);
 * }</pre>
 *
 * <p>The operator checks nothing of them; files that they name must be mounted, such as by {@code
 * spec.secrets}. {@code OperatorPreview} reads them back. Each step returns a new value.
 */
public final class AdditionalScrapeConfigs {

  private static final String NAME = "additional-scrape-configs";
  private static final String KEY = "additional-scrape-configs.yaml";

  private final List<ScrapeJob> jobs;
  private final String namespace;
  private final String name;
  private final String key;

  private AdditionalScrapeConfigs(List<ScrapeJob> jobs, String namespace, String name, String key) {
    this.jobs = List.copyOf(jobs);
    this.namespace = namespace;
    this.name = name;
    this.key = key;
  }

  /** Returns the given jobs; a namespace is still to be given. */
  public static AdditionalScrapeConfigs of(List<ScrapeJob> jobs) {
    return new AdditionalScrapeConfigs(jobs, "", NAME, KEY);
  }

  /** Sets the namespace of the Secret, which is that of the Prometheus. */
  public AdditionalScrapeConfigs namespace(String namespace) {
    return new AdditionalScrapeConfigs(jobs, namespace, name, key);
  }

  /** Sets name and key of the Secret; default {@code additional-scrape-configs[.yaml]}. */
  public AdditionalScrapeConfigs secret(String name, String key) {
    return new AdditionalScrapeConfigs(jobs, namespace, name, key);
  }

  /** Returns the Secret with the jobs, every text of them quoted where YAML could retype it. */
  public FleetSecret secret() {
    String text = ListYaml.print(jobs.stream().map(PrometheusYaml::toTree).toList());
    return FleetSecret.builder(name).namespace(namespace).putData(key, Secret.of(text)).build();
  }

  /** Returns a Prometheus that refers to the Secret; all else about it stays. */
  public Prometheus addTo(Prometheus prometheus) {
    return new PrometheusBuilder(prometheus)
        .editOrNewSpec()
        .withAdditionalScrapeConfigs(
            new SecretKeySelectorBuilder().withName(name).withKey(key).build())
        .endSpec()
        .build();
  }

  /** Returns the names of the Secret and how many jobs it holds; never what they hold. */
  @Override
  public String toString() {
    return "AdditionalScrapeConfigs[" + namespace + "/" + name + ", " + jobs.size() + " jobs]";
  }
}
