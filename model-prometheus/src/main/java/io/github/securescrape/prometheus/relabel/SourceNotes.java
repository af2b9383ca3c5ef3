// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.relabel;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where the value of a label comes from that a rule reads, or why it has none. */
final class SourceNotes {

  private final LabelSet labels;
  private final List<RelabelStep> earlier;
  private final List<CompiledRule> later;

  /**
   * Takes the facts.
   *
   * @param labels labels that the rule sees
   * @param earlier what the rules before it did
   * @param later the rules after it
   */
  SourceNotes(LabelSet labels, List<RelabelStep> earlier, List<CompiledRule> later) {
    this.labels = labels;
    this.earlier = earlier;
    this.later = later;
  }

  /** Returns whether there is no such label, but one with a name much like it. */
  boolean isMisspelt(String name) {
    return labels.get(name).isEmpty() && similar(name).isPresent();
  }

  Optional<String> of(String name) {
    return change(name).or(() -> labels.get(name).isEmpty() ? absence(name) : origin(name));
  }

  /** Says which rule changed the label last. */
  private Optional<String> change(String name) {
    String last = null;
    for (RelabelStep step : earlier) {
      for (LabelChange to : step.changes()) {
        if (to.name().equals(name)) {
          last = "[" + step.index() + "] changed `" + name + "`: " + to.values();
          last += remainders(step.rule());
        }
      }
    }
    return Optional.ofNullable(last);
  }

  private static String remainders(RelabelConfig rule) {
    return rule.action() == RelabelAction.HASHMOD && rule.modulus() != null
        ? "; hashmod gives 0 to " + (rule.modulus() - 1)
        : "";
  }

  private static Optional<String> origin(String name) {
    return name.startsWith("__tmp")
        ? Optional.of("no rule before set `" + name + "`: the target was found with it")
        : Optional.empty();
  }

  private Optional<String> absence(String name) {
    String more =
        switch (name) {
          case "instance" -> "; `instance` is set after the rules, to `__address__`";
          case "__name__" -> "; samples have it, and `metric_relabel_configs` sees it";
          default ->
              similar(name)
                  .map(other -> "; there is `" + other + '`')
                  .or(() -> setLater(name))
                  .orElse("");
        };
    return Optional.of("there is no label `" + name + "`, so its value is empty" + more);
  }

  /** Says which of the rules after this one sets a label. */
  private Optional<String> setLater(String name) {
    LabelBuffer buffer = new LabelBuffer(labels);
    for (int i = 0; i < later.size(); i++) {
      later.get(i).apply(buffer);
      if (!buffer.get(name).isEmpty()) {
        int index = earlier.size() + 1 + i;
        return Optional.of("; [" + index + "] sets it, but stands after this rule");
      }
    }
    return Optional.empty();
  }

  /** Returns a label whose name differs little, or in other characters than letters and digits. */
  private Optional<String> similar(String name) {
    String plain = plain(name);
    return labels.toMap().keySet().stream()
        .filter(other -> plain(other).equals(plain))
        .findFirst()
        .or(
            () ->
                labels.toMap().keySet().stream()
                    .filter(other -> Spelling.differsLittle(name, other))
                    .findFirst());
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
  }
}
