// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folder of conformance data named by {@code -Dsecurescrape.shared}; tests without it are
 * skipped.
 */
public final class SharedData {

  private SharedData() {}

  /** Returns a file or folder of the data; skips the running test if there is none. */
  public static Path path(String name) {
    String folder = System.getProperty("securescrape.shared", "");
    Path path = Path.of(folder, name);
    boolean there = !folder.isEmpty() && Files.exists(path);
    assumeTrue(there, "no conformance data " + name + " (-Dsecurescrape.shared=DIR)");
    return path;
  }

  /** Returns the files of a folder of the data, sorted by name. */
  public static List<Path> files(String name) throws IOException {
    try (Stream<Path> files = Files.list(path(name))) {
      return files.sorted().toList();
    }
  }

  /** Returns the rows of a TSV file by column name, escapes as they are. */
  public static List<Map<String, String>> rows(String name) throws IOException {
    List<String> lines = Files.readAllLines(path(name), StandardCharsets.UTF_8);
    String[] header = lines.get(0).split("\t", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < header.length; i++) {
        row.put(header[i], i < cells.length ? cells[i] : "");
      }
      rows.add(row);
    }
    return rows;
  }

  /** Returns the rows of a web config or scrape table, escapes undone. */
  public static List<Map<String, String>> plainRows(String name) throws IOException {
    List<Map<String, String>> rows = rows(name);
    rows.forEach(row -> row.replaceAll((column, cell) -> unescape(cell)));
    return rows;
  }

  /** Undoes the escapes of the web config and scrape tables. */
  public static String unescape(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length()) {
        plain.append(c);
        continue;
      }
      char next = text.charAt(++i);
      switch (next) {
        case 'n' -> plain.append('\n');
        case 'r' -> plain.append('\r');
        case 't' -> plain.append('\t');
        case '0' -> plain.append('\0');
        case 'u' -> {
          plain.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
          i += 4;
        }
        default -> plain.append(next);
      }
    }
    return plain.toString();
  }
}
