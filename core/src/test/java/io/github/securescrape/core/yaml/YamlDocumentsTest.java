// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.core.schema.Dialect;
import io.github.securescrape.core.value.Scalar;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlDocumentsTest {

  private static final Dialect DIALECT = Dialect.of("name");
  private static final ProblemCode WRONG = ProblemCode.error("test.wrong", "wrong", "Mend it.");

  @Test
  void keepsLineNumbersOfEachDocument() {
    List<YamlDocument> documents =
        YamlDocument.parseAll(
            "all.yaml",
            """
            ---
            # only a comment
            --- # the first
            a: 1
            ---
            b: [1, x]
            ...
            ---
            """,
            DIALECT);

    assertThat(documents).hasSize(2);
    assertThat(documents.get(0).tree(path -> false)).isEqualTo(Map.of("a", new Scalar("1", 1L)));
    assertThat(documents.get(1).tree(path -> false))
        .isEqualTo(Map.of("b", List.of(new Scalar("1", 1L), new Scalar("x", "x"))));
    documents.get(1).problems().at("b").at(1).add(WRONG);
    assertThat(documents.get(1).report().toText())
        .isEqualTo(
            """
            all.yaml:6:8: error: wrong [test.wrong]
              at b[1]
              6 | b: [1, x]
                |        ^
              hint: Mend it.

            1 error
            """);
  }

  @Test
  void reportsABrokenDocumentAndReadsTheOthers() {
    List<YamlDocument> documents =
        YamlDocument.parseAll("all.yaml", "a: 1\n---\nb: {\n---\nc: 3\n", DIALECT);

    assertThat(documents).hasSize(3);
    assertThat(documents.get(1).report().problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.location().line()).isBetween(3, 4));
    assertThat(documents.get(2).tree(path -> false)).isEqualTo(Map.of("c", new Scalar("3", 3L)));
  }

  @Test
  void hidesSecretsEvenIfTheyAreUsedElsewhere() {
    YamlDocument document =
        YamlDocument.parseAll("all.yaml", "password: &p hunter2\nname: *p\n", DIALECT).get(0);
    document.tree(path -> path.equals(YamlPath.root()) || path.name().equals("password"));
    document.problems().at("password").add(WRONG);
    document.problems().at("name").add(WRONG);

    assertThat(document.report().toText()).doesNotContain("hunter2");
  }

  @Test
  void showsKeysOfSectionsThatWouldBeSecretAsTexts() {
    YamlDocument document =
        YamlDocument.parseAll("all.yaml", "password: {key: hunter2}\n", DIALECT).get(0);
    document.tree(path -> path.equals(YamlPath.root()) || path.name().equals("password"));
    document.problems().at("password").at("key").add(WRONG);

    assertThat(document.report().toText())
        .contains("  1 | password: {key: hunter2}\n    |            ^^^\n");
  }

  @Test
  void tellsWhatAKeyStandsFor() {
    YamlDocument document =
        YamlDocument.parseAll("all.yaml", "on: 1\n\"off\": 2\n0010: {b: 3}\n", DIALECT).get(0);
    YamlPath root = YamlPath.root();

    assertThat(document.keyAt(root.key("on"))).isEqualTo(new Scalar("on", true));
    assertThat(document.keyAt(root.key("off"))).isEqualTo(new Scalar("off", "off"));
    assertThat(document.keyAt(root.key("0010"))).isEqualTo(new Scalar("0010", 8L));
    assertThat(document.keyAt(root.key("0010").key("b"))).isEqualTo(new Scalar("b", "b"));
    assertThat(document.keyAt(root.key("x"))).isEqualTo(new Scalar("x", "x"));
  }

  @Test
  void reportsKeysThatAreThereTwice() {
    YamlDocument document = YamlDocument.parseAll("all.yaml", "a: 1\na: 2\n", DIALECT).get(0);

    assertThat(document.tree(path -> false)).isEqualTo(Map.of("a", new Scalar("2", 2L)));
    assertThat(document.report().problems()).hasSize(1);
  }
}
