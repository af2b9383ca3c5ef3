// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.core.schema.Dialect;
import io.github.securescrape.core.schema.Dialect.Decoder;
import io.github.securescrape.core.yaml.Sample.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The decoders other than that of go-yaml 2, and lists as documents. */
class DecodersTest {

  private static final ProblemCode NULL_PART =
      ProblemCode.error("part.null", "part {0} is null", "Remove it.");

  private static YamlDocument document(String text, Decoder decoder) {
    return YamlDocument.parse("sample", text, Dialect.of("id").decodedBy(decoder));
  }

  private static Sample read(String text, Decoder decoder) {
    YamlDocument document = document(text, decoder);
    Sample sample = document.bind(Sample.class, null);
    assertThat(document.report().problems()).isEmpty();
    return sample;
  }

  private static String problems(String text, Decoder decoder) {
    YamlDocument document = document(text, decoder);
    document.bind(Sample.class, null);
    return document.report().toString();
  }

  @Test
  void letsAWrittenKeyWinOverAMergedOne() {
    Sample sample =
        read(
            "{name: a, labels: {<<: [{a: 1, b: 2}, {b: 3, c: 4}], a: 5}, <<: {name: b, count: 7}}",
            Decoder.YAML_3);

    assertThat(sample.name()).isEqualTo("a");
    assertThat(sample.count()).isEqualTo(7);
    assertThat(sample.labels()).hasToString("{a=5, b=2, c=4}");
  }

  @Test
  void refusesMergesOfThemselvesAndOfTexts() {
    assertThat(problems("&a {name: a, <<: *a}", Decoder.YAML_3))
        .isEqualTo("sample:1:18: error: value of an anchor contains itself [yaml.alias.recursive]");
    assertThat(problems("{name: a, <<: b, <<: {}}", Decoder.YAML_3))
        .isEqualTo(
            """
            sample:1:15: error: map merge requires map or sequence of maps as the value [yaml.merge.kind]
            sample:1:18: error: `<<` is already set [yaml.key.duplicate]""");
  }

  @Test
  void passesOverNullSectionsAndKeepsThePlacesOfOthers() {
    assertThat(problems("{name: a, parts: [~, {id: a}, {file: b}]}", Decoder.YAML_3))
        .isEqualTo("sample:1:31: error: `id` is missing [schema.key.missing]");
  }

  @Test
  void takesJsonKeysInAnyCaseAndTheLastOfThose() {
    Sample sample =
        read(
            "{\"Name\": \"a\", \"NAME\": \"b\", \"labels\": {\"a\": \"1\"}, \"labels\": {\"B\": \"2\", \"b\": \"3\"}}",
            Decoder.JSON);

    assertThat(sample.name()).isEqualTo("b");
    assertThat(sample.labels()).hasToString("{B=2, b=3}");
  }

  @Test
  void showsWhereATextIsNoJson() {
    YamlDocument document = document("{\n  \"name\": 'a'\n}", Decoder.JSON);
    document.bind(Sample.class, null);

    assertThat(document.report().toText())
        .isEqualTo(
            """
            sample:2:11: error: invalid character "'" looking for beginning of value [json.syntax]
              2 |   "name": 'a'
                |           ^
              hint: Put double quotes around a text; JSON has no comments, and no comma before an end.

            1 error
            """);
  }

  @Test
  void nestsJsonAsDeeplyAsGo() {
    String deep = "[".repeat(10_000) + "]".repeat(10_000);

    assertThat(problems(deep, Decoder.JSON))
        .isEqualTo("sample:1:1: error: the file must be a mapping, not a list [yaml.value.kind]");
    assertThat(problems("[" + deep + "]", Decoder.JSON)).contains("exceeded max depth of 10000");
  }

  @Test
  void readsListsWithTheNullsInThem() {
    YamlDocument document = document("- id: a\n-\n- {file: b, iid: c}\n", Decoder.YAML_2);
    List<Part> parts = document.bindList(Part.class, null, NULL_PART);

    assertThat(parts).hasSize(3);
    assertThat(document.report())
        .hasToString(
            """
            sample:2:2: error: part 1 is null [part.null]
            sample:3:13: error: unknown key `iid`; did you mean `id`? [yaml.key.unknown]""");
    assertThat(document.placeOf(YamlPath.root().index(2).key("file"))).hasToString("sample:3:10");
  }

  @Test
  void takesNothingForAnEmptyList() {
    assertThat(document("", Decoder.YAML_2).bindList(Part.class, null, NULL_PART)).isEmpty();
    assertThat(document("null", Decoder.JSON).bindList(Part.class, null, NULL_PART)).isEmpty();
    assertThat(document("{}", Decoder.JSON).bindList(Part.class, null, NULL_PART)).isNull();
  }
}
