// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples;

import io.github.securescrape.k8s.helm.HelmChart;
import io.github.securescrape.k8s.helm.ValuesYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a file is, told from its keys. */
enum FileKind {
  PROMETHEUS,
  RULES,
  TARGETS,
  WEB_CONFIG,
  FLEET,
  MANIFEST,
  STACK_VALUES,
  CHART_VALUES;

  /** Keys at the beginning of a line that tell what a file is. */
  private static final Map<String, FileKind> KEYS =
      Map.ofEntries(
          Map.entry("exporters", FLEET),
          Map.entry("groups", RULES),
          Map.entry("targets", TARGETS),
          Map.entry("labels", TARGETS),
          Map.entry("tls_server_config", WEB_CONFIG),
          Map.entry("http_server_config", WEB_CONFIG),
          Map.entry("basic_auth_users", WEB_CONFIG),
          Map.entry("rate_limit", WEB_CONFIG),
          Map.entry("apiVersion", MANIFEST),
          Map.entry("scrape_configs", PROMETHEUS),
          Map.entry("scrape_config_files", PROMETHEUS),
          Map.entry("rule_files", PROMETHEUS));

  private static final Pattern KEY = Pattern.compile("^([a-zA-Z_]+):");
  private static final Pattern BEFORE_CONTENT =
      Pattern.compile("(\u00ef\u00bb\u00bf)?\\s*([#%].*|---)?\\s*");
  private static final Pattern LIST = Pattern.compile("(\u00ef\u00bb\u00bf)?\\s*(-(\\s.*)?|\\[.*)");
  private static final Pattern JOB = Pattern.compile("job_name[\"']?\\s*:");
  private static final Pattern JSON_MANIFEST = Pattern.compile("\"apiVersion\"\\s*:");

  /** Returns the kind of a file; what cannot be read is left to the reader of prometheus.yml. */
  static FileKind of(Path file) {
    try {
      if (file.toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
        return has(file, JSON_MANIFEST) ? MANIFEST : TARGETS;
      }
      if (isList(file) && !has(file, JOB)) {
        return TARGETS;
      }
      Optional<FileKind> told =
          inLines(
              file,
              lines ->
                  lines
                      .map(KEY::matcher)
                      .filter(Matcher::find)
                      .map(line -> line.group(1))
                      .filter(KEYS::containsKey)
                      .findFirst()
                      .map(KEYS::get));
      return told.isPresent()
          ? told.get()
          : ofValues(Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (IOException | UncheckedIOException e) {
      return PROMETHEUS;
    }
  }

  private static FileKind ofValues(String text) {
    return ValuesYaml.chartOf(text)
        .map(chart -> chart == HelmChart.PROMETHEUS ? CHART_VALUES : STACK_VALUES)
        .orElse(PROMETHEUS);
  }

  private static boolean isList(Path file) throws IOException {
    return inLines(
        file,
        lines ->
            lines
                .filter(line -> !BEFORE_CONTENT.matcher(line).matches())
                .findFirst()
                .filter(line -> LIST.matcher(line).matches())
                .isPresent());
  }

  private static boolean has(Path file, Pattern pattern) throws IOException {
    return inLines(file, lines -> lines.anyMatch(line -> pattern.matcher(line).find()));
  }

  /** Reads as many lines as are looked at. */
  private static <T> T inLines(Path file, Function<Stream<String>, T> look) throws IOException {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return look.apply(lines);
    }
  }
}
