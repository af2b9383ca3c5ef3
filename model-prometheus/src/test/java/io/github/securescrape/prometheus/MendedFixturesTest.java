// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.problem.Fixes;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Slips in the keys of good files are mended, or told, and nothing else changes. */
class MendedFixturesTest {

  private static final Path FOLDER = Path.of("src/test/resources/fixtures");
  private static final Pattern KEY =
      Pattern.compile("^[ -]*\"?([a-z][a-z_0-9]{4,})\"?:", Pattern.MULTILINE);

  /** Folders with files of another kind, or several in one. */
  private static final Set<String> OTHER = Set.of("explained", "relabeling", "promql", "link");

  private static final int SLIPS_IN_EACH = 8;

  @Test
  void mendsSlipsAndNothingElse() throws IOException {
    Random random = new Random(2027);
    int slips = 0;
    int mended = 0;
    for (Path file : goodFiles()) {
      String good = Files.readString(file);
      List<MatchResult> keys = KEY.matcher(good).results().toList();
      for (int i = 0; i < SLIPS_IN_EACH && !keys.isEmpty(); i++) {
        String bad = good;
        for (int j = random.nextInt(3); j >= 0; j--) {
          MatchResult key = keys.get(random.nextInt(keys.size()));
          int letter = key.start(1) + 1 + random.nextInt(key.group(1).length() - 2);
          bad = swapped(bad, letter);
        }
        slips++;
        mended += check(file, good, bad) ? 1 : 0;
      }
    }

    System.out.println("figure: " + mended + " of " + slips + " files with slips mended");
    assertThat(mended).isGreaterThan(slips * 3 / 4);
  }

  private static boolean check(Path file, String good, String bad) {
    Report before = FixturesTest.read(file, bad).report();
    String name = before.problems().isEmpty() ? "" : before.problems().get(0).location().file();
    String text = bad;
    Report after = before;
    for (int i = 0; i < 10; i++) {
      Fixes fixes = Fixes.safe(after, name);
      if (fixes.isEmpty()) {
        break;
      }
      text = fixes.applyTo(text);
      List<Problem> gone = fixes.problems();
      after = FixturesTest.read(file, text).report();
      assertThat(after.problems()).as(bad).doesNotContainAnyElementsOf(gone);
    }
    if (!text.equals(good)) {
      // Each word is as it was, or mended.
      String[] words = text.split("\\b");
      String[] goodWords = good.split("\\b");
      String[] badWords = bad.split("\\b");
      assertThat(words).hasSameSizeAs(badWords);
      for (int i = 0; i < words.length; i++) {
        assertThat(words[i]).as(text).isIn(goodWords[i], badWords[i]);
      }
    }
    return text.equals(good);
  }

  private static String swapped(String text, int at) {
    StringBuilder slip = new StringBuilder(text);
    slip.setCharAt(at, text.charAt(at + 1));
    slip.setCharAt(at + 1, text.charAt(at));
    return slip.toString();
  }

  private static List<Path> goodFiles() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(file -> file.toString().matches(".*\\.(good|full)\\.yml"))
          .filter(file -> !OTHER.contains(file.getParent().getFileName().toString()))
          .sorted()
          .toList();
    }
  }
}
