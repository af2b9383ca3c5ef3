// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.schema;

import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.core.value.Secret;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rules within one record, checked in its canonical constructor: all broken ones are thrown as
 * one {@link InvalidConfigException}, which a builder lets through. A rule that newer versions of
 * the program have dropped is not thrown.
 *
 * <p>The reader takes the broken rules instead: then the record is built all the same, so that
 * rules across records still see it; required parts that are missing are {@code null} in it.
 */
public final class Invariants {

  private static final ThreadLocal<Consumer<Problem>> READER = new ThreadLocal<>();

  private final List<Problem> broken;
  private final Location place;

  private Invariants(List<Problem> broken, Location place) {
    this.broken = broken;
    this.place = place;
  }

  /**
   * Checks the rules that the given block states.
   *
   * @throws InvalidConfigException with every broken rule
   */
  public static void check(Consumer<Invariants> rules) {
    Invariants invariants = new Invariants(new ArrayList<>(), Location.ofPath(""));
    rules.accept(invariants);
    if (invariants.broken.isEmpty()) {
      return;
    }
    Consumer<Problem> reader = READER.get();
    if (reader != null) {
      invariants.broken.forEach(reader);
      return;
    }
    List<Problem> current =
        invariants.broken.stream().filter(each -> each.code().until() == null).toList();
    if (!current.isEmpty()) {
      throw new InvalidConfigException(current);
    }
  }

  /**
   * Runs a construction of records whose broken rules go to the given reader instead of being
   * thrown; not for use outside of securescrape.
   */
  public static <T> T reading(Consumer<Problem> reader, Supplier<T> construction) {
    Consumer<Problem> outer = READER.get();
    READER.set(reader);
    try {
      return construction.get();
    } finally {
      if (outer == null) {
        READER.remove();
      } else {
        READER.set(outer);
      }
    }
  }

  /** Returns an unmodifiable copy with the entries in the same order. */
  public static <K, V> Map<K, V> copyOf(Map<K, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /**
   * Returns an unmodifiable copy of records of a sealed family, those of one type together, in the
   * order in which the family permits them.
   */
  public static <T> List<T> grouped(Class<T> family, List<? extends T> records) {
    if (records.size() < 2) {
      return List.copyOf(records);
    }
    List<Class<?>> order = List.of(family.getPermittedSubclasses());
    List<T> grouped = new ArrayList<>(records);
    grouped.sort(Comparator.comparingInt(each -> order.indexOf(each.getClass())));
    return Collections.unmodifiableList(grouped);
  }

  /** Returns whether a component counts as set for Prometheus: there, and not an empty text. */
  public static boolean isSet(@Nullable Object value) {
    return value instanceof String text
        ? !text.isEmpty()
        : value != null && !(value instanceof Secret secret && secret.isEmpty());
  }

  /** Returns whether at least one of the values is set. */
  public static boolean anySet(@Nullable Object... values) {
    return countSet(values) > 0;
  }

  // A loop, because a file of many jobs comes by here very often.
  private static int countSet(@Nullable Object... values) {
    int count = 0;
    for (Object value : values) {
      count += isSet(value) ? 1 : 0;
    }
    return count;
  }

  /** Returns the same rules for an item of one of the record's lists. */
  public Invariants at(String key, int index) {
    return at(YamlPath.root().key(key).index(index));
  }

  /** Returns the same rules for an entry of one of the record's maps. */
  public Invariants at(String key, String entry) {
    return at(YamlPath.root().key(key).key(entry));
  }

  private Invariants at(YamlPath path) {
    return new Invariants(broken, Location.ofPath(path.toString()));
  }

  /** States that something holds. */
  public Invariants holds(boolean condition, ProblemCode code, @Nullable Object... arguments) {
    if (!condition) {
      broken.add(code.at(place, arguments));
    }
    return this;
  }

  /** States that at most one of the values is set. */
  public Invariants atMostOne(ProblemCode code, @Nullable Object... values) {
    return holds(countSet(values) <= 1, code);
  }

  /** States that a component is there and not empty. */
  public Invariants present(String key, @Nullable Object value) {
    boolean present = isSet(value) && !(value instanceof Collection<?> list && list.isEmpty());
    return holds(present, InvalidConfigException.MISSING.onKeys(key), key);
  }
}
