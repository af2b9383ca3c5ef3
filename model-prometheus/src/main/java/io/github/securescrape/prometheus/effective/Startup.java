// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.effective;

import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.prometheus.PrometheusVersion;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a Prometheus is started, as far as it matters to what it makes of its configuration.
 *
 * @param version which Prometheus it is
 * @param folder folder of the configuration file on Prometheus' host, where relative file names
 *     start; {@code null} to leave them as they are
 * @param environment its environment variables, which may stand in {@code external_labels}; {@code
 *     null} to leave these as they are
 * @param features what {@code --enable-feature} names
 * @since 0.1
 */
public record Startup(
    PrometheusVersion version,
    @Nullable String folder,
    @Nullable Map<String, String> environment,
    Set<String> features) {

  /** Copies the environment and the features. */
  public Startup {
    environment = environment == null ? null : Invariants.copyOf(environment);
    features = Collections.unmodifiableSet(new LinkedHashSet<>(features));
  }

  /** Returns that of a version, started without more being known. */
  public static Startup of(PrometheusVersion version) {
    return new Startup(version, null, null, Set.of());
  }

  /** Returns this with the folder of the configuration file on Prometheus' host. */
  public Startup folder(String folder) {
    return new Startup(version, folder, environment, features);
  }

  /** Returns this with environment variables; one that is not among them is empty. */
  public Startup environment(Map<String, String> environment) {
    return new Startup(version, folder, environment, features);
  }

  /** Returns this with feature flags, such as {@code native-histograms}. */
  public Startup features(String... features) {
    return new Startup(version, folder, environment, new LinkedHashSet<>(List.of(features)));
  }

  boolean isAtLeast(String other) {
    return version.isAtLeast(other);
  }

  boolean hasFeature(String feature) {
    return features.contains(feature);
  }

  /** Returns whether variables in external labels are replaced. */
  boolean expandsLabels() {
    return isAtLeast("3.0.0") || hasFeature("expand-external-labels");
  }
}
