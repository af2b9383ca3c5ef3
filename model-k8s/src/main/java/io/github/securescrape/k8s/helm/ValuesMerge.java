// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.YamlPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Merges values files as Helm does: maps key by key, all else replaced whole, by null too. */
final class ValuesMerge {

  private final List<Problem> problems = new ArrayList<>();
  private final boolean joining;

  private ValuesMerge(boolean joining) {
    this.joining = joining;
  }

  /**
   * Returns the merged values.
   *
   * @param joining whether lists of jobs, Secrets and ConfigMaps are joined instead of replaced
   * @param problems gets what one file hides of another
   */
  static Map<String, Object> merge(
      List<ValuesFile> files, boolean joining, List<Problem> problems) {
    ValuesMerge merge = new ValuesMerge(joining);
    Map<String, Object> merged = Map.of();
    for (int i = 0; i < files.size(); i++) {
      merged = merge.into(merged, files.get(i), files.subList(0, i), YamlPath.root());
    }
    problems.addAll(merge.problems);
    return merged;
  }

  private Map<String, Object> into(
      Map<String, Object> base, ValuesFile file, List<ValuesFile> before, YamlPath path) {
    Map<String, Object> merged = new LinkedHashMap<>(base);
    Trees.map(Trees.at(file.tree(), path))
        .forEach(
            (key, value) -> {
              YamlPath place = path.key(key);
              Object old = base.get(key);
              if (old instanceof Map<?, ?> && value instanceof Map<?, ?>) {
                merged.put(key, into(Trees.map(old), file, before, place));
              } else {
                merged.put(key, replaced(old, value, file, before, place));
              }
            });
    return merged;
  }

  private Object replaced(
      @Nullable Object old, Object value, ValuesFile file, List<ValuesFile> before, YamlPath path) {
    if (old == null) {
      return value;
    }
    NamedItems earlier = NamedItems.of(path, old);
    NamedItems later = NamedItems.of(path, value);
    if (joining && earlier.canJoin(later)) {
      return earlier.join(later);
    }
    ValuesFile holder = holder(before, path);
    List<String> hidden = earlier.hiddenBy(later);
    if (!hidden.isEmpty()) {
      var code = earlier.areJobs() ? ValuesCodes.HIDES_JOBS : ValuesCodes.HIDES_ITEMS;
      problems.add(
          file.problem(path, code, path.name(), hidden.size(), nameOf(holder), listed(hidden))
              .relatedTo(holder.document().placeOf(path)));
    } else if (old instanceof Map<?, ?> map && !map.isEmpty() && !Trees.isUnset(value)
        || value instanceof Map<?, ?> && !Trees.isEmpty(old)) {
      problems.add(
          file.problem(
                  path,
                  ValuesCodes.KIND_CHANGES,
                  path.name(),
                  Kinds.of(old),
                  nameOf(holder),
                  Kinds.of(value))
              .relatedTo(holder.document().placeOf(path)));
    }
    return value;
  }

  private static String listed(List<String> names) {
    return names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
  }

  private static ValuesFile holder(List<ValuesFile> before, YamlPath path) {
    for (int i = before.size() - 1; i > 0; i--) {
      if (before.get(i).holds(path)) {
        return before.get(i);
      }
    }
    return before.get(0);
  }

  private static String nameOf(ValuesFile file) {
    Location place = file.document().placeOf(YamlPath.root());
    return String.valueOf(place.file());
  }
}
