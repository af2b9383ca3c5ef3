// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.scrapeconfig;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.openshift.api.model.monitoring.v1alpha1.ScrapeConfig;
import io.github.securescrape.core.files.FileChange;
import io.github.securescrape.core.files.FileMode;
import io.github.securescrape.core.files.FileSet;
import io.github.securescrape.core.files.FileSource;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.k8s.OperatorVersion;
import io.github.securescrape.k8s.ResourceYaml;
import io.github.securescrape.k8s.secret.FleetSecret;
import io.github.securescrape.k8s.secret.SecretKeys;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Scrape jobs as resources of the prometheus-operator: a ScrapeConfig for each of them, and the
 * Secret that they refer to.
 *
 * <pre>{@code
 * ScrapeConfigs.of(fleet)
 *     .namespace("prometheus")
 *     .release("prometheus-stack")
 *     .writeTo(Path.of("out/k8s"));
 * }</pre>
 *
 * <p>What a ScrapeConfig has no field for stands in the {@link #report()}. Each step returns a new
 * value. What is wrong is thrown, all at once, by the first method that needs the resources.
 */
public final class ScrapeConfigs {

  private static final String SECRET_FILE = "secret.yaml";
  private static final String SCRAPE_CONFIG_FILE = "scrapeconfig.yaml";

  private final Source source;
  private final String namespace;
  private final String release;
  private final String name;
  private final String secretName;
  private final SecretKeys keys;
  private final OperatorVersion operator;

  private ScrapeConfigs(
      Source source,
      String namespace,
      String release,
      String name,
      String secretName,
      SecretKeys keys,
      OperatorVersion operator) {
    this.source = source;
    this.namespace = namespace;
    this.release = release;
    this.name = name;
    this.secretName = secretName;
    this.keys = keys;
    this.operator = operator;
  }

  private static ScrapeConfigs of(Source source) {
    return new ScrapeConfigs(
        source,
        "",
        "",
        source.defaultName(),
        source.defaultSecretName(),
        SecretKeys.DEFAULTS,
        OperatorVersion.NEWEST_KNOWN);
  }

  /** Returns the resources of a fleet, named after it; a namespace is still to be given. */
  public static ScrapeConfigs of(Fleet fleet) {
    return of(new FleetSource(fleet));
  }

  /** Returns the resources of scrape jobs, named after them; a namespace is still to be given. */
  public static ScrapeConfigs of(ScrapeJob... jobs) {
    return of(Arrays.asList(jobs));
  }

  /** Returns the resources of scrape jobs, named after them; a namespace is still to be given. */
  public static ScrapeConfigs of(List<ScrapeJob> jobs) {
    return of(new JobsSource(jobs, FileSource.none()));
  }

  /** Sets the namespace of all resources: the operator looks for the Secret in no other. */
  public ScrapeConfigs namespace(String namespace) {
    return new ScrapeConfigs(source, namespace, release, name, secretName, keys, operator);
  }

  /**
   * Sets the label {@code release}, by which the Prometheus of that release of
   * kube-prometheus-stack selects ScrapeConfigs; default no label.
   */
  public ScrapeConfigs release(String release) {
    return new ScrapeConfigs(source, namespace, release, name, secretName, keys, operator);
  }

  /**
   * Sets the name of the ScrapeConfig, and what the names of those of exporters with their own
   * login begin with; default that of the fleet or job. Several jobs keep their own names.
   */
  public ScrapeConfigs name(String name) {
    return new ScrapeConfigs(source, namespace, release, name, secretName, keys, operator);
  }

  /** Sets the name of the Secret; default that of the fleet or first job with {@code -scrape}. */
  public ScrapeConfigs secretName(String secretName) {
    return new ScrapeConfigs(source, namespace, release, name, secretName, keys, operator);
  }

  /** Sets the keys of a fleet's Secret; default {@link SecretKeys#DEFAULTS}. */
  public ScrapeConfigs keys(SecretKeys keys) {
    return new ScrapeConfigs(source, namespace, release, name, secretName, keys, operator);
  }

  /** Sets the operator that reads the resources; default the newest known. */
  public ScrapeConfigs operator(OperatorVersion operator) {
    return new ScrapeConfigs(source, namespace, release, name, secretName, keys, operator);
  }

  /** Sets where the files are that scrape jobs name, whose contents go into the Secret. */
  public ScrapeConfigs files(FileSource files) {
    Source found = source instanceof JobsSource jobs ? jobs.with(files) : source;
    return new ScrapeConfigs(found, namespace, release, name, secretName, keys, operator);
  }

  Source source() {
    return source;
  }

  String namespace() {
    return namespace;
  }

  String release() {
    return release;
  }

  String name() {
    return name;
  }

  String secretName() {
    return secretName;
  }

  SecretKeys keys() {
    return keys;
  }

  OperatorVersion operator() {
    return operator;
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
    FileSet.Builder files = FileSet.builder();
    if (!resources.secret().data().isEmpty()) {
      files.add(SECRET_FILE, Secret.of(resources.secret().toYaml()));
    }
    return files
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

  /** Returns what the resources do not say, and what Kubernetes takes but will not work. */
  public Report report() {
    return resources().report();
  }

  private Resources resources() {
    return Resources.of(this);
  }

  /**
   * Returns the scrape jobs that ScrapeConfigs mean, with the Secrets and ConfigMaps among the
   * resources: what they hold stands in line, but for certificates and keys, which become files.
   *
   * @param folder where the jobs look for these files
   */
  public static ConvertedJobs toJobs(Collection<? extends HasMetadata> resources, String folder) {
    return ConvertedJobs.of(resources, folder);
  }

  /** Returns the names of ScrapeConfig, namespace and Secret; never what the Secret holds. */
  @Override
  public String toString() {
    return "ScrapeConfigs[" + name + " in " + namespace + ", Secret " + secretName + "]";
  }
}
