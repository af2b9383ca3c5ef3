// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import java.util.List;
import java.util.Map;

/** What a section of a resource and its section of prometheus.yml both say, each in its way. */
interface Entry {

  /** Returns the fields of the resource that this is about. */
  default List<String> fields() {
    return List.of();
  }

  /** Adds to a section of prometheus.yml what the operator makes of the section of a resource. */
  default void generate(Map<String, Object> resource, Map<String, Object> config, Generation in) {}

  /** Moves what a section of prometheus.yml says into the section of a resource. */
  default void convert(Map<String, Object> config, Map<String, Object> resource, Conversion in) {}

  /** Reports what the operator has against the section of a resource. */
  default void check(Map<String, Object> resource, Check in) {}
}
