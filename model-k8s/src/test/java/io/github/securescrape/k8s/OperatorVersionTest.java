// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OperatorVersionTest {

  @Test
  void readsWhatReleasesAreCalled() {
    assertThat(OperatorVersion.of("v0.93.0")).isEqualTo(OperatorVersion.NEWEST_KNOWN);
    assertThat(OperatorVersion.of("0.65")).isEqualTo(OperatorVersion.OLDEST_KNOWN);
    assertThat(OperatorVersion.of("0.79.1")).hasToString("0.79.1");
  }

  @Test
  void comparesByNumber() {
    OperatorVersion version = OperatorVersion.of("0.79.1");

    assertThat(version.isAtLeast("0.79")).isTrue();
    assertThat(version.isAtLeast("0.79.1")).isTrue();
    assertThat(version.isAtLeast("0.100")).isFalse();
  }

  @Test
  void knowsEachMinorReleaseAndOnePatch() {
    assertThat(OperatorVersion.known())
        .hasSize(30)
        .startsWith(OperatorVersion.OLDEST_KNOWN)
        .endsWith(OperatorVersion.NEWEST_KNOWN)
        .contains(OperatorVersion.of("0.79.1"))
        .doesNotHaveDuplicates();
  }

  @Test
  void refusesWhatIsNoVersion() {
    assertThatThrownBy(() -> OperatorVersion.of("latest"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("\"latest\" is not a version such as \"2.53.3\"");
  }
}
