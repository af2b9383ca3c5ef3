// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.github.securescrape.core.yaml.YamlDocument;
import io.github.securescrape.k8s.internal.Retyping;
import java.util.List;
import java.util.Map;

/** What the operator does to additional scrape jobs: reads them as YAML 1.1, and writes them. */
final class OperatorRoundTrip {

  private OperatorRoundTrip() {}

  /** Returns a {@code prometheus.yml} with the jobs of a text. */
  static String of(String jobs) {
    YamlDocument document = YamlDocument.parseAll("jobs", jobs, ValuesFile.DIALECT).get(0);
    Object tree = document.tree(path -> false);
    document.report().throwIfErrors();
    List<Object> list = Trees.list(Retyping.OPERATOR.ofTree(tree));
    return YamlDocument.print(Map.of("scrape_configs", list));
  }
}
