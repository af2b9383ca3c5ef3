// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class GoQuoteTest {

  @Test
  void quotesWhatCannotBeSeen() {
    assertThat(GoQuote.quote("a\"b\\c\n\t\u0007\u000b\u0000\u007f é😀\u00a0\u2028\udb40\udc01"))
        .isEqualTo("\"a\\\"b\\\\c\\n\\t\\a\\v\\x00\\x7f é😀\\u00a0\\u2028\\U000e0001\"");
    assertThat(GoQuote.quote("%aé".getBytes(StandardCharsets.ISO_8859_1))).isEqualTo("\"%a\\xe9\"");
  }

  @Test
  void quotesBytes() {
    assertThat(GoQuote.quote("a \"b\" \\ \n\t\u0001\u007f é 世 \u00a0\u200b"))
        .isEqualTo("\"a \\\"b\\\" \\\\ \\n\\t\\x01\\x7f é 世 \\u00a0\\u200b\"");
    assertThat(GoQuote.quote(new byte[] {'a', (byte) 0xff, 'b', (byte) 0xc3}))
        .isEqualTo("\"a\\xffb\\xc3\"");
  }
}
