// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.problem.Fix;
import io.github.securescrape.core.problem.Fixes;
import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.core.value.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RandomFixesTest {

  private static final ProblemCode ODD = ProblemCode.warning("test.odd", "odd", "");
  private static final Pattern COMMENT = Pattern.compile("#c\\d+");

  @Property(tries = 5000, seed = "2027")
  void changesWhatItSaysAndNothingElse(@ForAll Random random) {
    check(random);
  }

  @Test
  void canBeMadeMostly() {
    Random random = new Random(7);
    int made = 0;
    for (int i = 0; i < 1000; i++) {
      made += check(random) ? 1 : 0;
    }

    assertThat(made).isGreaterThan(900);
  }

  private static boolean check(Random random) {
    RandomYaml yaml = new RandomYaml(random);
    YamlDocument document = document(yaml.text());
    assertThat(plain(document.tree(path -> false))).as(yaml.text()).isEqualTo(yaml.tree());
    YamlPath path = yaml.sections().get(random.nextInt(yaml.sections().size()));
    Map<String, Object> section = section(yaml.tree(), path);
    List<String> keys = new ArrayList<>(section.keySet());
    String key = keys.get(random.nextInt(keys.size()));
    Map<String, Object> changed = new LinkedHashMap<>();
    boolean removes = false;
    Fix fix = Fix.safe("Mend it.");
    switch (random.nextInt(5)) {
      case 0 -> {
        fix = fix.rename(key, "renamed");
        section.forEach((each, value) -> changed.put(each.equals(key) ? "renamed" : each, value));
      }
      case 1 -> {
        fix = fix.remove(key);
        removes = true;
        changed.putAll(section);
        changed.remove(key);
      }
      case 2 -> {
        fix = fix.set(key, "x: 'y");
        removes = true;
        changed.putAll(section);
        changed.put(key, "x: 'y");
        if (!(section.get(key) instanceof String)) {
          return true;
        }
      }
      case 3 -> {
        fix = fix.set("added", "x");
        changed.putAll(section);
        changed.put("added", "x");
      }
      default -> {
        fix = fix.insert(key, "added", true);
        for (String each : keys) {
          changed.put(each, section.get(each));
          if (each.equals(key)) {
            changed.put("added", "true");
          }
        }
      }
    }
    document.problems().at(path).fixedBy(fix).add(ODD);
    Fixes fixes = Fixes.safe(document.report(), "a.yml");
    String mended = fixes.applyTo(yaml.text());

    if (fixes.isEmpty()) {
      assertThat(mended).isEqualTo(yaml.text());
      return false;
    }
    section.clear();
    section.putAll(changed);
    String both = yaml.text() + "\n=> " + fix.changes() + "\n" + mended;
    YamlDocument after = document(mended);
    Object tree = after.tree(each -> false);
    assertThat(after.report().problems()).as(both).isEmpty();
    assertThat(plain(tree)).as(both).isEqualTo(yaml.tree());
    assertThat(String.valueOf(plain(tree))).as(both).isEqualTo(yaml.tree().toString());
    assertThat(isCut(yaml.text(), mended)).as(both).isTrue();
    if (!removes) {
      assertThat(COMMENT.matcher(mended).results().count()).as(both).isEqualTo(yaml.comments());
    }
    return true;
  }

  /** Returns whether the two are equal but for one part that is shorter than a section. */
  private static boolean isCut(String before, String after) {
    int start = 0;
    int shorter = Math.min(before.length(), after.length());
    while (start < shorter && before.charAt(start) == after.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && before.charAt(before.length() - 1 - end) == after.charAt(after.length() - 1 - end)) {
      end++;
    }
    return after.length() - start - end < 30;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> section(Map<String, Object> tree, YamlPath path) {
    Object at = tree;
    for (Object segment : path.segments()) {
      at = at instanceof List<?> list ? list.get((Integer) segment) : ((Map<?, ?>) at).get(segment);
    }
    return (Map<String, Object>) at;
  }

  private static Object plain(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      Map<Object, Object> plain = new LinkedHashMap<>();
      map.forEach((key, value) -> plain.put(key, plain(value)));
      return plain;
    }
    return tree instanceof List<?> list
        ? list.stream().map(RandomFixesTest::plain).toList()
        : ((Scalar) tree).text();
  }

  private static YamlDocument document(String text) {
    return YamlDocument.parse("a.yml", text, SampleYaml.DIALECT);
  }
}
