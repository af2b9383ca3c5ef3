// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.relabel;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What relabeling rules do to one set of labels, step by step.
 *
 * @param labels the labels before
 * @param steps what each rule does, up to one that drops the target
 * @param result the labels after; {@code null} if the target is dropped
 * @since 0.1
 */
public record RelabelExplanation(
    LabelSet labels, List<RelabelStep> steps, @Nullable LabelSet result) {

  /** Copies the steps. */
  public RelabelExplanation {
    steps = List.copyOf(steps);
  }

  /** Returns the step that drops the target. */
  public Optional<RelabelStep> droppedBy() {
    return result == null ? Optional.of(steps.get(steps.size() - 1)) : Optional.empty();
  }

  /** Returns a line for each step, between the labels before and after. */
  @Override
  public String toString() {
    return steps.stream()
        .map(step -> "  " + step + "\n")
        .collect(Collectors.joining("", labels + "\n", result == null ? "dropped" : "" + result));
  }
}
