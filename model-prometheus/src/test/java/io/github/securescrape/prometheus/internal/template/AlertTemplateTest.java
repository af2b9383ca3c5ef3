// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.value.Version;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.internal.promql.VersionedTable;
import io.github.securescrape.prometheus.internal.promql.VersionedTable.Row;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertTemplateTest {

  private static final Version NEWEST = PrometheusVersion.NEWEST_KNOWN.number();

  @Test
  void judgesAsEachVersionDoes() {
    List<String> wrong = new ArrayList<>();
    for (PrometheusVersion version : VersionedTable.versions()) {
      for (Row row : VersionedTable.read("templates.tsv")) {
        var fault = AlertTemplate.fault(row.text(), "Down", version.number());
        if (fault.isEmpty() != row.isIn(version.number())) {
          wrong.add(version + " line " + row.line() + ": " + row.text() + ": " + fault);
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '~',
      value = {
        "{{ $label.a }} => undefined variable \"$label\"",
        "{{ humanise 1 }} => function \"humanise\" not defined",
        "{{ $value => unclosed action",
        "{{ $value } }} => unexpected \"}\" in operand",
        "{{ if $value }}a => unexpected EOF",
        "{{ end }} => unexpected {{end}}",
        "{{ 1 | 2 }} => non executable command in pipeline stage 2",
        "{{ }} => missing value for command",
      })
  void saysWhatPrometheusSays(String template, String message) {
    assertThat(AlertTemplate.fault(template, "Down", NEWEST))
        .contains("template: __alert_Down:1: " + message);
  }

  @Test
  void countsTheLinesOfTheTemplate() {
    assertThat(AlertTemplate.fault("a\nb {{ $x }}", "Down", NEWEST))
        .contains("template: __alert_Down:2: undefined variable \"$x\"");
  }

  @Test
  void takesElseWithSinceItsReleaseDoes() {
    String template = "{{ with . }}a{{ else with . }}b{{ end }}";

    assertThat(AlertTemplate.fault(template, "Down", Version.parse("2.54.1"))).isPresent();
    assertThat(AlertTemplate.fault(template, "Down", Version.parse("2.55.0"))).isEmpty();
  }

  @Test
  void refusesATemplateOfItsOwnName() {
    String template = "{{ define \"__alert_Down\" }}x{{ end }}";

    assertThat(AlertTemplate.fault(template, "Down", NEWEST)).isPresent();
    assertThat(AlertTemplate.fault(template, "Up", NEWEST)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{", "{{(", "{{ if . }}", "{{ range . }}", "{{ $x := 1 }}", "{{ 1 | "})
  void readsAnyDepth(String opening) {
    assertThat(AlertTemplate.fault(opening.repeat(10_000), "Down", NEWEST)).isNotNull();
    String deep = "{{" + "(".repeat(50_000) + "1" + ")".repeat(50_000) + "}}";
    assertThat(AlertTemplate.fault(deep, "Down", NEWEST)).isEmpty();
  }
}
