// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.promql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the two sides of an operator are matched.
 *
 * @param bool whether a comparison brings 0 or 1
 * @param on whether the labels are those to compare, not those to ignore
 * @param labels the labels
 * @param grouped whether one side may have more series
 * @param include labels to take from the other side
 */
record Matching(
    boolean bool, boolean on, List<String> labels, boolean grouped, List<String> include) {

  /** Returns a label that is both compared and taken; {@code null} if none is. */
  @Nullable String labelOfBoth() {
    return on ? labels.stream().filter(include::contains).findFirst().orElse(null) : null;
  }
}
