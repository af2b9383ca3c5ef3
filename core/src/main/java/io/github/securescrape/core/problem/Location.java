// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.problem;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A place in a configuration: in a file, in its tree of keys, or both.
 *
 * @param file name of the file as the reader was given it; {@code null} if the value comes from no
 *     file
 * @param line line in the file, from 1; 0 if unknown
 * @param column column in that line in code points, from 1; 0 if unknown
 * @param path keys and indexes that lead to the value, such as {@code scrape_configs[1].scheme};
 *     empty for the whole document
 */
public record Location(@Nullable String file, int line, int column, String path)
    implements Comparable<Location> {

  private static final Comparator<Location> ORDER =
      Comparator.comparing(Location::file, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparingInt(Location::line)
          .thenComparingInt(Location::column)
          .thenComparing(Location::path);

  /** Returns the place of a value that comes from no file. */
  public static Location ofPath(String path) {
    return new Location(null, 0, 0, path);
  }

  /** Returns the place of a whole file. */
  public static Location ofFile(String file) {
    return new Location(file, 0, 0, "");
  }

  /** Orders by file, line, column and path. */
  @Override
  public int compareTo(Location other) {
    return ORDER.compare(this, other);
  }

  /** Returns {@code file:line:column}, as far as known; the path if there is no file. */
  @Override
  public String toString() {
    if (file == null) {
      return path;
    }
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}
