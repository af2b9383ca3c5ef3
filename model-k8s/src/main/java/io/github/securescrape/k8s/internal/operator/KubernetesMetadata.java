// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import io.github.securescrape.core.value.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code attachMetadata} of a discovery in Kubernetes, which the role must allow. */
final class KubernetesMetadata implements Entry {

  private static final String FIELD = "attachMetadata";
  private static final String KEY = "attach_metadata";
  private static final String NODE = "node";
  private static final Scalar NULL = new Scalar("null", Scalar.NULL);

  @Override
  public List<String> fields() {
    return List.of(FIELD);
  }

  @Override
  public void generate(Map<String, Object> resource, Map<String, Object> config, Generation in) {
    if (!resource.containsKey(FIELD)) {
      return;
    }
    String role = Trees.text(resource, "role");
    String since = since(role.toLowerCase(Locale.ROOT));
    if (since == null) {
      in.problems().at(FIELD).add(OperatorCodes.METADATA_OF_ROLE, role);
    } else if (in.at(FIELD).takes(FIELD, since)) {
      Map<String, Object> metadata = new LinkedHashMap<>();
      metadata.put(NODE, Trees.map(resource, FIELD).getOrDefault(NODE, NULL));
      config.put(KEY, metadata);
    }
  }

  private static @Nullable String since(String role) {
    return switch (role) {
      case "pod" -> "2.35.0";
      case "endpoints", "endpointslice" -> "2.37.0";
      default -> null;
    };
  }

  @Override
  public void convert(Map<String, Object> config, Map<String, Object> resource, Conversion in) {
    if (config.get(KEY) instanceof Map<?, ?> metadata && in.knows(FIELD)) {
      Map<String, Object> rest = new LinkedHashMap<>(Trees.map(metadata));
      Object node = rest.remove(NODE);
      config.remove(KEY);
      rest.forEach(in.at(KEY, FIELD)::lose);
      if (node != null) {
        resource.put(FIELD, Map.of(NODE, node));
      }
    }
  }
}
