// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fuzz;

import static io.github.securescrape.prometheus.fuzz.FuzzCase.CONFIG;

import io.github.securescrape.core.problem.Report;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.fuzz.Promtool.Verdict;
import java.io.IOException;
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

  /** Adds a file, without the lines and files that do not matter. */
  void add(FuzzCase file, Verdict verdict, Report report) throws Exception {
    String ours = report.hasErrors() ? report.errors().get(0).toString() : "accepted";
    String theirs = verdict.accepts() ? "accepted" : verdict.message();
    FuzzCase small = all.size() < MAX_SHRUNK ? shrunk(file) : file;
    all.add("promtool: " + theirs + "\nours: " + ours + "\n" + small);
  }

  private FuzzCase shrunk(FuzzCase file) throws Exception {
    FuzzCase small = file;
    for (String name : file.files().keySet()) {
      List<FuzzCase> fewer = name.equals(CONFIG) ? List.of() : List.of(small.without(name));
      small = firstDifferent(fewer) < 0 ? shrunk(small, name) : fewer.get(0);
    }
    return small;
  }

  private FuzzCase shrunk(FuzzCase file, String name) throws Exception {
    FuzzCase small = file;
    int size = Math.max(1, (int) file.text(name).lines().count() / 2);
    while (size > 0) {
      FuzzCase now = small;
      List<FuzzCase> shorter =
          without(small.text(name), size).stream().map(text -> now.with(name, text)).toList();
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

  private int firstDifferent(List<FuzzCase> files) throws IOException, InterruptedException {
    PrometheusVersion version = new PrometheusVersion(promtool.version());
    List<Verdict> verdicts = promtool.check(files);
    for (int i = 0; i < files.size(); i++) {
      Verdict verdict = verdicts.get(i);
      Report report = files.get(i).judge(verdict.file(), version);
      if (verdict.accepts() == report.hasErrors()
          && known.explain(verdict, report, files.get(i)).isEmpty()) {
        return i;
      }
    }
    return -1;
  }
}
