// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fuzz;

import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.core.value.Extra;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes a record of the components of two others, at every depth, as far as its rules permit. */
final class RecordMix {

  private final Choice choice;
  private int refused;

  RecordMix(Choice choice) {
    this.choice = choice;
  }

  /** Returns how many records their rules did not permit so far. */
  int refused() {
    return refused;
  }

  /** Returns a record made of parts of both. */
  <T> T mix(T one, T other) throws ReflectiveOperationException {
    @SuppressWarnings("unchecked")
    Class<T> type = (Class<T>) one.getClass();
    return type.cast(part(one, other));
  }

  private Object part(Object one, Object other) throws ReflectiveOperationException {
    if (one instanceof List<?> some && other instanceof List<?> more) {
      return items(some, more);
    }
    boolean sections =
        one instanceof Record
            && other != null
            && one.getClass() == other.getClass()
            && !one.getClass().getPackage().equals(Extra.class.getPackage());
    if (!sections) {
      return choice.onceIn(2) ? one : other;
    }
    RecordComponent[] header = one.getClass().getRecordComponents();
    Object[] parts = new Object[header.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = part(header[i].getAccessor().invoke(one), header[i].getAccessor().invoke(other));
    }
    Class<?>[] types = Arrays.stream(header).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return one.getClass().getDeclaredConstructor(types).newInstance(parts);
    } catch (InvocationTargetException e) {
      if (!(e.getCause() instanceof InvalidConfigException)) {
        throw e;
      }
      refused++;
      return choice.onceIn(2) ? one : other;
    }
  }

  private List<Object> items(List<?> some, List<?> more) throws ReflectiveOperationException {
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < Math.max(some.size(), more.size()); i++) {
      if (i < some.size() && i < more.size()) {
        items.add(part(some.get(i), more.get(i)));
      } else if (choice.onceIn(2)) {
        items.add(i < some.size() ? some.get(i) : more.get(i));
      }
    }
    return items;
  }
}
