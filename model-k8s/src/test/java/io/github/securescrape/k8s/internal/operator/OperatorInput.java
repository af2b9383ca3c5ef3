// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import io.github.securescrape.core.schema.Dialect;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.core.yaml.YamlDocument;
import io.github.securescrape.k8s.internal.operator.ObjectStore.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** One file of the operator's test data: resources, and the Prometheus that they are for. */
final class OperatorInput {

  final Map<String, Object> tree;
  final PrometheusServer server;
  final ObjectStore store = new ObjectStore();

  private OperatorInput(Map<String, Object> tree) {
    this.tree = tree;
    Map<String, Object> prometheus = Trees.map(tree, "prometheus");
    server =
        new PrometheusServer(
            Trees.text(prometheus, "namespace"),
            Trees.text(prometheus, "name"),
            SemVer.parse(Trees.text(prometheus, "version")).orElseThrow(),
            Trees.map(prometheus, "spec"),
            false,
            Trees.isTrue(Trees.map(tree, "generator"), "inlineTLSConfig"));
    put("secrets", Kind.SECRET);
    put("configMaps", Kind.CONFIG_MAP);
  }

  /** Reads a file, whose texts are changed before they are looked at. */
  static OperatorInput read(Path file, UnaryOperator<String> texts) throws Exception {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    YamlDocument document = YamlDocument.parse(file.toString(), text, Dialect.of());
    Object tree = changed(Trees.plain(document.tree(path -> false)), texts);
    document.report().throwIfErrors();
    return new OperatorInput(Trees.map(tree));
  }

  private static Object changed(Object tree, UnaryOperator<String> texts) {
    if (tree instanceof Map<?, ?> map) {
      Map<String, Object> changed = new LinkedHashMap<>();
      map.forEach((key, value) -> changed.put((String) key, changed(value, texts)));
      return changed;
    }
    if (tree instanceof List<?> list) {
      return list.stream().map(each -> changed(each, texts)).toList();
    }
    return tree instanceof String text ? texts.apply(text) : tree;
  }

  private void put(String field, Kind kind) {
    for (Object each : Trees.list(tree.get(field))) {
      Map<String, Object> object = Trees.map(each);
      Map<String, Secret> data = new LinkedHashMap<>();
      Trees.map(object, "stringData").forEach((k, value) -> data.put(k, Secret.of("" + value)));
      Trees.map(object, "data")
          .forEach((k, value) -> data.put(k, Secret.of(decoded(kind, "" + value))));
      Map<String, Object> metadata = Trees.map(object, "metadata");
      store.put(kind, Trees.text(metadata, "namespace"), Trees.text(metadata, "name"), data);
    }
  }

  private static String decoded(Kind kind, String value) {
    return kind == Kind.SECRET
        ? new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8)
        : value;
  }

  /** Returns the ScrapeConfigs in the order in which the operator takes them. */
  List<Map<String, Object>> scrapeConfigs() {
    return Trees.list(tree.get("scrapeConfigs")).stream().map(Trees::map).toList();
  }
}
