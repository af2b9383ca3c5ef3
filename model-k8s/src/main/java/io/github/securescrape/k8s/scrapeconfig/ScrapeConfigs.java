// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.scrapeconfig;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.openshift.api.model.monitoring.v1alpha1.ScrapeConfig;
import io.github.securescrape.core.files.FileChange;
import io.github.securescrape.core.files.FileMode;
import io.github.securescrape.core.files.FileSet;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.k8s.ResourceYaml;
import io.github.securescrape.k8s.secret.FleetSecret;
import io.github.securescrape.k8s.secret.SecretKeys;
import io.github.securescrape.prometheus.fleet.Fleet;
import java.nio.file.Path;
import java.util.List;

/**
 * A fleet as resources of the prometheus-operator: a ScrapeConfig for each of its scrape jobs, and
 * the Secret that they refer to.
 *
 * <pre>{@code
 * ScrapeConfigs.of(fleet)
 *     .namespace("prometheus")
 *     .release("prometheus-stack")
 *     .writeTo(Path.of("out/k8s"));
 * }</pre>
 *
 * <p>Each step returns a new value. What is wrong is thrown, all at once, by the first method that
 * needs the resources.
 */
public final class ScrapeConfigs {

  private static final String SECRET_FILE = "secret.yaml";
  private static final String SCRAPE_CONFIG_FILE = "scrapeconfig.yaml";

  final Fleet fleet;
  final String namespace;
  final String release;
  final String name;
  final String secretName;
  final SecretKeys keys;

  private ScrapeConfigs(
      Fleet fleet,
      String namespace,
      String release,
      String name,
      String secretName,
      SecretKeys keys) {
    this.fleet = fleet;
    this.namespace = namespace;
    this.release = release;
    this.name = name;
    this.secretName = secretName;
    this.keys = keys;
  }

  /** Returns the resources of a fleet, named after it; a namespace is still to be given. */
  public static ScrapeConfigs of(Fleet fleet) {
    return new ScrapeConfigs(
        fleet, "", "", fleet.config().name(), FleetSecret.defaultName(fleet), SecretKeys.DEFAULTS);
  }

  /** Sets the namespace of all resources: the operator looks for the Secret in no other. */
  public ScrapeConfigs namespace(String namespace) {
    return new ScrapeConfigs(fleet, namespace, release, name, secretName, keys);
  }

  /**
   * Sets the label {@code release}, by which the Prometheus of that release of
   * kube-prometheus-stack selects ScrapeConfigs; default no label.
   */
  public ScrapeConfigs release(String release) {
    return new ScrapeConfigs(fleet, namespace, release, name, secretName, keys);
  }

  /**
   * Sets the name of the ScrapeConfig, and what the names of those of exporters with their own
   * login begin with; default the fleet's.
   */
  public ScrapeConfigs name(String name) {
    return new ScrapeConfigs(fleet, namespace, release, name, secretName, keys);
  }

  /** Sets the name of the Secret; default the fleet's with {@code -scrape}. */
  public ScrapeConfigs secretName(String secretName) {
    return new ScrapeConfigs(fleet, namespace, release, name, secretName, keys);
  }

  /** Sets the keys of the Secret; default {@link SecretKeys#DEFAULTS}. */
  public ScrapeConfigs keys(SecretKeys keys) {
    return new ScrapeConfigs(fleet, namespace, release, name, secretName, keys);
  }

  /** Returns the Secret. */
  public FleetSecret secret() {
    return resources().secret();
  }

  /** Returns the ScrapeConfigs. */
  public List<ScrapeConfig> scrapeConfigs() {
    return resources().scrapeConfigs();
  }

  /** Returns all resources, the Secret first. */
  public List<HasMetadata> objects() {
    return resources().all();
  }

  /** Returns all resources as YAML text, the Secret first; to be kept as safe as its values. */
  public String toYaml() {
    return ResourceYaml.print(objects());
  }

  /** Returns {@code secret.yaml}, for its owner alone, and {@code scrapeconfig.yaml}. */
  public FileSet files() {
    Resources resources = resources();
    return FileSet.builder()
        .add(SECRET_FILE, Secret.of(resources.secret().toYaml()))
        .add(SCRAPE_CONFIG_FILE, ResourceYaml.print(resources.scrapeConfigs()), FileMode.PUBLIC)
        .build();
  }

  /**
   * Writes {@link #files()} below a folder, which is made if need be.
   *
   * @return what was done to each file
   * @throws io.github.securescrape.core.problem.InvalidConfigException with all that is wrong with
   *     the resources, or each file that cannot be written
   */
  public List<FileChange> writeTo(Path folder) {
    return files().writeTo(folder);
  }

  /** Returns what Kubernetes takes, but will not work as it looks. */
  public Report report() {
    return resources().report();
  }

  private Resources resources() {
    return Resources.of(this);
  }

  /** Returns the names of fleet, namespace and Secret; never what the Secret holds. */
  @Override
  public String toString() {
    return "ScrapeConfigs[" + fleet + " in " + namespace + ", Secret " + secretName + "]";
  }
}
