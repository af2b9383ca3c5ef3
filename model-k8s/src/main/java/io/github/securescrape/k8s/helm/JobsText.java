// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.yaml.YamlDocument;
import io.github.securescrape.k8s.internal.ListYaml;
import java.util.List;

/** Scrape jobs as one long text. */
final class JobsText {

  private static final String KEY = "jobs";

  private JobsText() {}

  /** Returns jobs as a list that Helm's {@code tpl} leaves alone. */
  static String print(List<?> jobs) {
    return TplText.escape(ListYaml.print(jobs), Problems.create());
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
