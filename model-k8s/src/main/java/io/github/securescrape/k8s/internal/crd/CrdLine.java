// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.crd;

import io.github.securescrape.core.value.Version;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a table: a field as some versions of the operator know it.
 *
 * @param path where it stands, such as {@code spec.staticConfigs[].targets}
 * @param since first version with the line; {@code null} for the oldest
 * @param until first version without it; {@code null} if none
 * @param type such as {@code string}, {@code list<object>} or {@code Duration}
 * @param constraints such as {@code minLength=1}, by their names
 */
record CrdLine(
    String path,
    @Nullable Version since,
    @Nullable Version until,
    String type,
    Map<String, String> constraints) {

  static CrdLine parse(String line) {
    String[] cells = (line + "\t\t\t\t").split("\t", -1);
    Map<String, String> constraints = new LinkedHashMap<>();
    for (String each : cells[4].split(" ")) {
      int equals = each.indexOf('=');
      if (!each.isEmpty()) {
        constraints.put(equals < 0 ? each : each.substring(0, equals), each.substring(equals + 1));
      }
    }
    return new CrdLine(cells[0], version(cells[1]), version(cells[2]), cells[3], constraints);
  }

  private static @Nullable Version version(String text) {
    return text.isEmpty() ? null : Version.parse(text);
  }

  boolean isFor(Version version) {
    return (since == null || version.isAtLeast(since))
        && (until == null || !version.isAtLeast(until));
  }

  /** Returns the path of the field that this one is part of; empty at the top. */
  String parent() {
    String end = path.substring(Math.max(0, path.length() - 2));
    return end.equals("[]") || end.equals("{}")
        ? path.substring(0, path.length() - 2)
        : path.substring(0, Math.max(0, path.lastIndexOf('.')));
  }

  String name() {
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
