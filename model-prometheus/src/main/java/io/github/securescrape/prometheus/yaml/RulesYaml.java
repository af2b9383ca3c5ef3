// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.yaml;

import io.github.securescrape.core.files.FileMode;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.schema.Dialect;
import io.github.securescrape.core.yaml.YamlDocument;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.check.RuleGroupsCheck;
import io.github.securescrape.prometheus.internal.text.PrometheusDuration;
import io.github.securescrape.prometheus.rules.RuleGroups;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Files of rules as text: read, checked and written. All is judged as {@code promtool check rules}
 * does, with no feature flag set.
 */
public final class RulesYaml {

  static final Dialect DIALECT =
      Dialect.of("record", "alert", "name")
          .with(Duration.class, new PrometheusDuration())
          .decodedBy(Dialect.Decoder.YAML_3);

  private RulesYaml() {}

  /** Reads a file for the newest Prometheus known; the report tells all that is wrong with it. */
  public static Read<RuleGroups> read(Path file) {
    return read(file, PrometheusVersion.NEWEST_KNOWN);
  }

  /** Reads a file for the given Prometheus; the report tells all that is wrong with it. */
  public static Read<RuleGroups> read(Path file, PrometheusVersion version) {
    return read(YamlDocument.read(file, DIALECT), version);
  }

  /**
   * Reads a text for the given Prometheus; the report tells all that is wrong with it.
   *
   * @param name name of the file to show in the report
   */
  public static Read<RuleGroups> parse(String name, String text, PrometheusVersion version) {
    return read(YamlDocument.parse(name, text, DIALECT), version);
  }

  private static Read<RuleGroups> read(YamlDocument document, PrometheusVersion version) {
    return Read.of(bind(document, version), document.report());
  }

  /** Returns the rules of a document as far as they can be built; what is wrong is added to it. */
  static @Nullable RuleGroups bind(YamlDocument document, PrometheusVersion version) {
    RuleGroups groups = document.bind(RuleGroups.class, version.number());
    if (groups != null) {
      RuleGroupsCheck.check(groups, version, document.problems());
    }
    return groups;
  }

  /** Returns the rules as text. */
  public static String print(RuleGroups groups) {
    return YamlDocument.print(groups, DIALECT);
  }

  /**
   * Writes the rules to a file, which is replaced whole.
   *
   * @throws io.github.securescrape.core.problem.InvalidConfigException if the file cannot be
   *     written
   */
  public static void write(RuleGroups groups, Path file) {
    TextFile.write(file, print(groups), FileMode.GROUP);
  }
}
