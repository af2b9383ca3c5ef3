// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.github.securescrape.core.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The operator's own definition of a custom resource as a JSON schema, for a validator that is not
 * ours. A field that the definition does not name is wrong, though an API server drops it.
 *
 * <p>JSON schema has no word for elements with the same key in a list that is a map: these are
 * found here. Of the rules in CEL the one of ScrapeConfigs is put in other words; those of
 * Prometheuses, about sharding, updates and AWS, are not looked at.
 */
final class CrdValidator {

  private static final String FOLDER = "upstream/prometheus-operator/crd/monitoring.coreos.com_";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final String ONE_AUTH_RULE =
      "[has(self.basicAuth), has(self.authorization), has(self.oauth2)]";
  private static final String ONE_AUTH =
      """
      {"not": {"anyOf": [
        {"required": ["basicAuth", "authorization"]},
        {"required": ["basicAuth", "oauth2"]},
        {"required": ["authorization", "oauth2"]}]}}
      """;

  private final JsonNode definition;
  private final JsonSchema schema;

  /** Reads a definition, such as that of {@code scrapeconfigs}; skips the test if it is missing. */
  CrdValidator(String plural) throws IOException {
    String text = Files.readString(SharedData.path(FOLDER + plural + ".yaml"));
    definition = documents(text).get(0).at("/spec/versions/0/schema/openAPIV3Schema");
    JsonNode copy = definition.deepCopy();
    translate(copy);
    schema = JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(copy);
  }

  /** Returns the documents of a text. */
  static List<JsonNode> documents(String yaml) {
    List<JsonNode> documents = new ArrayList<>();
    for (Object each : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(yaml)) {
      documents.add(MAPPER.valueToTree(each));
    }
    return documents;
  }

  /** Returns what an API server would refuse or drop, each with its place. */
  List<String> violations(JsonNode resource) {
    List<String> violations = new ArrayList<>();
    schema.validate(resource).forEach(each -> violations.add(each.getMessage()));
    addTwins(definition, resource, "$", violations);
    return violations.stream().sorted().toList();
  }

  private static void translate(JsonNode schema) {
    if (schema instanceof ObjectNode object) {
      if (object.path("properties").isObject() && !isOpen(object)) {
        object.put("additionalProperties", false);
      }
      if (object.path("x-kubernetes-list-type").asText().equals("set")) {
        object.put("uniqueItems", true);
      }
      switch (object.path("format").asText()) {
        case "int32" -> bound(object, Integer.MIN_VALUE, Integer.MAX_VALUE);
        case "int64" -> bound(object, Long.MIN_VALUE, Long.MAX_VALUE);
        default -> {}
      }
      for (JsonNode each : object.path("x-kubernetes-validations")) {
        if (each.path("rule").asText().startsWith(ONE_AUTH_RULE)) {
          object.putArray("allOf").add(json(ONE_AUTH));
        }
      }
    }
    schema.forEach(CrdValidator::translate);
  }

  private static boolean isOpen(ObjectNode schema) {
    return schema.has("additionalProperties") || schema.has("x-kubernetes-preserve-unknown-fields");
  }

  private static void bound(ObjectNode schema, long minimum, long maximum) {
    if (!schema.has("minimum")) {
      schema.put("minimum", minimum);
    }
    if (!schema.has("maximum")) {
      schema.put("maximum", maximum);
    }
  }

  private static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addTwins(
      JsonNode schema, JsonNode value, String path, List<String> violations) {
    if (value.isArray()) {
      JsonNode keys = schema.path("x-kubernetes-list-map-keys");
      Set<List<JsonNode>> seen = new HashSet<>();
      for (int i = 0; i < value.size(); i++) {
        JsonNode item = value.get(i);
        List<JsonNode> own = new ArrayList<>();
        keys.forEach(key -> own.add(item.path(key.asText())));
        String place = path + "[" + i + "]";
        if (!keys.isEmpty() && !seen.add(own)) {
          violations.add(place + ": is there twice, by " + keys);
        }
        addTwins(schema.path("items"), item, place, violations);
      }
      return;
    }
    for (Map.Entry<String, JsonNode> each : value.properties()) {
      JsonNode field = schema.path("properties").path(each.getKey());
      JsonNode other = schema.path("additionalProperties");
      addTwins(
          field.isMissingNode() ? other : field,
          each.getValue(),
          path + "." + each.getKey(),
          violations);
    }
  }
}
