// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.RealTool;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.fuzz.Promtool.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Random files, judged by the real promtool of each version and here: most with {@code
 * --syntax-only}, one in five with the files that it names.
 *
 * <p>More of them: {@code -Dtest.args="-Dsecurescrape.fuzz=5000 -Dsecurescrape.seed=7"}.
 */
class PromtoolFuzzTest {

  private static final int FILES = Integer.getInteger("securescrape.fuzz", 300);
  private static final long SEED = Long.getLong("securescrape.seed", 5);
  private static final int BATCH = 100;

  @Test
  void judgesAsPromtoolDoes() throws Exception {
    List<String> unexplained = new ArrayList<>();
    for (RealTool tool : RealTool.findAll("prometheus", "promtool")) {
      compare(new Promtool(tool), unexplained);
    }
    assertThat(unexplained).isEmpty();
  }

  private static void compare(Promtool promtool, List<String> unexplained) throws Exception {
    PrometheusVersion version = new PrometheusVersion(promtool.version());
    KnownDifferences known = new KnownDifferences(promtool.version());
    FuzzFiles files = new FuzzFiles(SEED, promtool.version(), known.leftOut());
    Map<String, Integer> excluded = new TreeMap<>();
    Places places = new Places(known);
    Differences differences = new Differences(promtool, known);
    int accepted = 0;
    int opening = 0;
    int openingAccepted = 0;
    for (int done = 0; done < FILES; done += BATCH) {
      List<FuzzCase> batch = new ArrayList<>();
      while (batch.size() < Math.min(BATCH, FILES - done)) {
        batch.add(files.next());
      }
      List<Verdict> verdicts = promtool.check(batch);
      List<Report> reports = new ArrayList<>();
      for (int i = 0; i < batch.size(); i++) {
        reports.add(batch.get(i).judge(verdicts.get(i).file(), version));
      }
      for (int i = 0; i < batch.size(); i++) {
        Verdict verdict = verdicts.get(i);
        Report report = reports.get(i);
        accepted += verdict.accepts() ? 1 : 0;
        opening += batch.get(i).opensFiles() ? 1 : 0;
        openingAccepted += batch.get(i).opensFiles() && verdict.accepts() ? 1 : 0;
        if (verdict.accepts() != report.hasErrors()) {
          places.compare(verdict, report, batch.get(i));
          continue;
        }
        Optional<String> why = known.explain(verdict, report, batch.get(i));
        why.ifPresent(name -> excluded.merge(name, 1, Integer::sum));
        if (why.isEmpty()) {
          differences.add(batch.get(i), verdict, report);
        }
      }
    }
    System.out.printf(
        "differential promtool %s: seed %d, %d files, %d accepted, %d of them with"
            + " files (%d accepted), %d differences unexplained, excluded %s; %s%n",
        version,
        SEED,
        FILES,
        accepted,
        opening,
        openingAccepted,
        differences.count(),
        excluded,
        places);
    Path folder = Files.createDirectories(Path.of("target"));
    Path misses = folder.resolve("fuzz-" + version + ".differences");
    Files.writeString(misses, differences.toText(), StandardCharsets.UTF_8);
    Files.writeString(folder.resolve("fuzz-" + version + ".places"), places.toText());
    if (places.areFar()) {
      unexplained.add("lines missed, see " + folder.toAbsolutePath());
    }
    if (differences.count() > 0) {
      unexplained.add(differences.count() + ", see " + misses.toAbsolutePath());
    }
  }
}
