// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.effective;

import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.yaml.SectionValues.Change;
import io.github.securescrape.core.yaml.SectionValues.Place;
import io.github.securescrape.prometheus.internal.go.GoExpand;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Variables of the environment in external labels; one that is not there is empty. */
final class ExternalLabels implements Change {

  private final Map<String, String> environment;

  ExternalLabels(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public @Nullable Object of(Place place, @Nullable Object value) {
    if (!place.key().equals("external_labels") || !(value instanceof Map<?, ?> labels)) {
      return value;
    }
    Map<String, String> expanded = new LinkedHashMap<>();
    labels.forEach(
        (name, text) -> expanded.put((String) name, GoExpand.expand((String) text, this::valueOf)));
    return Invariants.copyOf(expanded);
  }

  private String valueOf(String variable) {
    return variable.equals("$") ? "$" : environment.getOrDefault(variable, "");
  }
}
