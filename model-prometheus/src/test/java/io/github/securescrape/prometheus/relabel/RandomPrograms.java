// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.relabel;

import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.value.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random relabeling rules that a version takes, and labels to try them on. */
final class RandomPrograms {

  private static final List<String> NAMES =
      List.of(
          "a",
          "b",
          "c",
          "env",
          "__meta_x",
          "__meta_y",
          "__tmp",
          "job",
          "instance",
          "A_1",
          "__param_module",
          "__metrics_path__");
  private static final List<String> ANY_NAMES = List.of("a.b", "é", "世 界", "0");
  private static final List<String> VALUES =
      List.of(
          "foo",
          "Foo-Bar",
          "a;b",
          "x.y:90",
          "é世",
          "line1\nline2",
          "1234",
          "straße",
          "K",
          "ſ",
          "a",
          "b",
          "c",
          "env",
          "0",
          "10.0.0.1",
          "aaab",
          " ",
          "$1",
          "true",
          "ΟΔΟΣ",
          "\ud83d\ude00x");
  private static final List<String> REGEXES =
      List.of(
          "(.*)",
          ".*",
          ".+",
          "(.+)",
          "foo",
          "foo|a|b",
          "a;(.*)",
          "(a*)(a+)b?",
          "([^;]+);(.*)",
          "",
          "(?i)foo.*",
          "(?i:k)",
          "\\d+",
          "(\\w+)-(\\w+)",
          "(?P<x>.)(?P<y>.*)",
          "x)|(a",
          "a|b)|(c",
          "(.+?)(:\\d+)?",
          "(?m)^line2$",
          "(?s).*",
          "(a|ab)(c|bcd)?",
          "[^a-z]*",
          "\\p{L}+",
          "(?:.+,|^)a.*",
          "(.)(.)(.*)",
          "(?U)(.+)(.*)",
          "(?:(a)|b)*",
          "\\S+\\s?.*",
          "(|a)*b?");
  private static final List<String> TEMPLATES =
      List.of("$1", "${1}", "$2", "x-$1", "$1$2", "$x", "${y}!", "$$", "lit", "", "$0", "$1x", "$");
  private static final List<String> TARGETS =
      List.of("a", "b", "c", "new", "__tmp", "env", "$1", "l_$1", "${1}_l", "l$2", "job");
  private static final List<String> NAME_REGEXES =
      List.of("__meta_(.+)", "(a|b)", "env|job", "__tmp.*", "(.)", "[a-c]", "__.*|id|[a-e].*", "é");

  private final Random random;
  private final Version version;

  RandomPrograms(long seed, Version version) {
    random = new Random(seed);
    this.version = version;
  }

  private <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private String name() {
    boolean any = version.major() >= 3 && random.nextInt(6) == 0;
    return oneOf(any ? ANY_NAMES : NAMES);
  }

  List<RelabelConfig> rules() {
    List<RelabelConfig> rules = new ArrayList<>();
    int count = 1 + random.nextInt(6);
    while (rules.size() < count) {
      try {
        RelabelConfig rule = rule();
        Problems problems = Problems.create();
        RelabelRules.check(rule, version, false, problems);
        if (problems.isEmpty()) {
          rules.add(rule);
        }
      } catch (InvalidConfigException e) {
        // Another one, then.
      }
    }
    return rules;
  }

  private RelabelConfig rule() {
    RelabelAction action = oneOf(List.of(RelabelAction.values()));
    if (random.nextInt(3) == 0) {
      action = RelabelAction.REPLACE;
    }
    // Most labels go with one wrong regex here.
    if (action == RelabelAction.LABELKEEP && random.nextInt(3) != 0) {
      action = RelabelAction.LABELMAP;
    }
    RelabelConfig.Builder rule = RelabelConfig.builder().action(action);
    if (action.isAboutNames()) {
      rule.regex(
          action == RelabelAction.LABELKEEP ? "(__a|__s|id).*|" + name() : oneOf(NAME_REGEXES));
      // Names must not meet: targets go through their labels in no order.
      return action == RelabelAction.LABELMAP ? rule.replacement("m_${0}").build() : rule.build();
    }
    int sources = random.nextInt(4);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < sources; i++) {
      names.add(name());
    }
    rule.sourceLabels(names);
    rule.targetLabel(random.nextInt(4) == 0 ? name() : oneOf(TARGETS));
    if (random.nextInt(4) == 0) {
      rule.separator(oneOf(List.of("", ";", "-", "::")));
    }
    if (random.nextInt(4) != 0 && !action.comparesLabels()) {
      rule.regex(oneOf(REGEXES));
    }
    if (random.nextInt(4) != 0 && (action == RelabelAction.REPLACE)) {
      rule.replacement(oneOf(TEMPLATES));
    }
    if (action == RelabelAction.HASHMOD) {
      rule.modulus(oneOf(List.of(1L, 2L, 8L, 1000L, Long.MAX_VALUE)));
    }
    return rule.build();
  }

  /** Returns parameters of a request: of those in two values, relabeling sees the first. */
  Map<String, List<String>> params() {
    Map<String, List<String>> params = new LinkedHashMap<>();
    for (int count = random.nextInt(3); count > 0; count--) {
      List<String> values = random.nextBoolean() ? List.of(value()) : List.of(value(), value());
      params.put(random.nextBoolean() ? "module" : name(), values);
    }
    return params;
  }

  private String value() {
    return oneOf(VALUES);
  }

  Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    for (int count = random.nextInt(6); count > 0; count--) {
      labels.put(name(), value());
    }
    return labels;
  }
}
