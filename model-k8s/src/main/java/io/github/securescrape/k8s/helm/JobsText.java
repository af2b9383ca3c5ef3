// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.yaml.YamlDocument;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Scrape jobs as one long text. */
final class JobsText {

  private static final String KEY = "jobs";
  private static final int INDENT = 2;

  private JobsText() {}

  /** Returns jobs as a list that Helm's {@code tpl} leaves alone. */
  static String print(List<?> jobs) {
    return TplText.escape(plain(jobs), Problems.create());
  }

  /** Returns jobs as a list. */
  static String plain(List<?> jobs) {
    return YamlDocument.print(Map.of(KEY, jobs))
        .lines()
        .skip(1)
        .map(line -> line.substring(INDENT) + "\n")
        .collect(Collectors.joining());
  }

  /** Returns the jobs in a text; none if Helm alone knows them, or the text is no list. */
  static List<Object> parse(String text) {
    String known = TplScanner.scan(text).text();
    if (known == null) {
      return List.of();
    }
    YamlDocument document = YamlDocument.parseAll(KEY, known, ValuesFile.DIALECT).get(0);
    return Trees.list(document.tree(path -> true));
  }
}
