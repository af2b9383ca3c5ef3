// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.securescrape.core.files.FileEntry;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.discovery.StaticConfig;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.yaml.TargetGroupsYaml;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetFilesTest {

  @TempDir private Path folder;

  private static ScrapeJob job(String name, int targets) {
    String[] addresses =
        IntStream.range(0, targets).mapToObj(i -> "node" + i + ":9100").toArray(String[]::new);
    return ScrapeJob.builder(name)
        .staticTargets("gate:9100")
        .addStaticConfigs(
            StaticConfig.builder().addTargets(addresses).labels(Map.of("site", "a\"b\n☃")).build())
        .build();
  }

  private static List<String> paths(TargetFiles files) {
    return files.files().entries().stream().map(FileEntry::path).toList();
  }

  @Test
  void filesHoldTheTargetsThatTheJobHad() {
    List<ScrapeJob> jobs = List.of(job("node", 25), job("node-a", 3), job("a/b *é", 0));
    TargetFiles files = TargetFiles.of(jobs).atMost(10);
    files.files().writeTo(folder);

    Targets before = Targets.of(PrometheusConfig.builder().scrapeConfigs(jobs).build()).make();
    Targets after =
        Targets.of(PrometheusConfig.builder().scrapeConfigs(files.jobs()).build())
            .filesIn(folder)
            .make();
    assertThat(after.report().problems()).isEmpty();
    for (ScrapeJob job : jobs) {
      List<Target> ours = after.job(job.jobName()).targets();
      assertThat(ours)
          .extracting(Target::url, Target::labels)
          .containsExactlyElementsOf(
              before.job(job.jobName()).targets().stream()
                  .map(each -> tuple(each.url(), each.labels()))
                  .toList());
    }
    assertThat(paths(files))
        .containsExactly(
            "targets/node/00000.json",
            "targets/node/00001.json",
            "targets/node/00002.json",
            "targets/node-a/00000.json",
            "targets/a%2Fb%20%2A%C3%A9/00000.json");
  }

  @Test
  void targetAddedAtTheEndChangesTheLastFileOnly() {
    List<FileEntry> before = TargetFiles.of(List.of(job("node", 25))).atMost(10).files().entries();
    List<FileEntry> after = TargetFiles.of(List.of(job("node", 26))).atMost(10).files().entries();
    assertThat(after).hasSameSizeAs(before);
    assertThat(after.subList(0, 2)).isEqualTo(before.subList(0, 2));
    assertThat(after.get(2)).isNotEqualTo(before.get(2));
  }

  @Test
  void httpDocumentReadsBackEqual() {
    String document = TargetFiles.of(List.of(job("node", 2))).httpDocument("node");
    assertThat(document)
        .isEqualTo(
            """
            [
              {
                "targets" : [
                  "gate:9100"
                ]
              },
              {
                "targets" : [
                  "node0:9100",
                  "node1:9100"
                ],
                "labels" : {
                  "site" : "a\\"b\\n☃"
                }
              }
            ]
            """);
    List<StaticConfig> read =
        TargetGroupsYaml.parseJson("http", document, PrometheusVersion.NEWEST_KNOWN).orThrow();
    assertThat(read).isEqualTo(job("node", 2).staticConfigs());
    String yaml = TargetGroupsYaml.print(read);
    assertThat(TargetGroupsYaml.parse("a.yml", yaml, PrometheusVersion.NEWEST_KNOWN).orThrow())
        .isEqualTo(read);
    assertThatThrownBy(() -> TargetFiles.of(List.of()).httpDocument("x"))
        .hasMessage("no scrape job \"x\"");
  }

  @Test
  void fleetKeepsItsNamesAsInstances() {
    Fleet fleet =
        Fleet.builder("nodes")
            .exporter("node01", "203.0.113.10:9100")
            .exporter("node02", "node02.example.org:9100")
            .build();
    TargetFiles files = TargetFiles.of(fleet);
    files.files().writeTo(folder);
    Targets targets =
        Targets.of(PrometheusConfig.builder().scrapeConfigs(files.jobs()).build())
            .filesIn(folder)
            .make();
    assertThat(targets.urls())
        .containsExactly(
            "https://203.0.113.10:9100/metrics", "https://node02.example.org:9100/metrics");
    assertThat(targets.jobs().get(0).targets())
        .extracting(each -> each.labels().get("instance"))
        .containsExactly("node01", "node02");
  }
}
