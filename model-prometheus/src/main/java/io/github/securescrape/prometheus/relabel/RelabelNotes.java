// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.relabel;

import io.github.securescrape.core.value.Version;
import io.github.securescrape.prometheus.internal.regex.GoMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is easily missed in one step: facts that follow from its rule and its labels. */
final class RelabelNotes {

  /** A number that a name runs on from. */
  private static final Pattern RUN_ON = Pattern.compile("([0-9]+)([\\p{L}_].*)");

  private final CompiledRule rule;
  private final RelabelAction action;
  private final Version version;
  private final LabelSet before;
  private final RelabelStep step;
  private final List<RelabelStep> earlier;
  private final SourceNotes sources;
  private final List<String> notes = new ArrayList<>();

  /**
   * Takes the facts.
   *
   * @param rules all rules
   * @param before labels before the step
   * @param steps the steps up to this one
   */
  RelabelNotes(
      List<CompiledRule> rules, Version version, LabelSet before, List<RelabelStep> steps) {
    rule = rules.get(steps.size() - 1);
    this.version = version;
    this.before = before;
    action = rule.action();
    step = steps.get(steps.size() - 1);
    earlier = steps.subList(0, steps.size() - 1);
    sources = new SourceNotes(before, earlier, rules.subList(steps.size(), rules.size()));
  }

  List<String> all() {
    if (action.isAboutNames()) {
      ofNames();
    } else if (action.comparesLabels()) {
      if (step.dropped()) {
        ofEqual();
      }
    } else if (!action.takesWholeSource()) {
      ofRegex(String.valueOf(step.source()));
    }
    return notes;
  }

  private void ofNames() {
    if (!step.matched()) {
      NearMiss miss = new NearMiss(rule, version, "name");
      before.toMap().keySet().stream()
          .flatMap(name -> miss.part(name).stream())
          .findFirst()
          .ifPresent(notes::add);
    }
  }

  private void ofEqual() {
    String other = before.get(rule.targetLabel());
    notes.add("the values compared are \"" + step.source() + "\" and \"" + other + '"');
    rule.sourceLabels().forEach(this::ofSource);
    ofSource(rule.targetLabel());
  }

  private void ofRegex(String source) {
    boolean judges = action == RelabelAction.KEEP || action == RelabelAction.DROP;
    if (step.dropped()) {
      if (rule.sourceLabels().isEmpty()) {
        notes.add("the rule has no `source_labels`, so the value is empty");
      }
      rule.sourceLabels().forEach(this::ofSource);
    } else if (judges) {
      rule.sourceLabels().stream().filter(sources::isMisspelt).forEach(this::ofSource);
    }
    if (action == RelabelAction.KEEP && step.dropped()) {
      ofOtherKeeps();
    }
    if (!step.matched()) {
      new NearMiss(rule, version, "value").find(source, values()).ifPresent(notes::add);
    } else if (step.dropped()) {
      new WideMatch(rule, version).find(source).ifPresent(notes::add);
    } else if (!judges) {
      ofReplacement(source);
    }
  }

  /** Says that keeping is not enough once. */
  private void ofOtherKeeps() {
    for (RelabelStep other : earlier) {
      RelabelConfig config = other.rule();
      if (config.action() == RelabelAction.KEEP
          && rule.sourceLabels().equals(config.sourceLabels())) {
        String both = RelabelRegex.textOf(config.regex()) + '|' + rule.config().regex();
        notes.add(
            "["
                + other.index()
                + "] kept it, but each rule has to; one with `"
                + both
                + "` keeps both");
      }
    }
  }

  private void ofSource(String name) {
    sources.of(name).ifPresent(notes::add);
  }

  private List<String> values() {
    return rule.sourceLabels().stream().map(before::get).toList();
  }

  private void ofReplacement(String source) {
    GoMatch match = rule.find(source);
    if (match == null) {
      return;
    }
    for (String group : rule.unknownGroups(match)) {
      Matcher runOn = RUN_ON.matcher(group);
      notes.add(
          "the regex has no group `"
              + group
              + "`, so `${"
              + group
              + "}` is empty"
              + (runOn.matches()
                  ? "; write `${" + runOn.group(1) + "}" + runOn.group(2) + "` for a group and text"
                  : ""));
    }
    String value = rule.valueOf(match);
    if (value == null) {
      String name = rule.nameOf(match);
      notes.add(
          name.isEmpty()
              ? "the name of the label to set is empty, so nothing is set"
              : '"'
                  + name
                  + "\" is no label name for this Prometheus, so nothing is set; names have letters, digits and `_` only");
    } else if (value.isEmpty() && !source.isEmpty()) {
      notes.add("the new value is empty, and a label with an empty value is none");
    } else if (value.isEmpty() && !step.changes().isEmpty() && !rule.sourceLabels().isEmpty()) {
      rule.sourceLabels().forEach(this::ofSource);
      notes.add("the regex matches an empty value, too; `(.+)` does not, and changes nothing then");
    }
  }
}
