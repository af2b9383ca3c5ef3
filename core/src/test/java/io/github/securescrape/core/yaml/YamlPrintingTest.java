// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.schema.Dialect;
import io.github.securescrape.core.yaml.Sample.Extras;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What is printed is read alike by readers of YAML 1.1, of YAML 1.2, and by our own. */
class YamlPrintingTest {

  private static final Dialect DIALECT = Dialect.of();

  @Property(tries = 3000)
  void everyReaderReadsTextsBack(
      @ForAll("texts") String key, @ForAll("texts") String value, @ForAll("texts") String other) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("k" + key, value);
    tree.put(key, List.of(other, value, Map.of(other, value)));

    String yaml = YamlDocument.print(tree);

    assertThat(yaml11().<Object>load(yaml)).as(yaml).isEqualTo(tree);
    assertThat(new Load(LoadSettings.builder().build()).loadFromString(yaml))
        .as(yaml)
        .isEqualTo(tree);
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put(key, value);
    labels.put("k" + key, other);
    Sample sample =
        new Sample(
            "n",
            null,
            null,
            null,
            null,
            null,
            labels,
            List.of(value, other),
            null,
            null,
            new Extras(value, null),
            null,
            List.of(),
            Map.of());
    YamlDocument document =
        YamlDocument.parse("s.yml", YamlDocument.print(sample, DIALECT), DIALECT);
    assertThat(document.bind(Sample.class, null)).isEqualTo(sample);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> nasty =
        Arbitraries.of(
            "yes",
            "No",
            "on",
            "y",
            "0x1F",
            "0o17",
            "017",
            "1_000",
            "12:30",
            "12:30:45",
            "1e3",
            "1.5",
            ".5",
            "~",
            "null",
            "",
            " ",
            " a",
            "a ",
            "a: b",
            "a #b",
            "#a",
            "- a",
            "-",
            "?",
            "? a",
            "a:",
            "|",
            ">",
            "&a",
            "*a",
            "!a",
            "%a",
            "@a",
            "`a",
            "'a'",
            "\"a\"",
            "{a}",
            "[a]",
            "a,b",
            "<<",
            "=",
            "a\nb",
            "a\nb\n",
            "a\n\nb",
            "\na",
            "a\n b",
            "a \nb",
            "a\tb",
            "\t",
            "a\r\nb",
            "\u0085",
            "\u2028",
            "\ufeff",
            "\u0000",
            "\u001b",
            "\u007f",
            "\u00a0",
            "é",
            "😀",
            "\ufffd",
            "\uffff",
            "2001-01-01",
            "+1",
            "-1",
            "0",
            "00",
            ".inf",
            ".nan",
            "0b1",
            "1__0",
            "node01:9100",
            "http://a:1/b?c=d#e",
            "15s",
            "1m30s",
            "64MB",
            "a b c",
            "$1",
            "$$",
            "a\\b",
            "---",
            "...",
            "--- a",
            "true",
            "-----BEGIN X-----\nYWJj\n-----END X-----\n",
            "a".repeat(3000),
            "0.0.0.0:1",
            "a  b",
            "1:2:3",
            "e1",
            "_1",
            "/",
            ":",
            "::",
            "a::b",
            "x".repeat(1100));
    // Lone surrogates are no text; they cannot be written as UTF-8.
    Arbitrary<String> any =
        Arbitraries.strings()
            .ofMaxLength(12)
            .filter(text -> text.chars().noneMatch(YamlPrintingTest::isLone));
    return Arbitraries.oneOf(nasty, any, Arbitraries.strings().ascii().ofMaxLength(8));
  }

  private static boolean isLone(int c) {
    return Character.isSurrogate((char) c);
  }

  @Test
  void quotesOnlyWhatNeedsIt() {
    assertThat(
            YamlDocument.print(
                Map.of(
                    "targets",
                    List.of(
                        "node01:9100",
                        "203.0.113.10:9100",
                        "http://a/b",
                        "Acme monitoring",
                        "15s",
                        "x: y"))))
        .isEqualTo(
            """
            targets:
              - node01:9100
              - "203.0.113.10:9100"
              - http://a/b
              - Acme monitoring
              - 15s
              - "x: y"
            """);
  }

  @Test
  void printsPemAsABlock() {
    assertThat(YamlDocument.print(Map.of("ca", "-----BEGIN X-----\nYWJj\n-----END X-----\n")))
        .isEqualTo("ca: |\n  -----BEGIN X-----\n  YWJj\n  -----END X-----\n");
  }

  @Test
  void printsYamlWithinYamlAsABlock() {
    assertThat(YamlDocument.print(Map.of("jobs", "- job_name: a\n  params:\n    b: c\n")))
        .isEqualTo("jobs: |\n  - job_name: a\n    params:\n      b: c\n");
    assertThat(YamlDocument.print(Map.of("jobs", "  - a\n"))).isEqualTo("jobs: \"  - a\\n\"\n");
  }

  private static Yaml yaml11() {
    return new Yaml(new SafeConstructor(new LoaderOptions()));
  }
}
