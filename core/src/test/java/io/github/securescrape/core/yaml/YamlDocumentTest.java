// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.yaml;

import static io.github.securescrape.core.yaml.SampleYaml.DIALECT;
import static io.github.securescrape.core.yaml.SampleYaml.problems;
import static io.github.securescrape.core.yaml.SampleYaml.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.value.Secret;
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

class YamlDocumentTest {

  @TempDir Path folder;

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
}
