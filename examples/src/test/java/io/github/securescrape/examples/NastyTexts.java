// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples;

import java.util.List;
import java.util.Random;

/** Texts that a YAML reader may take for something else, and random ones made of such. */
final class NastyTexts {

  private static final List<String> KNOWN =
      List.of(
          "yes",
          "No",
          "on",
          "y",
          "~",
          "null",
          "true",
          "0x1F",
          "0o17",
          "017",
          "0b1",
          "1_000",
          "12:30",
          "1e3",
          "+1",
          ".5",
          ".inf",
          ".NaN",
          "2001-01-01",
          "2001-01-01 12:30:00Z",
          "<<",
          "=",
          " ",
          " a",
          "a ",
          "a: b",
          "a:",
          ": a",
          "a #b",
          "# a",
          "- a",
          "-",
          "? a",
          "&a",
          "*a",
          "!a",
          "!!str a",
          "%a",
          "@a",
          "`a",
          "|",
          ">",
          "'",
          "\"",
          "\\",
          "\\n",
          "{{ x }}",
          "{a: b}",
          "[a]",
          "a, b",
          "a\nb",
          "a\nb\n",
          "a\n\n b\n",
          "\na",
          " \n a",
          "\t",
          "a\tb",
          "a\r\nb",
          "\r",
          "\u0007",
          "\u001b",
          "\u007f",
          "\u0085",
          "\u00a0",
          "\u00ad",
          "\u200b",
          "\u2028",
          "\u2029",
          "\ufeff",
          "\ufeffa",
          "\ufffd",
          "\uffff",
          "é😀",
          "e\u0301",
          "$1",
          "${HOME}",
          "$$",
          "---",
          "...",
          "--- a",
          "x".repeat(200) + " " + "y".repeat(200),
          "-----BEGIN X-----\nYWJj\n-----END X-----\n");

  private final Random random;
  private int next;

  NastyTexts(long seed) {
    random = new Random(seed);
  }

  /** Returns the known ones first, then random ones; never an empty one. */
  String next() {
    return next < KNOWN.size() ? KNOWN.get(next++) : random();
  }

  private String random() {
    StringBuilder text = new StringBuilder();
    for (int length = 1 + random.nextInt(8); length > 0; length--) {
      switch (random.nextInt(4)) {
        case 0 -> text.append(KNOWN.get(random.nextInt(KNOWN.size())));
        case 1 -> text.appendCodePoint(1 + random.nextInt(0x24f));
        case 2 -> text.appendCodePoint(' ' + random.nextInt(95));
        default -> {
          int c = 1 + random.nextInt(0x10fffe);
          text.appendCodePoint(c >= 0xd800 && c <= 0xdfff ? '?' : c);
        }
      }
    }
    return text.toString();
  }
}
