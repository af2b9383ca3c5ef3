// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import org.jspecify.annotations.Nullable;

/** How the value of a field becomes the value of a key, and back. */
interface Form {

  /** Returns the value for prometheus.yml, {@code null} to leave the key out. */
  @Nullable Object generate(Object value, Generation in);

  /** Returns the value for the resource, {@code null} to leave the field out. */
  @Nullable Object convert(Object value, Conversion in);

  /** Reports what the operator has against a value. */
  default void check(Object value, Check in) {}
}
