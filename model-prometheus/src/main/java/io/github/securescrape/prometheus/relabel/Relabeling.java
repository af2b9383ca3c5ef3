// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.relabel;

import io.github.securescrape.core.value.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Relabeling rules made ready for many targets or series, applied as a version of Prometheus does.
 *
 * <pre>{@code
 * Relabeling relabeling = Relabeling.of(job.relabelConfigs(), version.number());
 * Optional<LabelSet> labels = relabeling.apply(LabelSet.of(Map.of("__address__", "node01:9100")));
 * }</pre>
 *
 * <p>Objects of this class can be used by several threads at once.
 */
public final class Relabeling {

  private final List<CompiledRule> rules;

  private Relabeling(List<CompiledRule> rules) {
    this.rules = rules;
  }

  /** Returns the rules as a version of Prometheus applies them, where it knows no other scheme. */
  public static Relabeling of(List<RelabelConfig> rules, Version version) {
    return of(rules, version, false);
  }

  /**
   * Returns the rules as a version of Prometheus applies them.
   *
   * @param legacyNames whether the validation scheme of names that counts for the rules is {@code
   *     legacy}
   * @throws IllegalArgumentException if the version takes a regex for none; {@link RelabelRules}
   *     tells all that is wrong
   */
  public static Relabeling of(List<RelabelConfig> rules, Version version, boolean legacyNames) {
    List<CompiledRule> compiled = new ArrayList<>(rules.size());
    for (RelabelConfig rule : rules) {
      compiled.add(new CompiledRule(rule, version, legacyNames));
    }
    return new Relabeling(compiled);
  }

  /** Returns the labels after all rules, empty if a rule drops the target. */
  public Optional<LabelSet> apply(LabelSet labels) {
    LabelBuffer buffer = new LabelBuffer(labels);
    for (CompiledRule rule : rules) {
      if (!rule.apply(buffer)) {
        return Optional.empty();
      }
    }
    return Optional.of(buffer.toLabelSet());
  }

  /** Returns what each rule does, up to one that drops the target. */
  public RelabelExplanation explain(LabelSet labels) {
    LabelBuffer buffer = new LabelBuffer(labels);
    List<RelabelStep> steps = new ArrayList<>();
    LabelSet before = labels;
    for (CompiledRule rule : rules) {
      String source = rule.action().isAboutNames() ? null : rule.source(buffer);
      boolean matched = rule.matches(buffer);
      boolean kept = rule.apply(buffer);
      LabelSet after = buffer.toLabelSet();
      List<LabelChange> changes = LabelChange.between(before, after);
      steps.add(new RelabelStep(steps.size(), rule.config(), source, matched, changes, !kept));
      if (!kept) {
        return new RelabelExplanation(labels, steps, null);
      }
      before = after;
    }
    return new RelabelExplanation(labels, steps, before);
  }
}
