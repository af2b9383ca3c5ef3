// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.relabel;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one relabeling rule does to one set of labels.
 *
 * @param index place of the rule in its list; the first has 0
 * @param rule the rule
 * @param source joined values of the source labels; {@code null} for an action on names of labels
 * @param matched whether the regex matches, any name for an action on names; for {@code keepequal}
 *     and {@code dropequal}, whether the labels are equal
 * @param changes labels that it changes, by name
 * @param dropped whether it drops the target
 * @since 0.1
 */
public record RelabelStep(
    int index,
    RelabelConfig rule,
    @Nullable String source,
    boolean matched,
    List<LabelChange> changes,
    boolean dropped) {

  /** Copies the changes. */
  public RelabelStep {
    changes = List.copyOf(changes);
  }

  /** Returns a line such as {@code [0] keep: "foo" does not match "bar": dropped}. */
  @Override
  public String toString() {
    RelabelAction action = rule.action() == null ? RelabelAction.REPLACE : rule.action();
    StringBuilder line =
        new StringBuilder("[").append(index).append("] ").append(action.keyword()).append(": ");
    String names = matched ? "a name" : "no name";
    line.append(source == null ? names : '"' + source.replace("\n", "\\n") + '"');
    if (action.comparesLabels()) {
      line.append(matched ? " equals `" : " differs from `").append(rule.targetLabel()).append('`');
    } else if (!action.takesWholeSource()) {
      line.append(matched || source == null ? " matches " : " does not match ");
      line.append('"').append(RelabelRegex.textOf(rule.regex())).append('"');
    }
    if (dropped) {
      return line.append(": dropped").toString();
    }
    String changed = changes.stream().map(LabelChange::toString).collect(Collectors.joining(", "));
    return line.append(changed.isEmpty() ? "" : ": " + changed).toString();
  }
}
