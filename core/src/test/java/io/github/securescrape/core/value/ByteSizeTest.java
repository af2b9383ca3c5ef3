// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "100B, 100, 100B",
    "1KB, 1024, 1KiB",
    "1KiB, 1024, 1KiB",
    "1.5MB, 1572864, 1MiB512KiB",
    ".5KB, 512, 512B",
    "1.MB, 1048576, 1MiB",
    "1KB1KB, 2048, 2KiB",
    "-1GB, -1073741824, -1GiB",
    "+1EB, 1152921504606846976, 1EiB",
    "0.5B0.5B, 1, 1B",
    "922337203685477581B, 922337203685477632, 819PiB204TiB819GiB204MiB819KiB256B"
  })
  void readsWhatPrometheusReads(String text, long bytes, String printed) {
    assertThat(ByteSize.parse(text)).isEqualTo(ByteSize.of(bytes)).hasToString(printed);
    assertThat(ByteSize.parse(printed).bytes()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "100",
        "10M",
        "kB",
        "1kB",
        "1 MB",
        "1MB1KiB",
        "1e3B",
        "MB",
        "-",
        ".B",
        "9223372036854775807B"
      })
  void refusesWhatPrometheusRefuses(String text) {
    assertThatThrownBy(() -> ByteSize.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage('"' + text + "\" is not a size such as \"10MB\"");
  }

  @Test
  void takesTheLargestThatPrometheusTakes() {
    assertThat(ByteSize.parse("8EB").bytes()).isEqualTo(Long.MAX_VALUE);
    assertThat(ByteSize.parse("-8EiB").bytes()).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void refusesWhatNoLongHolds() {
    assertThatThrownBy(() -> ByteSize.parse("9EB")).hasMessage("\"9EB\" is too large a size");
  }
}
