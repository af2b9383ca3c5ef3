// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.core.value.Scalar;
import io.github.securescrape.core.yaml.YamlDocument;
import io.github.securescrape.k8s.internal.Retyping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Merges random values files and lets Helm itself merge them too. */
class ValuesMergeEngineTest {

  private static final int ROUNDS = 250;
  private static final List<String> KEYS =
      List.of(
          "a",
          "b",
          "prometheus",
          "prometheusSpec",
          "secrets",
          "additionalScrapeConfigs",
          "on",
          "0010",
          "1.50");
  private static final List<String> SCALARS =
      List.of(
          "1",
          "0010",
          "1e3",
          "1_000",
          "1.10",
          "9007199254740993",
          "12345678901234567890",
          "1e21",
          "0.000001",
          "-5",
          "on",
          "\"on\"",
          "yes",
          "'0010'",
          "null",
          "~",
          "text",
          "'{{ .Values }}'",
          "2001-01-01",
          "0x10",
          "1e6",
          "1234567.0",
          "\"\"",
          "false");

  @TempDir Path folder;

  private final Random random = new Random(11);

  @Test
  void mergesAsHelmDoes() {
    HelmEngine engine = new HelmEngine(folder);
    for (int round = 0; round < ROUNDS; round++) {
      String[] files = new String[2 + random.nextInt(2)];
      Map<String, String> texts = new LinkedHashMap<>();
      for (int i = 0; i < files.length; i++) {
        files[i] = map(0);
        texts.put("values" + i + ".yaml", files[i]);
      }

      Map<String, Object> merged = merged(texts);

      Object ofHelm = ofHelm(engine, files);
      assertThat(canonical(merged)).as(texts.toString()).isEqualTo(ofHelm);
      assertThat(ofHelm(engine, YamlDocument.print(merged))).isEqualTo(ofHelm);
    }
  }

  private static Map<String, Object> merged(Map<String, String> texts) {
    List<ValuesFile> files = new ArrayList<>();
    texts.forEach((name, text) -> files.add(ValuesFile.parse(name, text)));
    return ValuesMerge.merge(files, false, new ArrayList<>());
  }

  private static Object ofHelm(HelmEngine engine, String... files) {
    YamlDocument document =
        YamlDocument.parseAll("", engine.render("values", files), ValuesFile.DIALECT).get(0);
    return canonical(document.tree(path -> false));
  }

  /** Returns a tree in which equal values look equal. */
  private static String canonical(Object tree) {
    Map<String, String> lines = new TreeMap<>();
    Trees.scalars(
        Retyping.HELM.ofTree(tree),
        YamlPath.root(),
        (path, scalar) ->
            lines.put(
                path.toString(), Kinds.of(scalar) + " " + (scalar.isNull() ? "" : scalar.text())));
    empties(tree, YamlPath.root(), lines);
    return String.join("\n", lines.entrySet().stream().map(Object::toString).toList());
  }

  private static void empties(Object tree, YamlPath path, Map<String, String> lines) {
    if (tree instanceof Map<?, ?> map) {
      map.forEach((key, value) -> empties(value, path.key((String) key), lines));
    }
    if (!(tree instanceof Scalar) && Trees.isEmpty(tree) && path.parent() != null) {
      lines.put(path.toString(), Kinds.of(tree));
    }
  }

  private String map(int depth) {
    StringBuilder map = new StringBuilder();
    for (String key : KEYS) {
      if (random.nextInt(3) == 0) {
        String quote = random.nextInt(4) == 0 ? "\"" : "";
        map.append("  ".repeat(depth))
            .append(quote)
            .append(key)
            .append(quote)
            .append(':')
            .append(value(depth))
            .append('\n');
      }
    }
    return map.isEmpty() ? "  ".repeat(depth) + "a: 1\n" : map.toString();
  }

  private String value(int depth) {
    int kind = random.nextInt(10);
    if (kind < 4 && depth < 3) {
      return "\n" + map(depth + 1).stripTrailing();
    }
    if (kind < 6) {
      return " [" + scalar() + ", " + scalar() + "]";
    }
    return kind == 6 ? " {}" : kind == 7 ? " []" : " " + scalar();
  }

  private String scalar() {
    return SCALARS.get(random.nextInt(SCALARS.size()));
  }
}
