// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.yaml.YamlDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TplScannerTest {

  private static final List<String> PIECES =
      List.of(
          "{{",
          "}}",
          "{{-",
          "-}}",
          "{{- ",
          " -}}",
          "{{/*",
          "*/}}",
          " */ -}}",
          "{{`",
          "`}}",
          "{{`{{`}}",
          "{{\"{{\"}}",
          "{{ \"a\" }}",
          "{{- \"b\" -}}",
          "{{ .Release.Name }}",
          "{{ end }}",
          "{{ if true }}",
          "{{ else }}",
          "{{ with 1 }}",
          "{{ range list }}",
          "{{ upper \"a\" | lower }}",
          "{{ nosuch }}",
          "{{ $x := 1 }}",
          "{{ $y }}",
          "{{ (1) }}",
          "{{ (1 }}",
          "{{ 'a' }}",
          "{{}}",
          "{{ }}",
          "{{ 1 2 }}",
          "{{ %d }}",
          "{",
          "}",
          " ",
          "\n",
          "\t",
          "`",
          "\"",
          "'",
          "text",
          "$",
          "\\",
          "{{ break }}",
          "{{ true }}",
          "{{ nil }}",
          "{{ . | len }}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "plain }} $1 | plain }} $1",
        "a {{`{{`}} b | a {{ b",
        "{{\"{{\"}}x | {{x",
        "a {{- `b` -}} c | abc",
        "a{{/* note */}}b | ab",
        "a {{- /* note */ -}} b | ab",
        "{{ `}}` }} | }}"
      })
  void worksOutLiteralsAndComments(String text, String result) {
    assertThat(TplScanner.scan(text).text()).isEqualTo(result);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{ .Values.x }}", "{{ include \"x\" . }}", "a{{ if true }}b{{ end }}"})
  void leavesAllElseToHelm(String text) {
    TplResult result = TplScanner.scan(text);

    assertThat(result.isOpaque()).isTrue();
    assertThat(result.changes()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{{ x }} | there is no function `x`",
        "a {{ b | `{{` has no `}}`",
        "{{}} | action is empty",
        "{{ `a }} | literal does not end",
        "{{{ x }}} | `{` cannot stand in an action",
        "{{ end }} | `end` stands in no block",
        "{{ if true }} | `if` has no `end`",
        "{{/* a }} | comment does not end",
        "{{ $x }} | variable `$x` is not set",
        "{{ (1 }} | parentheses are not balanced"
      })
  void tellsWhyHelmFails(String text, String fault) {
    assertThat(TplScanner.scan(text).fault()).isEqualTo(fault);
  }

  @Test
  void agreesWithHelm(@TempDir Path folder) {
    HelmEngine engine = new HelmEngine(folder);
    Random random = new Random(5);
    for (int round = 0; round < 400; round++) {
      StringBuilder text = new StringBuilder("x");
      for (int i = 1 + random.nextInt(4); i > 0; i--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      TplResult result = TplScanner.scan(text.toString());
      String actual = evaluated(engine, text.toString());

      if (result.isOpaque()) {
        assertThat(actual.equals("failed"))
            .as(text + " " + result.fault())
            .isEqualTo(!result.fault().isEmpty());
      } else {
        assertThat(actual).as(text.toString()).isEqualTo(result.text());
      }
    }
  }

  private static String evaluated(HelmEngine engine, String text) {
    Map<String, Object> spec = Map.of("additionalScrapeConfigs", text);
    String values = YamlDocument.print(Map.of("prometheus", Map.of("prometheusSpec", spec)));
    try {
      return engine.stackJobs(values);
    } catch (IllegalStateException e) {
      return "failed";
    }
  }
}
