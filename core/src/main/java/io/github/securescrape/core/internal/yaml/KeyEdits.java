// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.yaml;

import io.github.securescrape.core.internal.yaml.YamlNode.AliasNode;
import io.github.securescrape.core.internal.yaml.YamlNode.Entry;
import io.github.securescrape.core.internal.yaml.YamlNode.MappingNode;
import io.github.securescrape.core.internal.yaml.YamlNode.SequenceNode;
import io.github.securescrape.core.problem.KeyChange;
import io.github.securescrape.core.problem.TextEdit;
import io.github.securescrape.core.problem.YamlPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns changes of keys into edits of the text they stand in. What cannot be changed without
 * touching more is left alone: sections that other places share through an anchor or alias, keys
 * that are there twice or come from a merge, and forms that hardly anybody writes.
 */
public final class KeyEdits {

  private final SourceText source;
  private final YamlNode root;

  private KeyEdits(SourceText source, YamlNode root) {
    this.source = source;
    this.root = root;
  }

  /**
   * Returns the edits that make all changes, ordered by place; none if one of them cannot be made.
   *
   * @param json whether the text is JSON
   */
  public static List<TextEdit> of(
      SourceText source, YamlNode root, boolean json, List<KeyChange> changes) {
    KeyEdits edits = new KeyEdits(source, root);
    List<TextEdit> made = new ArrayList<>();
    Set<String> removedFrom = new HashSet<>();
    for (KeyChange change : changes) {
      boolean again = change instanceof KeyChange.Remove && !removedFrom.add(change.section());
      SectionText section = edits.section(YamlPath.parse(change.section()), json);
      TextEdit edit = section == null || again ? null : edit(section, change);
      if (edit == null || made.stream().anyMatch(edit::overlaps)) {
        return List.of();
      }
      made.add(edit);
    }
    return made.stream().sorted().toList();
  }

  private static @Nullable TextEdit edit(SectionText section, KeyChange change) {
    if (change instanceof KeyChange.Rename rename) {
      return section.rename(rename.key(), rename.brings());
    }
    if (change instanceof KeyChange.Remove remove) {
      return section.remove(remove.key());
    }
    if (change instanceof KeyChange.SetValue set) {
      return section.set(set.brings(), set.value());
    }
    KeyChange.Insert insert = (KeyChange.Insert) change;
    return section.insert(insert.after(), insert.brings(), insert.value());
  }

  /** Returns the section at a path, unless it is shared with other places. */
  private @Nullable SectionText section(YamlPath path, boolean json) {
    YamlNode node = root;
    boolean inFlow = false;
    for (Object segment : path.segments()) {
      inFlow |= SectionText.isFlow(source, node);
      node = isShared(node) ? null : child(node, segment);
      if (node == null) {
        return null;
      }
    }
    boolean lonePair = inFlow && !SectionText.isFlow(source, node);
    return node instanceof MappingNode mapping && !isShared(node) && !lonePair
        ? new SectionText(source, mapping, json)
        : null;
  }

  private boolean isShared(YamlNode node) {
    return node instanceof AliasNode || SectionText.hasProperties(source, node);
  }

  private static @Nullable YamlNode child(YamlNode node, Object segment) {
    if (node instanceof MappingNode mapping && segment instanceof String key) {
      Entry entry = SectionText.only(mapping, key);
      return entry == null ? null : entry.value();
    }
    return node instanceof SequenceNode list
            && segment instanceof Integer index
            && index < list.items().size()
        ? list.items().get(index)
        : null;
  }
}
