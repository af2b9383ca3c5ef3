// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SemVerTest {

  @Test
  void standsBelowItsReleaseWithAnEnding() {
    List<SemVer> sorted =
        Stream.of(
                "2.53.3",
                "3.0.0-alpha",
                "3.0.0-alpha.1",
                "3.0.0-alpha.beta",
                "3.0.0-rc.0",
                "3.0.0-rc.2",
                "3.0.0-rc.10",
                "3.0.0",
                "3.5.0-distroless",
                "3.5.0",
                "3.14.0")
            .map(each -> SemVer.parse(each).orElseThrow())
            .toList();
    List<SemVer> mixed = new ArrayList<>(sorted);
    Collections.reverse(mixed);

    assertThat(mixed.stream().sorted()).isEqualTo(sorted);
  }

  @ParameterizedTest
  @CsvSource({"v3.5.0, 3.5.0", "3, 3.0.0", "v2.53, 2.53.0", "03.05.01, 3.5.1", "3.5.0+x, 3.5.0"})
  void isReadTolerantly(String text, String version) {
    assertThat(SemVer.parse(text)).map(SemVer::toString).contains(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "main", "3.x", "3.5.0.1", "3.5.0-", "v"})
  void isNotAnyText(String text) {
    assertThat(SemVer.parse(text)).isEmpty();
  }
}
