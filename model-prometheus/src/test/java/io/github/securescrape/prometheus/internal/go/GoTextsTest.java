// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.go;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoTextsTest {

  @ParameterizedTest
  @ValueSource(strings = {"1", "t", "T", "true", "TRUE", "True"})
  void readsWhatIsTrue(String text) {
    assertThat(GoBool.parse(text)).contains(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "f", "F", "false", "FALSE", "False"})
  void readsWhatIsFalse(String text) {
    assertThat(GoBool.parse(text)).contains(false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yes", "tRUE", "on", " true"})
  void readsNothingElse(String text) {
    assertThat(GoBool.parse(text)).isEmpty();
    assertThat(GoBool.message(text))
        .isEqualTo("strconv.ParseBool: parsing \"" + text + "\": invalid syntax");
  }

  @Test
  void quotesWhatCannotBeSeen() {
    assertThat(GoQuote.quote("a\"b\\c\n\t\u0007\u000b\u0000\u007f é😀\u00a0\u2028\udb40\udc01"))
        .isEqualTo("\"a\\\"b\\\\c\\n\\t\\a\\v\\x00\\x7f é😀\\u00a0\\u2028\\U000e0001\"");
    assertThat(GoQuote.quote("%aé".getBytes(StandardCharsets.ISO_8859_1))).isEqualTo("\"%a\\xe9\"");
  }
}
