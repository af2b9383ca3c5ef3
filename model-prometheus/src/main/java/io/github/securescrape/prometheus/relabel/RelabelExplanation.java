// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.relabel;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What relabeling rules do to one set of labels, step by step.
 *
 * @param labels the labels before
 * @param steps what each rule does, up to one that drops the target
 * @param result the labels after; {@code null} if the target is dropped
 * @param notes what is easily missed in each step, in sentences without a period
 * @since 0.1
 */
public record RelabelExplanation(
    LabelSet labels, List<RelabelStep> steps, @Nullable LabelSet result, List<List<String>> notes) {

  /** Copies the steps. */
  public RelabelExplanation {
    steps = List.copyOf(steps);
    notes = notes.stream().map(List::copyOf).toList();
  }

  /** Returns the step that drops the target. */
  public Optional<RelabelStep> droppedBy() {
    return result == null ? Optional.of(steps.get(steps.size() - 1)) : Optional.empty();
  }

  /** Returns what is easily missed in the step that drops the target; empty if none does. */
  public List<String> whyDropped() {
    return result == null ? notes.get(notes.size() - 1) : List.of();
  }

  /** Returns a line for each step and note, between the labels before and after. */
  @Override
  public String toString() {
    return IntStream.range(0, steps.size())
        .mapToObj(i -> "  " + steps.get(i) + "\n" + lines(notes.get(i)))
        .collect(Collectors.joining("", labels + "\n", result == null ? "dropped" : "" + result));
  }

  private static String lines(List<String> notes) {
    return notes.stream().map(note -> "      " + note + "\n").collect(Collectors.joining());
  }
}
