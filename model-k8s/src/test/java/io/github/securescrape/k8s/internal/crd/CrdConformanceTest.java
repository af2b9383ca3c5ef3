// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.crd;

import io.github.securescrape.core.SharedData;
import io.github.securescrape.core.Tally;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.Severity;
import io.github.securescrape.core.schema.Dialect;
import io.github.securescrape.core.value.Scalar;
import io.github.securescrape.core.yaml.YamlDocument;
import io.github.securescrape.k8s.OperatorVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the tables against the operator's own definitions, and against manifests it was given. */
class CrdConformanceTest {

  private static final String DATA = "upstream/prometheus-operator/";
  private static final Pattern REQUIRED = Pattern.compile("required value `(.*)` is missing");

  @Test
  void knowsTheFieldsOfScrapeConfigs() throws IOException {
    compare(CrdKind.SCRAPE_CONFIG, "scrapeconfigs");
  }

  @Test
  void knowsTheFieldsOfPrometheuses() throws IOException {
    compare(CrdKind.PROMETHEUS, "prometheuses");
  }

  private static void compare(CrdKind kind, String name) throws IOException {
    Path file = SharedData.path(DATA + "crd/monitoring.coreos.com_" + name + ".yaml");
    Tally tally = new Tally("crd-schema", name);
    compare(kind, OperatorVersion.NEWEST_KNOWN, file, tally);
    tally.finish();
  }

  /** Counts each field that the table or a definition has. */
  private static void compare(CrdKind kind, OperatorVersion version, Path file, Tally tally)
      throws IOException {
    Map<String, String> known = new TreeMap<>();
    add(CrdSchema.of(kind, version), "", known);
    Map<String, String> defined = CrdFile.fields(file);
    TreeSet<String> paths = new TreeSet<>(known.keySet());
    paths.addAll(defined.keySet());
    for (String path : paths) {
      if (!isOpen(known, path)) {
        String expected = defined.getOrDefault(path, "unknown");
        String actual = known.getOrDefault(path, "unknown");
        boolean byName = actual.startsWith("anything") && !expected.equals("unknown");
        tally.count(
            byName || expected.equals(actual),
            () -> version + " " + path + "\n expected " + expected + "\n actual   " + actual);
      }
    }
  }

  /** Returns whether a field is part of one that is not checked, or is not of the definition. */
  private static boolean isOpen(Map<String, String> known, String path) {
    return path.startsWith("metadata")
        || known.entrySet().stream()
            .filter(each -> each.getValue().startsWith("anything"))
            .anyMatch(each -> path.matches(Pattern.quote(each.getKey()) + "[.\\[{].*"));
  }

  private static void add(CrdSchema schema, String path, Map<String, String> fields) {
    CrdField field = Objects.requireNonNull(schema.field(path));
    if (!path.isEmpty()) {
      fields.put(path, text(field));
    }
    for (String name : field.fields().keySet()) {
      add(schema, path.isEmpty() ? name : path + "." + name, fields);
    }
    if (field.element() != null) {
      add(schema, path + (field.type() == CrdType.LIST ? "[]" : "{}"), fields);
    }
  }

  private static String text(CrdField field) {
    TreeSet<String> words = new TreeSet<>();
    field
        .constraints()
        .forEach(
            (name, value) ->
                words.add(
                    switch (name) {
                      case "required", "set" -> name;
                      case "enum" -> "enum=" + new TreeSet<>(field.allowed());
                      case "pattern" -> "pattern=" + CrdFile.plain(value);
                      case "keys" -> "keys=" + field.keys();
                      case "default" -> "default=" + field.defaultValue().orElseThrow();
                      default -> name + "=" + value;
                    }));
    boolean hasFormat = field.type() == CrdType.INT32 || field.type() == CrdType.INT64;
    String type =
        hasFormat ? field.type().name().toLowerCase(Locale.ROOT) : field.type().toString();
    return type + " " + words;
  }

  @Test
  void judgesManifestsAsTheDefinitionDoes() throws IOException {
    Tally tally = new Tally("crd-verdicts", "0.93");
    for (String folder : List.of("golden-inputs", "selector-inputs")) {
      for (Path file : SharedData.files(DATA + folder)) {
        YamlDocument document = YamlDocument.read(file, Dialect.of("name"));
        Map<?, ?> input = (Map<?, ?>) Objects.requireNonNull(document.tree(path -> false));
        List<String> expected = texts(input.get("crdErrors"));
        List<String> actual = verdict(input.get("scrapeConfigs"));
        boolean valid = ((Scalar) input.get("crdValid")).text().equals("true");
        tally.count(
            valid == actual.isEmpty() && expected.equals(actual),
            () -> file.getFileName() + "\n expected " + expected + "\n actual   " + actual);
      }
    }
    tally.finish();
  }

  private static List<String> texts(Object list) {
    return list instanceof List<?> items
        ? items.stream().map(item -> place(((Scalar) item).text())).sorted().toList()
        : List.of();
  }

  private static String place(String error) {
    return error.substring(0, error.indexOf(": "));
  }

  /** Returns the places of what is wrong with manifests, that of a missing field its own. */
  private static List<String> verdict(Object manifests) {
    List<String> places = new ArrayList<>();
    if (manifests instanceof List<?> list) {
      for (Object manifest : list) {
        Problems problems = Problems.create();
        CrdSchema.of(CrdKind.SCRAPE_CONFIG, OperatorVersion.NEWEST_KNOWN)
            .check(Manifests.tree(manifest), problems);
        for (Problem each : problems.toReport().problems()) {
          String path = each.location().path();
          // The definition does not say that a resource needs a name; the API server does.
          if (each.severity() == Severity.ERROR && !path.equals("metadata")) {
            Matcher missing = REQUIRED.matcher(each.message());
            places.add(missing.matches() ? path + "." + missing.group(1) : path);
          }
        }
      }
    }
    return places.stream().sorted().toList();
  }
}
