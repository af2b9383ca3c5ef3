// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.binding;

import io.github.securescrape.core.internal.yaml.YamlNode;
import io.github.securescrape.core.internal.yaml.YamlNode.AliasNode;
import io.github.securescrape.core.internal.yaml.YamlNode.Entry;
import io.github.securescrape.core.internal.yaml.YamlNode.MappingNode;
import io.github.securescrape.core.internal.yaml.YamlNode.ScalarNode;
import io.github.securescrape.core.internal.yaml.YamlNode.SequenceNode;
import io.github.securescrape.core.problem.YamlPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Merges as go-yaml 3 takes them: after all other keys, and only for keys not yet there. */
final class LateMerges {

  private final Reports reports;
  private final YamlPath path;
  private final List<Entry> entries = new ArrayList<>();
  private final Set<String> known = new HashSet<>();
  private final Set<YamlNode> entered = new HashSet<>();

  LateMerges(Reports reports, YamlPath path) {
    this.reports = reports;
    this.path = path;
  }

  /** Returns the entries of a mapping, those merged in behind its own. */
  List<Entry> in(MappingNode mapping) {
    entered.add(mapping);
    add(mapping, true);
    return entries;
  }

  private void add(MappingNode mapping, boolean own) {
    List<Entry> added = new ArrayList<>();
    Entry merge = null;
    for (Entry entry : mapping.entries()) {
      if (!entry.isMerge()) {
        // A key that stands here twice is for the reader to report.
        if (own || !known.contains(keyOf(entry))) {
          added.add(entry);
        }
      } else if (merge == null) {
        merge = entry;
      } else {
        reports.add(entry.key(), path, YamlCodes.DUPLICATE_KEY, "<<");
      }
    }
    entries.addAll(added);
    added.forEach(entry -> known.add(keyOf(entry)));
    if (merge != null) {
      merge(merge.value());
    }
  }

  private void merge(YamlNode value) {
    List<YamlNode> nodes = value instanceof SequenceNode list ? list.items() : List.of(value);
    for (YamlNode node : nodes) {
      if (!(node.resolve() instanceof MappingNode mapping)) {
        reports.add(node, path, YamlCodes.BAD_MERGE);
        return;
      }
      if (!entered.add(mapping)) {
        if (node instanceof AliasNode) {
          reports.add(node, path, YamlCodes.ALIAS_CONTAINS_ITSELF);
        }
        return;
      }
      add(mapping, false);
      entered.remove(mapping);
    }
  }

  private static String keyOf(Entry entry) {
    return entry.key().resolve() instanceof ScalarNode key ? key.text() : "";
  }
}
