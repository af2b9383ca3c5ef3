// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.crd;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A field as one version of the operator knows it.
 *
 * @param type what kind of value it holds
 * @param shape name of its shape, such as {@code Duration}; empty if it has none
 * @param constraints such as {@code minLength=1}, by their names
 * @param pattern what a text must look like; {@code null} for any
 * @param fields the fields of an object, by their names
 * @param element what a list or map holds; {@code null} for others
 */
record CrdField(
    CrdType type,
    String shape,
    Map<String, String> constraints,
    @Nullable Pattern pattern,
    Map<String, CrdField> fields,
    @Nullable CrdField element) {

  boolean isRequired() {
    return constraints.containsKey("required");
  }

  /** Returns the only values it takes; empty if it takes any. */
  List<String> allowed() {
    String values = constraints.get("enum");
    return values == null ? List.of() : Arrays.asList(values.split("\\|"));
  }

  /** Returns whether no item of the list may be there twice. */
  boolean isSet() {
    return constraints.containsKey("set");
  }

  /** Returns the fields by which an item of the list is told from others; empty if none. */
  List<String> keys() {
    String keys = constraints.get("keys");
    return keys == null ? List.of() : Arrays.asList(keys.split(","));
  }

  /** Returns a bound such as {@code minLength}, empty if there is none. */
  OptionalLong bound(String name) {
    String number = constraints.get(name);
    return number == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(number));
  }

  /** Returns what the API server fills in, a text or whole number. */
  Optional<Object> defaultValue() {
    return Optional.ofNullable(constraints.get("default"))
        .map(
            text ->
                text.startsWith("\"")
                    ? text.substring(1, text.length() - 1)
                    : Long.parseLong(text));
  }

  Optional<CrdRule> rule() {
    return Optional.ofNullable(constraints.get("rule")).map(CrdRule::of);
  }
}
