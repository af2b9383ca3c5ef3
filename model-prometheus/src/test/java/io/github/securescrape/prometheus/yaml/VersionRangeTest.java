// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.problem.Report;
import io.github.securescrape.core.value.Version;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.yaml.VersionRange.Bound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VersionRangeTest {

  @Test
  void takesAPlainFileInAllVersions() {
    VersionRange range = versions("scrape_configs: [{job_name: node}]");

    assertThat(range).hasToString("valid for 2.36.0 to 3.14.0");
    assertThat(range.limits()).isEmpty();
    assertThat(range.versions()).isEqualTo(PrometheusVersion.known());
  }

  @Test
  void namesTheKeyThatNeedsANewerVersion() {
    VersionRange range =
        versions("scrape_configs:\n  - job_name: node\n    keep_dropped_targets: 5\n");

    assertThat(range)
        .hasToString(
            "valid for 2.47.0 to 3.14.0\n"
                + "needs >= 2.47.0 because of `scrape_configs[0].keep_dropped_targets`:"
                + " prometheus.yml:3:5: error: `keep_dropped_targets` is not known to version"
                + " 2.46.0: it came with 2.47.0 [yaml.key.version]");
  }

  @Test
  void namesWhatNewerVersionsRefuse() {
    VersionRange range =
        versions(
"""
scrape_configs:
  - job_name: node
    scrape_classic_histograms: true
    enable_compression: true
""");

    assertThat(range.spans()).hasToString("[2.49.0 to 2.55.0]");
    assertThat(range.limits())
        .extracting(VersionRange.Limit::bound)
        .containsExactly(Bound.LOWER, Bound.UPPER);
    assertThat(range.limits().get(0).refused()).hasToString("2.48.0");
    assertThat(range.limits().get(1).toString())
        .startsWith(
            "refused from 3.0.0 on because of `scrape_configs[0].scrape_classic_histograms`:"
                + " prometheus.yml:3:5: error: ");
  }

  @Test
  void tellsOfAGap() {
    VersionRange range = VersionRange.of(version -> isInGap(version) ? bad() : good());

    assertThat(range.spans()).hasToString("[2.36.0 to 2.42.0, 3.0.0 to 3.14.0]");
    assertThat(range.toString().lines().map(line -> line.replaceAll(" because.*", "")))
        .containsExactly(
            "valid for 2.36.0 to 2.42.0 and 3.0.0 to 3.14.0",
            "refused from 2.43.0 to 2.55.0",
            "again from 3.0.0");
    assertThat(range.contains(PrometheusVersion.of("2.42.1"))).isTrue();
    assertThat(range.contains(PrometheusVersion.of("2.53.3"))).isFalse();
  }

  @Test
  void tellsWhatNoVersionTakes() {
    VersionRange range = versions("scrape_configs: [");

    assertThat(range.isEmpty()).isTrue();
    assertThat(range.toString())
        .startsWith(
            "valid for no version from 2.36.0 to 3.14.0\nrefused by 3.14.0 because of `yaml.");
  }

  @Test
  void saysNothingOfVersionsThatAreNotKnown() {
    VersionRange range = versions("scrape_configs: [{job_name: node}]");

    assertThat(range.contains(PrometheusVersion.of("3.14.2"))).isTrue();
    assertThat(range.contains(PrometheusVersion.of("3.15.0"))).isFalse();
    assertThat(range.contains(PrometheusVersion.of("4.0.0"))).isFalse();
    assertThat(range.contains(PrometheusVersion.of("2.35.0"))).isFalse();
  }

  @Test
  void judgesAPatchReleaseAsItsOwn() {
    VersionRange range =
        versions("scrape_configs: [{job_name: a, consul_sd_configs: [{health_filter: 'a == b'}]}]");

    assertThat(range.spans()).hasToString("[3.11.2 to 3.14.0]");
  }

  @Test
  void judgesABuiltConfigurationAsWritten() {
    PrometheusConfig config =
        PrometheusConfig.builder()
            .addScrapeConfigs(
                ScrapeJob.builder("node").limits(each -> each.keepDroppedTargets(3L)).build())
            .build();

    assertThat(PrometheusYaml.versions(config).spans()).hasToString("[2.47.0 to 3.14.0]");
  }

  @Test
  void asksForEachVersionThatARuleNames() throws IOException {
    Set<Version> named = new TreeSet<>();
    Pattern literal = Pattern.compile("\"(\\d+\\.\\d+\\.\\d+)\"");
    for (Path file : sources()) {
      literal
          .matcher(codeOf(file))
          .results()
          .map(MatchResult::group)
          .map(text -> Version.parse(text.replace("\"", "")))
          .forEach(named::add);
    }
    Version oldest = PrometheusVersion.OLDEST_KNOWN.number();
    Version newest = PrometheusVersion.NEWEST_KNOWN.number();
    named.removeIf(each -> !each.isAtLeast(oldest) || !newest.isAtLeast(each));

    assertThat(PrometheusVersion.known().stream().map(PrometheusVersion::number).toList())
        .isSorted()
        .startsWith(oldest)
        .endsWith(newest)
        .containsAll(named);
  }

  private static String codeOf(Path file) throws IOException {
    return Files.readString(file).replaceAll("(?m)^ *\\*.*", "");
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files.filter(each -> each.toString().endsWith(".java")).toList();
    }
  }

  private static boolean isInGap(PrometheusVersion version) {
    return version.isAtLeast("2.43.0") && !version.isAtLeast("3.0.0");
  }

  private static Report good() {
    return report("{}");
  }

  private static Report bad() {
    return report("strange: 1");
  }

  private static Report report(String text) {
    return PrometheusYaml.parse("prometheus.yml", text, PrometheusVersion.NEWEST_KNOWN).report();
  }

  private static VersionRange versions(String text) {
    return PrometheusYaml.reader().versions("prometheus.yml", text);
  }
}
