// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.securescrape.core.yaml.YamlDocument;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Resources as text for {@code kubectl apply}: quoted so that every YAML reader takes it alike. */
public final class ResourceYaml {

  private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .setDefaultPropertyInclusion(
              JsonInclude.Value.construct(Include.NON_NULL, Include.NON_NULL));

  private ResourceYaml() {}

  /** Returns a resource as text, what it holds in clear. */
  public static String print(HasMetadata resource) {
    return YamlDocument.print(toTree(resource));
  }

  /** Returns resources as text with a document for each, what they hold in clear. */
  public static String print(List<? extends HasMetadata> resources) {
    return resources.stream().map(ResourceYaml::print).collect(Collectors.joining("---\n"));
  }

  /**
   * Returns a resource as a tree of maps, lists, texts, numbers and booleans; nulls are left out.
   */
  public static Map<String, Object> toTree(HasMetadata resource) {
    return MAPPER.convertValue(resource, TREE);
  }
}
