// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.schema.Dialect;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.core.value.Version;
import io.github.securescrape.core.yaml.Sample.Extras;
import io.github.securescrape.core.yaml.Sample.Pace;
import io.github.securescrape.core.yaml.Sample.Part;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlDocumentTest {

  private static final Dialect DIALECT = Dialect.of("id");

  @TempDir Path folder;

  private static Sample read(String yaml) {
    YamlDocument document = YamlDocument.parse("sample.yml", yaml, DIALECT);
    Sample sample = document.bind(Sample.class, null);
    assertThat(document.report().problems()).isEmpty();
    return sample;
  }

  private static String problems(String yaml, Version version) {
    YamlDocument document = YamlDocument.parse("sample.yml", yaml, DIALECT);
    document.bind(Sample.class, version);
    return document.report().toText();
  }

  private static String problems(String yaml) {
    return problems(yaml, null);
  }

  @Test
  void readsEveryKindOfKeyAndWritesItBack() {
    Sample sample =
        new Sample(
            "all: of it",
            7L,
            0.25,
            false,
            Pace.SLOW,
            Secret.of("hunter2"),
            Map.of("yes", "0x1F"),
            List.of("12:30", "~", ""),
            "y",
            "o",
            new Extras(" n ", 3L),
            new Part("p", null, Secret.of("k")),
            List.of(new Part("a", "f", null), new Part("b", null, null)),
            Map.of("s", List.of(Secret.of("1e3"), Secret.of(""))));

    String yaml = YamlDocument.print(sample, DIALECT);

    assertThat(yaml)
        .isEqualTo(
            """
            name: "all: of it"
            count: 7
            share: 0.25
            active: false
            pace: slow
            pass: hunter2
            labels:
              "yes": "0x1F"
            words:
              - "12:30"
              - "~"
              - ""
            young: "y"
            old: o
            note: " n "
            level: 3
            part:
              id: p
              key: k
            parts:
              - id: a
                file: f
              - id: b
            secrets:
              s:
                - "1e3"
                - ""
            """);
    assertThat(read(yaml)).isEqualTo(sample);
  }

  @Test
  void takesAnyScalarForATextAsItIsWritten() {
    Sample sample = read("name: 0x10\nlabels: {a: yes, b: 1_000, c: 2001-01-01, d: 1e3, e: }\n");

    assertThat(sample.name()).isEqualTo("0x10");
    assertThat(sample.labels())
        .containsExactly(
            Map.entry("a", "yes"),
            Map.entry("b", "1_000"),
            Map.entry("c", "2001-01-01"),
            Map.entry("d", "1e3"),
            Map.entry("e", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "10, 10",
    "0x1F, 31",
    "0o17, 15",
    "017, 15",
    "0b101, 5",
    "1_0, 10",
    "+5, 5",
    "-3, -3",
    "1.9, 1",
    "1e1, 10",
    "08, 8",
    "!!int 5, 5",
    "-.inf, -9223372036854775808",
    "1_2_3e-1, 12"
  })
  void readsWholeNumbersAsGoDoes(String text, long number) {
    assertThat(read("name: n\ncount: " + text + "\n").count()).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'5'",
        "x",
        ".inf",
        ".nan",
        "true",
        "2001-01-01",
        "12:30",
        "!!str 5",
        "9223372036854775808",
        "[]"
      })
  void refusesWhatIsNoWholeNumber(String text) {
    assertThat(problems("name: n\ncount: " + text + "\n")).contains("`count`", "a whole number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "true", "True", "TRUE"})
  void readsYaml11Booleans(String text) {
    assertThat(read("name: n\nactive: " + text + "\n").active()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"true\"", "1", "tRUE", "!!str yes", "oN"})
  void refusesOtherBooleans(String text) {
    assertThat(problems("name: n\nactive: " + text + "\n"))
        .contains("is not `true` or `false` without quotes");
  }

  @Test
  void tellsAnExplicitNullFromAKeyLeftOut() {
    Sample absent = read("name: n\n");
    Sample wiped = read("name: n\nactive:\npace: ~\nlevel: null\nlabels:\nwords:\npart:\nparts:\n");

    assertThat(absent.active()).isNull();
    assertThat(absent.pace()).isNull();
    assertThat(wiped.active()).isFalse();
    assertThat(wiped.pace()).isEqualTo(Pace.UNSET);
    assertThat(wiped.extras().level()).isZero();
    assertThat(wiped.labels()).isEmpty();
    assertThat(wiped.words()).isNull();
    assertThat(wiped.part()).isNull();
    assertThat(read(YamlDocument.print(wiped, DIALECT))).isEqualTo(wiped);
  }

  @Test
  void followsAnchorsAliasesAndMerges() {
    Sample sample =
        read(
            """
            name: &n one
            labels: {a: *n}
            part: &p {id: p, file: f}
            parts:
              - *p
              - <<: *p
                file: g
              - file: g
                <<: *p
              - <<: [{id: first}, {id: second, file: h}]
            """);

    assertThat(sample.labels()).containsEntry("a", "one");
    assertThat(sample.parts())
        .containsExactly(
            new Part("p", "f", null),
            new Part("p", "g", null),
            new Part("p", "f", null),
            new Part("first", "h", null));
  }

  @Test
  void readsOnlyTheFirstDocument() {
    assertThat(read("name: n\n---\n: : {{{\n").name()).isEqualTo("n");
    assertThat(read("---\nname: n\n...\nrubbish\n").name()).isEqualTo("n");
  }

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
  void refusesAliasesThatHaveNoAnchorOrContainThemselves() {
    assertThat(problems("name: *a\n"))
        .contains("sample.yml:1:7: error: unknown anchor referenced [yaml.alias.unknown]");
    assertThat(problems("name: n\nsecrets: &s {a: [x], b: *s}\n")).contains("must be a list");
    assertThat(problems("&a name: n\nlabels: &l\n  <<: *l\n")).contains("contains itself");
  }

  @Test
  void stopsDocumentsThatGrowByTheirAliases() {
    StringBuilder bomb =
        new StringBuilder("name: n\nsecrets:\n  a: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      bomb.append("  b").append(i).append(": &a").append(i).append(" [");
      bomb.append(("*a" + (i - 1) + ", ").repeat(9)).append("]\n");
    }

    assertThat(problems(bomb.toString())).contains("error:");
  }

  @Test
  void survivesAnyDepth() {
    String deep = "name: " + "[".repeat(200_000);

    assertThat(problems(deep)).contains("exceeded max depth of 10000");
    assertThat(problems("bogus: " + "[".repeat(9_000) + "]".repeat(9_000)))
        .contains("unknown key `bogus`");
  }

  @Test
  void decodesWhatGoDecodes() throws Exception {
    Path file = folder.resolve("sample.yml");
    for (var charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
      Files.writeString(file, "\ufeffname: ä€😀\n", charset);
      YamlDocument document = YamlDocument.read(file, DIALECT);
      assertThat(document.bind(Sample.class, null)).extracting(Sample::name).isEqualTo("ä€😀");
    }
    Files.write(file, new byte[] {'n', 'a', 'm', 'e', ':', '\n', ' ', (byte) 0xC3, '('});
    assertThat(YamlDocument.read(file, DIALECT).report().toText())
        .contains(file + ":2:2: error: invalid trailing UTF-8 octet at byte 7 [yaml.encoding]");
  }

  @Test
  void reportsFilesThatCannotBeRead() {
    YamlDocument document = YamlDocument.read(folder.resolve("none.yml"), DIALECT);

    assertThat(document.bind(Sample.class, null)).isNull();
    assertThat(document.report().toString())
        .isEqualTo(folder.resolve("none.yml") + ": error: file does not exist [file.unreadable]");
    assertThat(YamlDocument.read(folder, DIALECT).report().hasErrors()).isTrue();
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
