// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.targets;

import io.github.securescrape.prometheus.internal.targets.TargetFault;
import io.github.securescrape.prometheus.internal.targets.TargetLabels;
import io.github.securescrape.prometheus.internal.targets.TargetMaker;
import io.github.securescrape.prometheus.relabel.LabelChange;
import io.github.securescrape.prometheus.relabel.LabelSet;
import io.github.securescrape.prometheus.relabel.RelabelExplanation;
import io.github.securescrape.prometheus.relabel.RelabelStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** What helps to find out why a target is not scraped. */
final class LeftOutNotes {

  private static final String REMOVED = " removed it";

  private final JobTargets job;
  private final TargetMaker maker;

  LeftOutNotes(JobTargets job, TargetMaker maker) {
    this.job = job;
    this.maker = maker;
  }

  List<String> of(LeftOut target) {
    RelabelExplanation explanation = maker.explain(target.discovered());
    return switch (target.reason()) {
      case DROPPED -> explanation.whyDropped();
      case REFUSED -> ofRefused(explanation);
      case DUPLICATE -> ofDuplicate(explanation);
    };
  }

  private List<String> ofRefused(RelabelExplanation explanation) {
    List<String> notes = new ArrayList<>();
    LabelSet labels = Objects.requireNonNull(explanation.result());
    TargetFault fault = maker.faults(labels).get(0);
    for (String label : fault.labels()) {
      notes.add(historyOf(label, explanation));
    }
    if (notes.stream().noneMatch(note -> note.endsWith(REMOVED))) {
      notes.add(fault.at("").hint());
    }
    String address = labels.get(TargetLabels.ADDRESS);
    if (!address.isEmpty() && address.equals(explanation.labels().get(TargetLabels.ADDRESS))) {
      labels.toMap().entrySet().stream()
          .filter(each -> each.getKey().startsWith(TargetLabels.PARAM_PREFIX))
          .filter(each -> each.getValue().equals(address))
          .forEach(
              each ->
                  notes.add(
                      '`'
                          + each.getKey()
                          + "` is the same; no rule sets `__address__` to the exporter that it is for"));
    }
    return notes;
  }

  /** Says where the value of a label comes from: the last rule that changed it, or none. */
  private static String historyOf(String label, RelabelExplanation explanation) {
    String value = explanation.labels().get(label);
    String history =
        value.isEmpty()
            ? "the target was found without `" + label + '`'
            : '`' + label + "` is \"" + value + "\" from the start; no rule changed it";
    for (RelabelStep step : explanation.steps()) {
      for (LabelChange change : step.changes()) {
        if (change.name().equals(label)) {
          history =
              "`"
                  + label
                  + "` was "
                  + (change.before().isEmpty() ? "none" : '"' + change.before() + '"')
                  + " until relabel_configs"
                  + step.toString().replaceAll("(?s):.*", "")
                  + (change.after().isEmpty() ? REMOVED : " set it to \"" + change.after() + '"');
        }
      }
    }
    return history;
  }

  private List<String> ofDuplicate(RelabelExplanation explanation) {
    LabelSet labels = maker.complete(Objects.requireNonNull(explanation.result()));
    LabelSet mine = explanation.labels();
    LabelSet other =
        job.targets().stream()
            .filter(each -> each.allLabels().equals(labels))
            .map(Target::discovered)
            .findFirst()
            .orElse(mine);
    TreeSet<String> names = new TreeSet<>(LabelSet.ORDER);
    names.addAll(mine.toMap().keySet());
    names.addAll(other.toMap().keySet());
    names.removeIf(name -> mine.get(name).equals(other.get(name)));
    if (names.isEmpty()) {
      return List.of("both were found with the same labels");
    }
    List<String> notes = new ArrayList<>();
    for (String name : names) {
      notes.add(
          "found with `"
              + name
              + "` \""
              + mine.get(name)
              + "\", the other with \""
              + other.get(name)
              + "\""
              + lostBy(name, explanation));
    }
    return notes;
  }

  private static String lostBy(String name, RelabelExplanation explanation) {
    for (RelabelStep step : explanation.steps()) {
      for (LabelChange change : step.changes()) {
        if (change.name().equals(name)) {
          return ", which relabel_configs[" + step.index() + "] changed: " + change;
        }
      }
    }
    return name.startsWith(TargetLabels.META_PREFIX)
        ? "; labels with `__meta_` are no labels of a target"
        : "; the rules made them equal";
  }
}
