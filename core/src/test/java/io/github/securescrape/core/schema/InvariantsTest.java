// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.value.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InvariantsTest {

  private static final ProblemCode CONFLICT = ProblemCode.error("a.conflict", "a or b", "");
  private static final ProblemCode ODD = ProblemCode.error("a.odd", "{0} is odd", "");

  @Test
  void throwsEveryBrokenRuleAtOnce() {
    assertThatThrownBy(
            () ->
                Invariants.check(
                    rules -> {
                      rules.atMostOne(CONFLICT, "a", Secret.of("b")).holds(false, ODD, 3);
                      rules.present("name", "").present("items", List.of());
                      rules.at("items", 2).holds(false, ODD, 5);
                    }))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessage(
            """
            error: a or b [a.conflict]
            error: 3 is odd [a.odd]
            error: `name` is missing [schema.key.missing]
            error: `items` is missing [schema.key.missing]
            items[2]: error: 5 is odd [a.odd]\
            """);
  }

  @Test
  void takesEmptyTextsForUnset() {
    Invariants.check(rules -> rules.atMostOne(CONFLICT, "", Secret.of(""), null, "b"));
  }

  @Test
  void copiesMapsInTheirOrder() {
    Map<String, String> map = new LinkedHashMap<>();
    for (String key : List.of("z", "a", "m", "b")) {
      map.put(key, key);
    }

    Map<String, String> copy = Invariants.copyOf(map);
    map.clear();

    assertThat(copy.keySet()).containsExactly("z", "a", "m", "b");
    assertThatThrownBy(() -> copy.put("c", "c")).isInstanceOf(UnsupportedOperationException.class);
  }
}
