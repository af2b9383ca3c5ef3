// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.github.securescrape.core.files.FileChange;
import io.github.securescrape.core.files.FileMode;
import io.github.securescrape.core.files.FileSet;
import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.core.yaml.YamlDocument;
import io.github.securescrape.k8s.secret.FleetSecret;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Values for {@code helm upgrade --values} that add scrape jobs, and the Secrets that they need.
 *
 * <p>Helm replaces lists whole: of two values files that set {@code prometheusSpec.secrets} or
 * {@code prometheusSpec.additionalScrapeConfigs}, the last one counts. Where another file sets them
 * too, join the files by {@link ValuesReader#keepingJobs()}, or use {@link
 * KubePrometheusStack#scrapeConfigs}, which leaves them alone.
 */
public final class ValuesOverlay {

  private static final String VALUES_FILE = "values.yaml";
  private static final String SECRET_FILE = "secret.yaml";

  private final Map<String, Object> values;
  private final boolean inlinePassword;
  private final List<FleetSecret> secrets;
  private final Report report;

  ValuesOverlay(
      Map<String, Object> values,
      boolean inlinePassword,
      List<FleetSecret> secrets,
      Report report) {
    this.values = values;
    this.inlinePassword = inlinePassword;
    this.secrets = List.copyOf(secrets);
    this.report = report;
  }

  /** Returns the Secrets to be there before the release is upgraded: pods wait for them. */
  public List<FleetSecret> secrets() {
    return secrets;
  }

  /** Returns what Helm takes, but is unsafe or will not work as it looks. */
  public Report report() {
    return report;
  }

  /** Returns the values as YAML text; no secret stands in it, unless that was allowed. */
  public String toYaml() {
    return YamlDocument.print(values);
  }

  /** Returns {@code values.yaml}, and {@code secret.yaml} for its owner alone, if there is one. */
  public FileSet files() {
    return files(VALUES_FILE);
  }

  private FileSet files(String valuesFile) {
    FileMode mode = inlinePassword ? FileMode.PRIVATE : FileMode.PUBLIC;
    FileSet.Builder files = FileSet.builder().add(valuesFile, toYaml(), mode);
    if (!secrets.isEmpty()) {
      String text = secrets.stream().map(FleetSecret::toYaml).collect(Collectors.joining("---\n"));
      files.add(SECRET_FILE, Secret.of(text));
    }
    return files.build();
  }

  /**
   * Writes the values and the Secrets.
   *
   * @param path if it ends in {@code .yaml} or {@code .yml}, the file for the values, beside which
   *     the Secrets are written as {@code secret.yaml}; else the folder for {@link #files()}
   * @return what was done to each file
   * @throws InvalidConfigException with each file that cannot be written
   */
  public List<FileChange> writeTo(Path path) {
    String name = String.valueOf(path.getFileName());
    if (!name.endsWith(".yaml") && !name.endsWith(".yml")) {
      return files().writeTo(path);
    }
    if (name.equals(SECRET_FILE)) {
      Location place = Location.ofFile(path.toString());
      throw new InvalidConfigException(List.of(HelmCodes.VALUES_FILE.at(place, name)));
    }
    Path folder = path.toAbsolutePath().getParent();
    return files(name).writeTo(folder == null ? path : folder);
  }

  /** Returns the names of the Secrets; never what they hold. */
  @Override
  public String toString() {
    List<String> names =
        secrets.stream().map(secret -> secret.namespace() + "/" + secret.name()).toList();
    return "ValuesOverlay[Secrets " + names + "]";
  }
}
