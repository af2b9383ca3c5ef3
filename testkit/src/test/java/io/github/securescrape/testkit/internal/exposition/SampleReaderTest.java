// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.exposition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class SampleReaderTest {

  @Test
  void readsTheTextFormat() throws ExpositionException {
    String text =
        """
        # HELP a Help with "quotes" and \\ backslash
        # TYPE a counter

        a 1
          a{x="y" , z = "1",} +Inf 1395066363000
        #comment
        # HELPER is no HELP
        {"my.metric",l="\\"q\\" \\\\ \\n"} NaN
        last{} 1e3""";

    assertThat(all(SampleReader.ofText(text.getBytes(UTF_8))))
        .containsExactly(
            Map.of("__name__", "a"),
            Map.of("__name__", "a", "x", "y", "z", "1"),
            Map.of("__name__", "my.metric", "l", "\"q\" \\ \n"),
            Map.of("__name__", "last"));
  }

  @Test
  void readsOpenMetrics() throws ExpositionException {
    String text =
        """
        # TYPE a_seconds counter
        # UNIT a_seconds seconds
        # HELP a_seconds Help
        a_seconds_total 1 1520879607.789 # {trace="x"} 0.67 1520879607.789
        a_seconds_total{x="y"} 2 # {} 1
        b 3
        # EOF
        """;

    assertThat(all(SampleReader.ofOpenMetrics(text.getBytes(UTF_8))))
        .containsExactly(
            Map.of("__name__", "a_seconds_total"),
            Map.of("__name__", "a_seconds_total", "x", "y"),
            Map.of("__name__", "b"));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "text-errors.txt", delimiter = '|', quoteCharacter = '`')
  void tellsWhatIsWrongWithText(String text, String message) {
    SampleReader reader = SampleReader.ofText(unescape(text));

    assertThatThrownBy(() -> all(reader)).hasMessage(message);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "openmetrics-errors.txt", delimiter = '|', quoteCharacter = '`')
  void tellsWhatIsWrongWithOpenMetrics(String text, String message) {
    SampleReader reader = SampleReader.ofOpenMetrics(unescape(text));

    assertThatThrownBy(() -> all(reader)).hasMessage(message);
  }

  private static byte[] unescape(String text) {
    return text.replace("\\n", "\n").getBytes(UTF_8);
  }

  private static List<Map<String, String>> all(SampleReader reader) throws ExpositionException {
    List<Map<String, String>> all = new ArrayList<>();
    for (Sample sample = reader.next(); sample != null; sample = reader.next()) {
      all.add(sample.labels());
    }
    return all;
  }
}
