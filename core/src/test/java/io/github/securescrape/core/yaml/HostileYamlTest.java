// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.schema.Dialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whatever a file holds, reading it ends in a report. */
class HostileYamlTest {

  private static final Dialect DIALECT = Dialect.of("id");

  private static final List<String> PIECES =
      List.of(
          "name: n",
          "parts:",
          "labels: {a: b}",
          "secrets: [x]",
          "- id: x",
          "a",
          ": ",
          ":",
          "? ",
          "- ",
          "\n",
          "\n  ",
          "\n    ",
          "\r\n",
          "\u0085",
          "\u2028",
          "\t",
          " ",
          "[",
          "]",
          "{",
          "}",
          ",",
          "#",
          "&a ",
          "*a",
          "<<: *a",
          "!!int ",
          "!x ",
          "!<y> ",
          "%YAML 1.1\n",
          "%TAG ! x\n",
          "---\n",
          "...\n",
          "|\n",
          ">2+\n",
          "'",
          "\"",
          "\\",
          "\\x41",
          "\\u12",
          "@",
          "\ufeff",
          "\u0000",
          "\ud83d\ude00",
          "\ud800",
          "x".repeat(1030),
          "[".repeat(300));

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(PIECES).list().ofMaxSize(40).map(pieces -> String.join("", pieces));
  }

  @Property(tries = 5000, seed = "2005")
  void endsInAReportForAnyText(@ForAll("texts") String text) {
    assertThat(read(YamlDocument.parse("s.yml", text, DIALECT))).isNotNull();
  }

  @Property(tries = 500, seed = "1999")
  void endsInAReportForAnyBytes(@ForAll("texts") String text, @ForAll Random random)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    Path file = Files.createTempFile("securescrape", ".yml");
    Files.write(file, bytes);

    assertThat(read(YamlDocument.read(file, DIALECT))).isNotNull();
    Files.delete(file);
  }

  private static String read(YamlDocument document) {
    document.bind(Sample.class, null);
    return document.report().toText();
  }

  @Test
  void showsOnlyPartOfAVeryLongLine() {
    String list = "key, ".repeat(100_000);
    String report =
        read(YamlDocument.parse("s.yml", "{name: [" + list + "], bogus: [" + list + "]}", DIALECT));

    assertThat(report).contains("unknown key `bogus`").hasSizeLessThan(2_000);
  }
}
