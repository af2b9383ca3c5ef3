// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.yaml;

import static io.github.securescrape.core.yaml.SampleYaml.DIALECT;
import static io.github.securescrape.core.yaml.SampleYaml.problems;
import static io.github.securescrape.core.yaml.SampleYaml.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.yaml.Sample.Pace;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scalars, read as go-yaml reads them. */
class YamlScalarsTest {

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
}
