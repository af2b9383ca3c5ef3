// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fuzz;

import io.github.securescrape.core.RealTool;
import io.github.securescrape.core.value.Version;
import io.github.securescrape.prometheus.rules.Rule;
import io.github.securescrape.prometheus.rules.RuleGroup;
import io.github.securescrape.prometheus.rules.RuleGroups;
import io.github.securescrape.prometheus.yaml.RulesYaml;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real promtool, asked about many rules of one file at once. */
final class RulePromtool {

  private static final Pattern FAULT =
      Pattern.compile("(?m)^.*?group \"g\", rule (\\d+), \"r\\d+\": (.*)$");

  private final RealTool tool;
  private final Version version;

  RulePromtool(RealTool tool) {
    this.tool = tool;
    version = Version.parse(tool.toString().replaceAll(".*/prometheus-([0-9.]+)/.*", "$1"));
  }

  Version version() {
    return version;
  }

  /** Returns what promtool has against each expression; empty where it has nothing. */
  List<String> expressions(List<String> expressions) throws IOException, InterruptedException {
    return faults(expressions, (name, text) -> Rule.recording(name, text).build());
  }

  /** Returns what promtool has against each template. */
  List<String> templates(List<String> templates) throws IOException, InterruptedException {
    return faults(
        templates, (name, text) -> Rule.alerting(name, "up").putAnnotations("text", text).build());
  }

  private List<String> faults(List<String> texts, BiFunction<String, String, Rule> rule)
      throws IOException, InterruptedException {
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      rules.add(rule.apply("r" + i, texts.get(i)));
    }
    RuleGroups file = RuleGroups.of(RuleGroup.builder("g").rules(rules).build());
    tool.write("rules.yml", RulesYaml.print(file));
    String output = tool.tryToRun("check", "rules", "rules.yml");
    List<String> faults = new ArrayList<>(Collections.nCopies(texts.size(), ""));
    Matcher matcher = FAULT.matcher(output);
    int count = 0;
    while (matcher.find()) {
      faults.set(Integer.parseInt(matcher.group(1)) - 1, matcher.group(2));
      count++;
    }
    if (count == 0 && !output.contains("SUCCESS")) {
      throw new IllegalStateException(output);
    }
    return faults;
  }
}
