// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.core.problem.Read;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** In the full fixtures every secret holds this word; it must not be seen anywhere. */
class SecretsTest {

  private static final String WORD = "hunter2";

  @TestFactory
  Stream<DynamicTest> nothingPrintsASecret() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path file : FixturesTest.files(".full.yml")) {
      if (Files.readString(file).contains(WORD)) {
        files.add(file);
      }
    }
    assertThat(files).hasSizeGreaterThan(2);
    return files.stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
  }

  private static void check(Path file) throws IOException {
    String text = Files.readString(file);
    Read<?> whole = FixturesTest.read(file, text);
    assertThat(whole.toString() + whole.orThrow() + whole.report().toText()).doesNotContain(WORD);

    // Whatever is wrong with a line, the report shows no secret of it or of its neighbours.
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      for (String broken : broken(lines.get(i))) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(i, broken);
        Read<?> read = FixturesTest.read(file, String.join("\n", changed));
        String seen = read.report().toText() + read.report().toJson() + read.report();
        try {
          seen += read.orThrow();
        } catch (InvalidConfigException e) {
          seen += e + e.report().toText();
        }
        assertThat(seen).as(broken).doesNotContain(WORD);
      }
    }
  }

  /** Mistakes that people make in a line. */
  private static List<String> broken(String line) {
    String key = line.replaceFirst("^([\\s-]*)([\\w.]+):.*", "$2");
    return List.of(
        line.replace(key + ":", key + "x:"),
        line.replace(key + ":", key.substring(0, 1) + ":"),
        line.replace(": ", ": [") + "]",
        line.replace(": ", ":"),
        line.replace(": ", ": {a: ") + "}",
        line.replace(": ", ": !!int "),
        line.replace(": ", ": \""),
        line.replace(": ", ": *"),
        line.replace(": ", ": - "),
        line + ": x",
        " " + line,
        "\t" + line,
        line + "\n" + line,
        line.replaceFirst("^\\s+", ""),
        line + " # " + WORD);
  }
}
