// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.binding;

import io.github.securescrape.core.internal.yaml.YamlNode.AliasNode;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Stops documents that grow by their aliases, where go-yaml stops them. */
final class AliasGuard {

  /** Thrown when too large a part of the work comes from aliases. */
  static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static final double SMALL = 400_000;
  private static final double LARGE = 4_000_000;

  private final Set<AliasNode> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private long decoded;
  private long byAlias;

  /** Counts one node. */
  void count() {
    decoded++;
    if (open.isEmpty()) {
      return;
    }
    byAlias++;
    if (byAlias > 100 && decoded > 1000 && (double) byAlias / decoded > allowed(decoded)) {
      throw new Exhausted();
    }
  }

  /** Returns whether the alias is not part of its own value. */
  boolean enter(AliasNode alias) {
    return open.add(alias);
  }

  void leave(AliasNode alias) {
    open.remove(alias);
  }

  /** From 99% in small documents down to 10% in large ones. */
  private static double allowed(long decoded) {
    double share = Math.min(1, Math.max(0, (decoded - SMALL) / (LARGE - SMALL)));
    return 0.99 - 0.89 * share;
  }
}
