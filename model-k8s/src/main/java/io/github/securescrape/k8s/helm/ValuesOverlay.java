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

/**
 * Values for {@code helm upgrade --values} that mount a fleet's Secret and add its scrape jobs.
 *
 * <p>Helm replaces lists whole: of two values files that set {@code prometheusSpec.secrets} or
 * {@code prometheusSpec.additionalScrapeConfigs}, the last one counts. Where another file sets them
 * too, {@link KubePrometheusStack#scrapeConfigs} is the way that leaves it alone.
 */
public final class ValuesOverlay {

  private static final String VALUES_FILE = "values.yaml";
  private static final String SECRET_FILE = "secret.yaml";

  private final Map<String, Object> values;
  private final boolean inlinePassword;
  private final FleetSecret secret;
  private final Report report;

  ValuesOverlay(
      Map<String, Object> values, boolean inlinePassword, FleetSecret secret, Report report) {
    this.values = values;
    this.inlinePassword = inlinePassword;
    this.secret = secret;
    this.report = report;
  }

  /** Returns the Secret to be there before the release is upgraded: pods wait for it. */
  public FleetSecret secret() {
    return secret;
  }

  /** Returns what Helm takes, but is unsafe or will not work as it looks. */
  public Report report() {
    return report;
  }

  /** Returns the values as YAML text; no secret stands in it, unless the fleet asks for that. */
  public String toYaml() {
    return YamlDocument.print(values);
  }

  /** Returns {@code values.yaml}, and {@code secret.yaml} for its owner alone. */
  public FileSet files() {
    return files(VALUES_FILE);
  }

  private FileSet files(String valuesFile) {
    FileMode mode = inlinePassword ? FileMode.PRIVATE : FileMode.PUBLIC;
    return FileSet.builder()
        .add(valuesFile, toYaml(), mode)
        .add(SECRET_FILE, Secret.of(secret.toYaml()))
        .build();
  }

  /**
   * Writes the values and the Secret.
   *
   * @param path if it ends in {@code .yaml} or {@code .yml}, the file for the values, beside which
   *     the Secret is written as {@code secret.yaml}; else the folder for {@link #files()}
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

  /** Returns the name of the Secret; never what it holds. */
  @Override
  public String toString() {
    return "ValuesOverlay[Secret " + secret.namespace() + "/" + secret.name() + "]";
  }
}
