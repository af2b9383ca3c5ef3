// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.targets;

import io.github.securescrape.prometheus.internal.targets.TargetLabels;
import io.github.securescrape.prometheus.relabel.RelabelConfig;
import io.github.securescrape.prometheus.targets.LeftOut.Reason;
import java.util.List;

/** What became of the targets of a job, as text. */
final class JobText {

  private static final String INDENT = "  ";

  private final JobTargets job;
  private final StringBuilder text = new StringBuilder();

  private JobText(JobTargets job) {
    this.job = job;
  }

  static String of(JobTargets job) {
    return new JobText(job).print();
  }

  private String print() {
    text.append("job \"").append(job.job().jobName()).append("\": ");
    text.append(job.targets().size()).append(" scraped, ");
    text.append(job.leftOut().size()).append(" left out\n");
    for (Target each : job.targets()) {
      text.append("scraped: ").append(each).append('\n');
      steps(each.source(), job.explain(each.discovered()).toString());
    }
    for (LeftOut each : job.leftOut()) {
      text.append("left out: ").append(each.why()).append('\n');
      // The notes on a rule stand below its step.
      if (each.reason() != Reason.DROPPED) {
        job.notes(each).forEach(note -> text.append(INDENT).append(note).append('\n'));
      }
      steps(each.source(), job.explain(each.discovered()).toString());
    }
    sampleRules();
    return text.toString();
  }

  private void steps(String source, String steps) {
    text.append(INDENT).append(source).append(' ');
    text.append(steps.replace("\n", "\n" + INDENT)).append('\n');
  }

  /** Tells rules for samples that read labels which only targets have. */
  private void sampleRules() {
    List<RelabelConfig> rules = job.job().metricRelabelConfigs();
    for (int i = 0; i < rules.size(); i++) {
      List<String> sources = rules.get(i).sourceLabels();
      for (String name : sources == null ? List.<String>of() : sources) {
        if (name.startsWith(TargetLabels.META_PREFIX) || name.equals(TargetLabels.ADDRESS)) {
          text.append("note: metric_relabel_configs[" + i + "] reads `" + name);
          text.append("`, which targets have and samples have not; use `relabel_configs`\n");
        }
      }
    }
  }
}
