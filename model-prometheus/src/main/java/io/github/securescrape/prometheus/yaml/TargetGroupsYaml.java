// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.yaml;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.schema.Dialect;
import io.github.securescrape.core.schema.Dialect.Decoder;
import io.github.securescrape.core.yaml.YamlDocument;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.check.TargetGroupsCheck;
import io.github.securescrape.prometheus.discovery.StaticConfig;
import io.github.securescrape.prometheus.internal.text.JsonString;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Lists of target groups as text, YAML or JSON: the files of {@code file_sd_configs}, and the
 * documents that {@code http_sd_configs} fetch.
 */
public final class TargetGroupsYaml {

  static final ProblemCode NULL_GROUP =
      ProblemCode.error(
          "file-sd.null-group",
          "nil target group item found (index {0})",
          "Remove the null, or write a group with `targets` in its place.");

  private static final Dialect YAML = Dialect.of();
  private static final Dialect JSON =
      YAML.with(String.class, new JsonString()).decodedBy(Decoder.JSON);

  private TargetGroupsYaml() {}

  /** Reads a file for the newest Prometheus known: JSON if its name ends so, else YAML. */
  public static Read<List<StaticConfig>> read(Path file) {
    return read(file, PrometheusVersion.NEWEST_KNOWN);
  }

  /** Reads a file for the given Prometheus: JSON if its name ends so, else YAML. */
  public static Read<List<StaticConfig>> read(Path file, PrometheusVersion version) {
    YamlDocument document = open(file);
    return Read.of(bind(document, version), document.report());
  }

  /**
   * Reads a text for the given Prometheus: JSON if its name ends so, else YAML.
   *
   * @param name name of the file to show in the report
   */
  public static Read<List<StaticConfig>> parse(
      String name, String text, PrometheusVersion version) {
    return parse(name, text, dialectOf(name), version);
  }

  /**
   * Reads a JSON text, such as the answer of an HTTP server, for the given Prometheus.
   *
   * @param name name or address to show in the report
   */
  public static Read<List<StaticConfig>> parseJson(
      String name, String text, PrometheusVersion version) {
    return parse(name, text, JSON, version);
  }

  /** Returns groups as YAML, such as for a file of {@code file_sd_configs}. */
  public static String print(List<StaticConfig> groups) {
    return YamlDocument.printList(groups, YAML);
  }

  /** Returns groups as JSON, such as for the answer to {@code http_sd_configs}. */
  public static String printJson(List<StaticConfig> groups) {
    return YamlDocument.printList(groups, JSON);
  }

  private static Read<List<StaticConfig>> parse(
      String name, String text, Dialect dialect, PrometheusVersion version) {
    YamlDocument document = YamlDocument.parse(name, text, dialect);
    return Read.of(bind(document, version), document.report());
  }

  static YamlDocument open(Path file) {
    return YamlDocument.read(file, dialectOf(file.toString()));
  }

  /** Returns the groups of a document as far as they can be built; what is wrong is added to it. */
  static @Nullable List<StaticConfig> bind(YamlDocument document, PrometheusVersion version) {
    Problems problems = document.problems();
    List<StaticConfig> groups = document.bindList(StaticConfig.class, version.number(), NULL_GROUP);
    if (groups != null) {
      TargetGroupsCheck.check(groups, version, problems);
    }
    return groups;
  }

  private static Dialect dialectOf(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".json") ? JSON : YAML;
  }
}
