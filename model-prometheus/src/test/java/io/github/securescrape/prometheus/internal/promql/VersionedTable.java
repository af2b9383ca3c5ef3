// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.promql;

import io.github.securescrape.core.value.Version;
import io.github.securescrape.prometheus.PrometheusVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A table of texts with the versions that take them. */
public final class VersionedTable {

  /**
   * A row.
   *
   * @param line its number in the file
   * @param versions {@code always}, {@code never}, or spans such as {@code 3.6..3.12 3.14..}
   * @param text the text
   */
  public record Row(int line, String versions, String text) {

    /** Returns whether a version takes the text. */
    public boolean isIn(Version version) {
      return switch (versions) {
        case "always" -> true;
        case "never" -> false;
        default -> Stream.of(versions.split(" ")).anyMatch(span -> isIn(span, version));
      };
    }

    private static boolean isIn(String span, Version version) {
      String[] ends = span.split("\\.\\.", -1);
      boolean begun = ends[0].isEmpty() || version.isAtLeast(Version.parse(ends[0]));
      return begun && (ends[1].isEmpty() || !version.isAtLeast(Version.parse(ends[1])));
    }
  }

  private static final Path FOLDER = Path.of("src/test/resources/fixtures/promql");

  private VersionedTable() {}

  /** Returns the rows of a file. */
  public static List<Row> read(String file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(FOLDER.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      int tab = lines.get(i).indexOf('\t');
      if (tab >= 0) {
        String text = lines.get(i).substring(tab + 1).translateEscapes();
        rows.add(new Row(i + 1, lines.get(i).substring(0, tab), text));
      }
    }
    return rows;
  }

  /** Returns each minor version that is known. */
  public static List<PrometheusVersion> versions() {
    return Stream.concat(
            IntStream.range(36, 56).mapToObj(minor -> "2." + minor),
            IntStream.range(0, 15).mapToObj(minor -> "3." + minor))
        .map(PrometheusVersion::of)
        .toList();
  }
}
