// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.effective;

import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.prometheus.internal.scrape.Taken;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** From which keys the values of others are taken, by path. */
final class Sources {

  private final Map<String, String> paths = new HashMap<>();

  /**
   * Adds where the value of a key is taken from.
   *
   * @param beside a key of the section that has the other one too
   */
  void add(YamlPath key, YamlPath beside, String other) {
    YamlPath section = Objects.requireNonNull(beside.parent());
    paths.put(key.toString(), section.key(other).toString());
  }

  /** Returns the value of a key, and remembers where it is taken from. */
  <T> T take(YamlPath key, Taken<T> taken) {
    String from = taken.from();
    if (from.startsWith(".") && from.length() > 1) {
      add(key, key, from.substring(1));
    } else if (from.length() > 1) {
      paths.put(key.toString(), from);
    }
    return taken.value();
  }

  /** Returns the key that the value at a path is taken from, empty if it is not. */
  Optional<String> of(String path) {
    return Optional.ofNullable(paths.get(path));
  }
}
