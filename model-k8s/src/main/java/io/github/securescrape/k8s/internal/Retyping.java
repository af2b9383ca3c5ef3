// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal;

import io.github.securescrape.core.value.Scalar;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What becomes of scalars on the way to Prometheus: a text without quotes that YAML 1.1 takes for a
 * number or boolean is written anew as that.
 */
public enum Retyping {
  /** Through Helm, which knows numbers with 53 bits only. */
  HELM,

  /** Through the operator alone. */
  OPERATOR,

  /** As a text of which a chart makes a part of the configuration: nothing becomes of it. */
  NONE;

  /** Returns a scalar as it comes out. */
  public Scalar of(Scalar scalar) {
    Object value = scalar.value();
    if (this == NONE || value instanceof String || scalar.isNull()) {
      return scalar;
    }
    if (value instanceof LocalDate) {
      return new Scalar(scalar.text(), scalar.text());
    }
    return new Scalar(textOf(value), value);
  }

  private String textOf(Object value) {
    if (value instanceof Boolean) {
      return value.toString();
    }
    if (value instanceof Double number) {
      return this == HELM ? GoNumbers.throughJson(number) : GoNumbers.yaml(number);
    }
    Number integer = (Number) value;
    return this == HELM
        ? GoNumbers.throughJson(new BigInteger(integer.toString()).doubleValue())
        : integer.toString();
  }

  /** Returns a tree whose scalars are as they come out. */
  public Object ofTree(Object tree) {
    return map(tree, this::of);
  }

  /** Returns a tree with other scalars. */
  public static Object map(Object tree, UnaryOperator<Scalar> change) {
    if (tree instanceof Map<?, ?> map) {
      Map<String, Object> changed = new LinkedHashMap<>();
      map.forEach((key, value) -> changed.put((String) key, map(value, change)));
      return changed;
    }
    if (tree instanceof List<?> list) {
      List<Object> changed = new ArrayList<>();
      list.forEach(item -> changed.add(map(item, change)));
      return changed;
    }
    return change.apply((Scalar) tree);
  }
}
