// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.go;

import static org.assertj.core.api.Assertions.assertThat;

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
}
