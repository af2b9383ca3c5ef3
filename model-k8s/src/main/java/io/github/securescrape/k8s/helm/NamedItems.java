// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.core.value.Scalar;
import io.github.securescrape.k8s.internal.ListYaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The items of a list that several values files have something to say about, by their names.
 *
 * @param key the key of the list
 * @param items the items, in order; empty if this is no such list
 * @param text whether the list is written as one long text
 * @param known whether this is such a list, and all of its items are known
 */
record NamedItems(String key, Map<String, Object> items, boolean text, boolean known) {

  private static final Set<String> JOBS = Set.of("additionalScrapeConfigs", "extraScrapeConfigs");

  /** Lists of names, or of maps with a name. */
  private static final Set<String> MOUNTS =
      Set.of("secrets", "configMaps", "extraSecretMounts", "extraConfigmapMounts");

  /** Returns the items of what stands at a path. */
  static NamedItems of(YamlPath path, Object tree) {
    String key = path.name();
    String source = Trees.text(tree);
    if (JOBS.contains(key) && source != null) {
      // They were evaluated, and will be once more.
      List<Object> jobs =
          Trees.list(Trees.ofScalars(TplText.escape(JobsText.parse(source), Problems.create())));
      return new NamedItems(key, named(jobs, "job_name"), true, !jobs.isEmpty());
    }
    boolean known =
        (JOBS.contains(key) || MOUNTS.contains(key))
            && tree instanceof List<?> list
            && !list.isEmpty();
    String name = JOBS.contains(key) ? "job_name" : "name";
    return new NamedItems(key, known ? named(Trees.list(tree), name) : Map.of(), false, known);
  }

  private static Map<String, Object> named(List<Object> list, String key) {
    Map<String, Object> items = new LinkedHashMap<>();
    for (Object item : list) {
      Object name = item instanceof Scalar ? item : Trees.get(item, key);
      items.put(name == null ? "#" + items.size() : Trees.anyText(name), item);
    }
    return items;
  }

  boolean areJobs() {
    return JOBS.contains(key);
  }

  /** Returns the names of the items that are lost once others stand in their place. */
  List<String> hiddenBy(NamedItems later) {
    List<String> hidden = new ArrayList<>(items.keySet());
    hidden.removeAll(later.items.keySet());
    return hidden;
  }

  boolean canJoin(NamedItems later) {
    return known && later.known;
  }

  /** Returns all items; of two with one name the later. */
  Object join(NamedItems later) {
    Map<String, Object> all = new LinkedHashMap<>(items);
    all.putAll(later.items);
    List<Object> list = List.copyOf(all.values());
    return key.equals("extraScrapeConfigs") || text && later.text
        ? new Scalar(ListYaml.print(list), ListYaml.print(list))
        : list;
  }
}
