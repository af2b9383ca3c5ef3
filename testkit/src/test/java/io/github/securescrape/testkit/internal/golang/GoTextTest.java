// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.golang;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class GoTextTest {

  @Test
  void namesFilesThatCannotBeRead() {
    assertThat(GoText.unreadable("f", new NoSuchFileException("f")))
        .isEqualTo("open f: no such file or directory");
    assertThat(GoText.unreadable("f", new AccessDeniedException("f")))
        .isEqualTo("open f: permission denied");
  }

  @Test
  void spellsHeadersAsGoDoes() {
    assertThat(GoText.canonicalHeader("X-XSS-Protection")).isEqualTo("X-Xss-Protection");
  }
}
