// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.operator;

import io.github.securescrape.core.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A document of a file.
 *
 * @param isTemplate whether it is no YAML because nobody rendered it
 */
record Source(YamlDocument document, boolean isTemplate) {

  /** What Helm would fill in, where YAML has no place for it. */
  private static final Pattern TEMPLATE = Pattern.compile("(?m)(?:^\\s*|[:-] +)\\{\\{");

  /** Returns the documents of a file; of a template, those that are YAML and one that is not. */
  static List<Source> of(List<YamlDocument> documents) {
    List<Source> sources = new ArrayList<>();
    boolean template = documents.stream().anyMatch(each -> each.contains(TEMPLATE));
    boolean told = false;
    for (YamlDocument each : documents) {
      if (!template || !isBroken(each)) {
        sources.add(new Source(each, false));
      } else if (!told) {
        sources.add(new Source(each, true));
        told = true;
      }
    }
    return sources;
  }

  private static boolean isBroken(YamlDocument document) {
    YamlDocument again = document.unbound();
    Object ignored = again.tree(path -> false);
    return !again.problems().isEmpty();
  }
}
