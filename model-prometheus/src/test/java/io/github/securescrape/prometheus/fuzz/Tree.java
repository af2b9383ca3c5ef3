// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fuzz;

import java.util.ArrayList;
import java.util.List;

/** A piece of YAML that may be wrong: keys may come twice, and scalars are text as it stands. */
sealed interface Tree {

  /** A scalar, an alias or anything else on one line. */
  record Text(String text) implements Tree {}

  /** A sequence. */
  record Items(List<Tree> all) implements Tree {
    static Items of(Tree... trees) {
      return new Items(new ArrayList<>(List.of(trees)));
    }

    @Override
    public Tree copy() {
      return new Items(new ArrayList<>(all.stream().map(Tree::copy).toList()));
    }
  }

  /**
   * A mapping.
   *
   * @param section record whose keys these are; {@code Record} if none in particular
   */
  record Entries(Class<? extends Record> section, List<Entry> all) implements Tree {
    static Entries of(Class<? extends Record> section) {
      return new Entries(section, new ArrayList<>());
    }

    Entries put(String key, Tree value) {
      all.add(new Entry(key, value));
      return this;
    }

    boolean has(String key) {
      return all.stream().anyMatch(each -> each.key().equals(key));
    }

    @Override
    public Tree copy() {
      return new Entries(
          section,
          new ArrayList<>(
              all.stream().map(each -> new Entry(each.key(), each.value().copy())).toList()));
    }
  }

  /** One key of a mapping. */
  record Entry(String key, Tree value) {}

  /** A tree with an anchor or a tag before it. */
  record Marked(String mark, Tree tree) implements Tree {
    @Override
    public Tree copy() {
      return new Marked(mark, tree.copy());
    }
  }

  /** Returns a copy that changes on its own. */
  default Tree copy() {
    return this;
  }
}
