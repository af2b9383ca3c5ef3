// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Ways to carry a value over. */
final class Forms {

  /** As it is, but left out if it is an empty list or mapping. */
  static final Form AS_IS = of(Forms::unlessEmpty, Forms::unlessEmpty);

  /** As it is, be it empty. */
  static final Form KEPT = of(value -> value, value -> value);

  /** As it is, but left out if it is an empty text. */
  static final Form UNLESS_BLANK = of(Forms::unlessBlank, Forms::unlessBlank);

  /** As it is; the operator takes an empty one for the default, which matches all. */
  static final Form REGEX = of(Forms::unlessBlank, value -> "".equals(value) ? "^$" : value);

  /** A mapping whose keys are sorted byte by byte. */
  static final Form SORTED = of(Forms::sorted, Forms::unlessEmpty);

  /** A mapping whose keys are sorted as yaml.v2 sorts them: digits count as numbers. */
  static final Form NATURAL =
      of(Forms::naturallySorted, value -> Trees.map(value).isEmpty() ? null : value);

  /** Filters by name. */
  static final Form FILTERS = of(Forms::sortedByName, Forms::unlessEmpty);

  /** A quantity of Kubernetes, such as {@code "1.1"}, and a number. */
  static final Form QUANTITY = of(Forms::number, Forms::quantity);

  private Forms() {}

  interface Change {
    @Nullable Object of(Object value);
  }

  static Form of(Change generate, Change convert) {
    return new Form() {
      @Override
      public @Nullable Object generate(Object value, Generation in) {
        return generate.of(value);
      }

      @Override
      public @Nullable Object convert(Object value, Conversion in) {
        return convert.of(value);
      }
    };
  }

  /** Returns the form of a list of items, which is left out if empty. */
  static Form listOf(Form item) {
    return new Form() {
      @Override
      public @Nullable Object generate(Object value, Generation in) {
        List<Object> items = Trees.list(value);
        return unlessEmpty(
            IntStream.range(0, items.size())
                .mapToObj(i -> item.generate(items.get(i), in.at(i)))
                .toList());
      }

      @Override
      public @Nullable Object convert(Object value, Conversion in) {
        List<Object> items = Trees.list(value);
        return unlessEmpty(
            IntStream.range(0, items.size())
                .mapToObj(i -> item.convert(items.get(i), in.at(i)))
                .toList());
      }

      @Override
      public void check(Object value, Check in) {
        List<Object> items = Trees.list(value);
        IntStream.range(0, items.size()).forEach(i -> item.check(items.get(i), in.at(i)));
      }
    };
  }

  /** Words that prometheus.yml writes in lower case. */
  static Form lower(String... words) {
    return words(word -> word.toLowerCase(Locale.ROOT), words);
  }

  /** Words that prometheus.yml writes in another way. */
  static Form words(UnaryOperator<String> written, String... words) {
    return of(
        value -> value instanceof String word ? written.apply(word) : value,
        value -> {
          for (String word : words) {
            if (written.apply(word).equals(value)) {
              return word;
            }
          }
          return value;
        });
  }

  private static @Nullable Object unlessEmpty(Object value) {
    boolean empty =
        value instanceof List<?> list && list.isEmpty()
            || value instanceof Map<?, ?> map && map.isEmpty();
    return empty ? null : value;
  }

  private static @Nullable Object unlessBlank(Object value) {
    return "".equals(value) ? null : value;
  }

  private static @Nullable Object sorted(Object value) {
    return Trees.map(value).isEmpty() ? null : new TreeMap<>(Trees.map(value));
  }

  static Map<String, Object> naturallySorted(Object value) {
    Map<String, Object> sorted = new TreeMap<>(NaturalOrder.OF_KEYS);
    sorted.putAll(Trees.map(value));
    return sorted;
  }

  private static @Nullable Object sortedByName(Object value) {
    List<Map<String, Object>> filters = new ArrayList<>();
    for (Object each : Trees.list(value)) {
      Map<String, Object> filter = new LinkedHashMap<>();
      filter.put("name", Trees.text(Trees.map(each), "name"));
      filter.put("values", Trees.list(Trees.map(each).get("values")));
      filters.add(filter);
    }
    filters.sort(Comparator.comparing(each -> Trees.text(each, "name")));
    return unlessEmpty(filters);
  }

  private static Object number(Object value) {
    return value instanceof String text ? (Object) Quantities.parse(text).doubleValue() : value;
  }

  /** Returns a quantity; of what is no finite number a text, which the schema refuses. */
  private static Object quantity(Object value) {
    boolean isFinite = !(value instanceof Double number) || Double.isFinite(number);
    return isFinite ? new BigDecimal("" + value).toPlainString() : "" + value;
  }
}
