// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fuzz;

import io.github.securescrape.core.problem.Report;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.fuzz.Promtool.Verdict;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files on which promtool and we differ, each made as small as that remains so. */
final class Differences {

  private static final int MAX_SHRUNK = 30;

  private final Promtool promtool;
  private final KnownDifferences known;
  private final List<String> all = new ArrayList<>();

  Differences(Promtool promtool, KnownDifferences known) {
    this.promtool = promtool;
    this.known = known;
  }

  int count() {
    return all.size();
  }

  String toText() {
    return String.join("\n----------------\n", all);
  }

  /** Adds a file, without the lines that do not matter. */
  void add(byte[] file, Verdict verdict, Report report) throws Exception {
    // Latin 1 keeps every byte.
    String text = new String(file, StandardCharsets.ISO_8859_1);
    String ours = report.hasErrors() ? report.errors().get(0).toString() : "accepted";
    String theirs = verdict.accepts() ? "accepted" : verdict.message();
    String small = all.size() < MAX_SHRUNK ? shrunk(text) : text;
    all.add(
        "promtool: "
            + theirs
            + "\nours: "
            + ours
            + "\n"
            + new String(small.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
  }

  private String shrunk(String text) throws Exception {
    String small = text;
    int size = Math.max(1, (int) small.lines().count() / 2);
    while (size > 0) {
      List<String> shorter = without(small, size);
      int found = firstDifferent(shorter);
      if (found >= 0) {
        small = shorter.get(found);
      } else {
        size /= 2;
      }
    }
    return small;
  }

  /** Returns the text without so many lines, for each place. */
  private static List<String> without(String text, int size) {
    List<String> lines = List.of(text.split("(?<=\n)"));
    List<String> shorter = new ArrayList<>();
    for (int from = 0; from < lines.size() && lines.size() > 1; from += size) {
      List<String> rest = new ArrayList<>(lines.subList(0, from));
      rest.addAll(lines.subList(Math.min(lines.size(), from + size), lines.size()));
      shorter.add(String.join("", rest));
    }
    return shorter;
  }

  private int firstDifferent(List<String> texts) throws IOException, InterruptedException {
    List<byte[]> files =
        texts.stream().map(each -> each.getBytes(StandardCharsets.ISO_8859_1)).toList();

    List<Verdict> verdicts = promtool.check(files);
    for (int i = 0; i < files.size(); i++) {
      Path file = promtool.folder().resolve(Promtool.name(i));
      Report report = PrometheusYaml.read(file, new PrometheusVersion(promtool.version())).report();
      if (verdicts.get(i).accepts() == report.hasErrors()
          && known.explain(verdicts.get(i), report, files.get(i)).isEmpty()) {
        return i;
      }
    }
    return -1;
  }
}
