// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fuzz;

import io.github.securescrape.core.yaml.SectionKey;
import io.github.securescrape.prometheus.fuzz.Tree.Entries;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Random files of one kind that the library takes: some with each section, or with each key. */
final class RandomFiles {

  /** How many files are made for each section and key. */
  private static final int EACH = Integer.getInteger("securescrape.records", 1);

  private static final int MAX_TRIES = 30;
  static final long SEED = Long.getLong("securescrape.seed", 5);

  private final RandomConfigs random;
  private final Repair repair;

  RandomFiles(RandomConfigs random, Repair repair) {
    this.random = random;
    this.repair = repair;
  }

  /** Returns files that hold each section which the version knows. */
  List<Entries> withEachSection() {
    return files(false);
  }

  /** Returns files that hold each section, and further ones that hold each key. */
  List<Entries> withEachKey() {
    return files(true);
  }

  private List<Entries> files(boolean eachKey) {
    Sections sections = random.sections();
    List<Entries> files = new ArrayList<>();
    for (Class<? extends Record> section : sections.all()) {
      for (int i = 0; i < EACH && sections.isKnown(section, random.values().version()); i++) {
        files.add(random.next(section));
        if (eachKey) {
          random.known(section).forEach(key -> files.add(withKey(section, key)));
        }
      }
    }
    files.removeIf(tree -> !repair.repair(tree));
    return files;
  }

  /** Returns a file in which a key is and stays; another one if that does not succeed. */
  private Entries withKey(Class<? extends Record> section, SectionKey key) {
    Entries tree = random.next(section, key);
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      Set<String> keys = repair.repair(tree) ? Census.keysOf(tree) : Set.of();
      if (keys.contains(Census.nameOf(section, key))) {
        break;
      }
      tree = random.next(section, key);
    }
    return tree;
  }
}
