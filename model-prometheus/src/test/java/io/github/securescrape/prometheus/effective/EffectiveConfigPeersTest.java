// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.effective;

import io.github.securescrape.core.RealTool;
import io.github.securescrape.core.SharedData;
import io.github.securescrape.core.Tally;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.value.Version;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.effective.RunningPrometheus.Understood;
import io.github.securescrape.prometheus.fuzz.ValidConfigs;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What Prometheus makes of a file is what a running one says it does.
 *
 * <p>More files: {@code -Dtest.args="-Dsecurescrape.effective=2000 -Dsecurescrape.seed=7"}.
 */
class EffectiveConfigPeersTest {

  private static final int FILES = Integer.getInteger("securescrape.effective", 200);
  private static final long SEED = Long.getLong("securescrape.seed", 5);

  @Test
  void understandsUpstreamsFilesAsPrometheusDoes() throws Exception {
    Path data = SharedData.path("upstream");
    Map<String, String> texts = new LinkedHashMap<>();
    for (String folder : List.of("prometheus", "prometheus-head")) {
      try (Stream<Path> files = Files.walk(data.resolve(folder))) {
        for (Path file :
            files.filter(each -> each.toString().endsWith("good.yml")).sorted().toList()) {
          texts.put(data.relativize(file).toString(), Files.readString(file));
        }
      }
    }
    for (RealTool program : RealTool.findAll("prometheus", "prometheus")) {
      compare("effective-view", program, texts);
    }
  }

  @Test
  void understandsRandomFilesAsPrometheusDoes() throws Exception {
    for (RealTool program : RealTool.findAll("prometheus", "prometheus")) {
      Map<String, String> texts = new LinkedHashMap<>();
      for (String text : ValidConfigs.of(versionOf(program), SEED, FILES)) {
        texts.put("random " + texts.size(), text);
      }
      compare("effective-view-random", program, texts);
    }
  }

  private static void compare(String name, RealTool program, Map<String, String> texts)
      throws IOException, InterruptedException {
    PrometheusVersion version = new PrometheusVersion(versionOf(program));
    Startup startup =
        Startup.of(version).folder(program.folder().toString()).features(RunningPrometheus.FEATURE);
    Map<String, String> environment = new HashMap<>(RunningPrometheus.ENVIRONMENT);
    Tally tally = new Tally(name, version.toString());
    List<String> refused = new ArrayList<>();
    try (RunningPrometheus prometheus = RunningPrometheus.start(program)) {
      for (Map.Entry<String, String> each : texts.entrySet()) {
        Optional<Understood> status = prometheus.understand(each.getValue());
        Read<PrometheusConfig> read = PrometheusYaml.parse(each.getKey(), each.getValue(), version);
        if (status.isEmpty() || read.report().hasErrors()) {
          refused.add(each.getKey());
          continue;
        }
        PrometheusConfig effective =
            EffectiveConfig.of(read.orThrow(), startup.environment(environment)).config();
        List<String> differences = Comparison.compare(effective, status.get().yaml());
        if (effective.runtime() != null
            && status.get().isApplied()
            && !version.isAtLeast("3.3.0")) {
          // What one file sets stays in the environment for the next.
          environment.put("GOGC", String.valueOf(effective.runtime().gogc()));
        }
        tally.count(
            differences.isEmpty(),
            () -> each.getKey() + "\n" + String.join("\n", differences) + "\n" + each.getValue());
      }
    }
    System.out.printf("%s %s: %d refused%n", name, version, refused.size());
    tally.finish();
  }

  private static Version versionOf(RealTool program) {
    return Version.parse(program.toString().replaceAll(".*/prometheus-([0-9.]+)/.*", "$1"));
  }
}
