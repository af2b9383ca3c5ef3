// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.relabel;

import io.github.securescrape.core.value.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
  private final Version version;

  private Relabeling(List<CompiledRule> rules, Version version) {
    this.rules = rules;
    this.version = version;
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
   * @throws IllegalArgumentException if the version takes a regex for none, or an action or modulus
   *     is missing; {@link RelabelRules} tells all that is wrong
   */
  public static Relabeling of(List<RelabelConfig> rules, Version version, boolean legacyNames) {
    List<CompiledRule> compiled = new ArrayList<>(rules.size());
    for (RelabelConfig rule : rules) {
      compiled.add(new CompiledRule(rule, version, legacyNames));
    }
    return new Relabeling(compiled, version);
  }

  /** Returns the labels after all rules, empty if a rule drops the target. */
  public Optional<LabelSet> apply(LabelSet labels) {
    LabelBuffer buffer = new LabelBuffer(labels);
    return run(buffer) < 0 ? Optional.of(buffer.toLabelSet()) : Optional.empty();
  }

  /**
   * Returns the labels after all rules, empty if a rule drops the target.
   *
   * @param dropping takes what that rule does
   */
  public Optional<LabelSet> apply(LabelSet labels, Consumer<RelabelStep> dropping) {
    LabelBuffer buffer = new LabelBuffer(labels);
    int index = run(buffer);
    if (index < 0) {
      return Optional.of(buffer.toLabelSet());
    }
    // A rule that drops changes nothing, so that it still sees what it saw.
    CompiledRule rule = rules.get(index);
    String source = rule.source(buffer);
    boolean matched = rule.matches(buffer);
    dropping.accept(new RelabelStep(index, rule.config(), source, matched, List.of(), true));
    return Optional.empty();
  }

  /** Applies the rules; returns the index of the one that drops the target, negative if none. */
  private int run(LabelBuffer buffer) {
    for (int i = 0; i < rules.size(); i++) {
      if (!rules.get(i).apply(buffer)) {
        return i;
      }
    }
    return -1;
  }

  /** Returns what each rule does, up to one that drops the target. */
  public RelabelExplanation explain(LabelSet labels) {
    List<RelabelStep> steps = new ArrayList<>();
    List<LabelSet> before = new ArrayList<>();
    LabelSet result = run(labels, steps, before);
    List<List<String>> notes = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      notes.add(new RelabelNotes(rules, version, before.get(i), steps.subList(0, i + 1)).all());
    }
    return new RelabelExplanation(labels, steps, result, notes);
  }

  /** Returns the labels after, {@code null} if they are dropped; adds steps, and what they saw. */
  private @Nullable LabelSet run(LabelSet labels, List<RelabelStep> steps, List<LabelSet> seen) {
    LabelBuffer buffer = new LabelBuffer(labels);
    LabelSet before = labels;
    for (CompiledRule rule : rules) {
      String source = rule.action().isAboutNames() ? null : rule.source(buffer);
      boolean matched = rule.matches(buffer);
      boolean kept = rule.apply(buffer);
      LabelSet after = buffer.toLabelSet();
      List<LabelChange> changes = LabelChange.between(before, after);
      seen.add(before);
      steps.add(new RelabelStep(steps.size(), rule.config(), source, matched, changes, !kept));
      if (!kept) {
        return null;
      }
      before = after;
    }
    return before;
  }
}
