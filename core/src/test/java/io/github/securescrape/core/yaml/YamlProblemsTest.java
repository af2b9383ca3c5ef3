// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.yaml;

import static io.github.securescrape.core.yaml.SampleYaml.DIALECT;
import static io.github.securescrape.core.yaml.SampleYaml.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.value.Version;
import io.github.securescrape.core.yaml.Sample.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is reported of a document, where, and what is never shown. */
class YamlProblemsTest {

  @Test
  void reportsEverythingAtOnceWithItsPlace() {
    assertThat(
            problems(
                """
                nam: n
                count: 100
                labels: [a]
                level: -1
                part: {id: p, file: f, key: k}   # hunter3
                parts:
                  - id: a
                    id: b
                  -
                  - file: f
                pass: [hunter2]
                pas: hunter2
                file: x
                """))
        .isEqualTo(
            """
            sample.yml:1:1: error: unknown key `nam`; did you mean `name`? [yaml.key.unknown]
              at nam
              1 | nam: n
                | ^^^
              hint: Write `name`.

            sample.yml:2:1: error: `count` 100 is too much [sample.too-many]
              2 | count: 100
                | ^^^^^
              hint: Lower it.

            sample.yml:3:9: error: `labels` must be a mapping, not a list [yaml.value.kind]
              at labels
              3 | labels: [a]
                |         ^

            sample.yml:4:1: error: `level` is negative [extras.level]
              4 | level: -1
                | ^^^^^

            sample.yml:5:15: error: at most one of `file` & `key` [part.conflict]
              at part
              5 | part: {id: p, file: f, key: <secret>}
                |               ^^^^
              hint: Keep `file`.

            sample.yml:8:5: error: `id` is already set [yaml.key.duplicate]
              at parts[0].id, id "b"
              8 |     id: b
                |     ^^
              see sample.yml:7:5
              hint: Remove one of the two, or join them.

            sample.yml:9:4: error: empty or null section in `parts` [yaml.list.null-item]
              at parts[1]
              9 |   -
                |    ^
              hint: Remove the lone `-`, or fill it.

            sample.yml:10:5: error: `id` is missing [schema.key.missing]
              at parts[2]
              10 |   - file: f
                 |     ^^^^
              hint: Add `id`.

            sample.yml:11:7: error: `pass` must be a text, not a list [yaml.value.kind]
              at pass
              11 | pass: [<secret>]
                 |       ^

            sample.yml:12:1: error: unknown key `pas`; did you mean `pass`? [yaml.key.unknown]
              at pas
              12 | pas: <secret>
                 | ^^^
              hint: Write `pass`.

            sample.yml:13:1: error: unknown key `file`; it belongs under `part` [yaml.key.unknown]
              at file
              13 | file: x
                 | ^^^^
              hint: Move `file` there.

            11 errors
            """);
  }

  @Test
  void knowsWhichVersionKnowsAKeyOrAWord() {
    String yaml = "name: n\nyoung: a\nold: b\npace: modern\n";

    assertThat(problems(yaml, Version.of(1, 0)))
        .contains("`young` is not known to version 1.0.0: it came with 2.0.0")
        .contains("`pace` \"modern\" is not one of `fast`, `slow`")
        .contains("2 errors");
    assertThat(problems(yaml, Version.of(2, 0)))
        .contains("`old` is not known to version 2.0.0: it went with 2.0.0")
        .contains("1 error");
  }

  @Test
  void masksSecretsInExcerptsWhereverTheyStand() {
    String report =
        problems(
            """
            name: n
            secrets: {a: [hunter2], b: hunter2, c: [[hunter2]]}
            pass: |
              hunter2
            bogus: {password: hunter2}
            "pass": "hunter2
              hunter2"
            part: {id: p, key: [hunter2]}
            """);

    assertThat(report).doesNotContain("hunter2").contains("5 errors");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password: \"hunter2",
        "name: n\npass: hunter2: x",
        "name: n\npass: hunter2\n\tcount: 1",
        "pass: 'hunter2\n hunter2",
        "hunter2\nname: n",
        "pass: hunter2\0"
      })
  void masksSecretsInTextsThatAreNoYaml(String yaml) {
    assertThat(problems(yaml)).doesNotContain("hunter2").contains("error:");
  }

  @Test
  void placesProblemsThatAreFoundLater() {
    YamlDocument document =
        YamlDocument.parse("s.yml", "parts:\n  - id: x\n  - id: y\n    file: f\n", DIALECT);

    document.problems().at("parts").at(1).add(Part.CONFLICT);

    assertThat(document.report().problems())
        .extracting(Object::toString)
        .containsExactly("s.yml:4:5: error: at most one of `file` & `key` [part.conflict]");
    assertThat(document.report().problems().get(0).subject()).isEqualTo("id \"y\"");
  }
}
