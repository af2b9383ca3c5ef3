// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.crd;

import io.github.securescrape.core.value.Version;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The lines of the tables: fields as all versions of the operator know them. */
final class CrdTable {

  private static final String SHAPES = "shapes.tsv";
  private static final String HEADER = "path\t";
  private static final String COMMENT = "#";

  private final Map<String, List<CrdLine>> lines = new LinkedHashMap<>();
  private final Map<String, Set<String>> children = new LinkedHashMap<>();
  private final TreeSet<Version> turns = new TreeSet<>();

  private CrdTable() {}

  /** Reads the table of a custom resource, and the shapes that it names. */
  static CrdTable read(String file) {
    CrdTable table = new CrdTable();
    table.add(SHAPES);
    table.add(file);
    return table;
  }

  private void add(String file) {
    InputStream stream =
        Objects.requireNonNull(CrdTable.class.getResourceAsStream(file), "resource " + file);
    try (BufferedReader text =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      text.lines()
          .filter(line -> !line.startsWith(COMMENT) && !line.startsWith(HEADER))
          .map(CrdLine::parse)
          .forEach(this::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(CrdLine line) {
    lines.computeIfAbsent(line.path(), path -> new ArrayList<>()).add(line);
    children.computeIfAbsent(line.parent(), path -> new LinkedHashSet<>()).add(line.path());
    addTurn(line.since());
    addTurn(line.until());
  }

  private void addTurn(@Nullable Version version) {
    if (version != null) {
      turns.add(version);
    }
  }

  /** Returns the line of a path in a version. */
  Optional<CrdLine> find(String path, Version version) {
    return lines.getOrDefault(path, List.of()).stream()
        .filter(line -> line.isFor(version))
        .findFirst();
  }

  /** Returns the lines of the fields of an object in a version. */
  List<CrdLine> fields(String path, Version version) {
    return children.getOrDefault(path, Set.of()).stream()
        .flatMap(child -> find(child, version).stream())
        .filter(line -> !line.name().endsWith("]") && !line.name().endsWith("}"))
        .filter(line -> !path.isEmpty() || !Character.isUpperCase(line.path().charAt(0)))
        .toList();
  }

  /** Returns the versions with which a line comes or goes, the oldest first. */
  List<Version> turns() {
    return List.copyOf(turns);
  }
}
