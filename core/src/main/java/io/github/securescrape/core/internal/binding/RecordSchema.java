// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.binding;

import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.schema.Inline;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.NullIsZero;
import io.github.securescrape.core.schema.Unchecked;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.core.value.Version;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The keys of a section, as the header of its record says. */
final class RecordSchema {

  /** A component: one key, a record whose keys are inlined, a list by keys, or the unknown keys. */
  private sealed interface Component {
    Method accessor();
  }

  private record OneKey(Method accessor, Field field) implements Component {}

  private record Inlined(Method accessor, RecordSchema schema, @Nullable Unchecked unchecked)
      implements Component {}

  private record Family(Method accessor, List<Class<?>> members) implements Component {}

  private record UnknownKeys(Method accessor) implements Component {}

  private static final Object NONE = new Object();

  private static final ClassValue<RecordSchema> SCHEMAS =
      new ClassValue<>() {
        @Override
        protected RecordSchema computeValue(Class<?> type) {
          return new RecordSchema(type);
        }
      };

  private final Class<?> type;
  private final List<Component> components = new ArrayList<>();
  private final List<Field> fields = new ArrayList<>();
  private final Map<String, Integer> indexes = new LinkedHashMap<>();
  private final Constructor<?> constructor;
  private final int[] required;
  private final boolean hasDefaults;

  /** The record with nothing set, or {@link #NONE} if its rules are against it. */
  private volatile @Nullable Object bare;

  private RecordSchema(Class<?> type) {
    this.type = type;
    RecordComponent[] header = type.getRecordComponents();
    try {
      Class<?>[] types =
          Arrays.stream(header).map(RecordComponent::getType).toArray(Class<?>[]::new);
      constructor = type.getConstructor(types);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " is no public record", e);
    }
    for (RecordComponent component : header) {
      add(component);
    }
    for (int i = 0; i < fields.size(); i++) {
      if (indexes.put(fields.get(i).key(), i) != null) {
        throw new IllegalStateException(type + " has the key " + fields.get(i).key() + " twice");
      }
    }
    required = IntStream.range(0, fields.size()).filter(i -> fields.get(i).hasToBeSet()).toArray();
    hasDefaults = fields.stream().anyMatch(Field::hasDefault);
  }

  static RecordSchema of(Class<?> type) {
    return SCHEMAS.get(type);
  }

  private void add(RecordComponent component) {
    Method accessor = component.getAccessor();
    if (component.getType() == Extra.class) {
      components.add(new UnknownKeys(accessor));
    } else if (!component.isAnnotationPresent(Inline.class)) {
      Field field = Field.of(component);
      components.add(new OneKey(accessor, field));
      fields.add(field);
    } else if (component.getGenericType() instanceof ParameterizedType list) {
      Class<?> family = (Class<?>) list.getActualTypeArguments()[0];
      List<Class<?>> members = List.of(family.getPermittedSubclasses());
      components.add(new Family(accessor, members));
      members.forEach(member -> fields.add(Field.ofMember(member)));
    } else {
      Unchecked unchecked = component.getAnnotation(Unchecked.class);
      RecordSchema schema = of(component.getType());
      components.add(new Inlined(accessor, schema, unchecked));
      schema.fields.forEach(field -> fields.add(field.inlinedAt(component)));
    }
  }

  Class<?> type() {
    return type;
  }

  /** Returns all keys, inlined ones where their component stands. */
  List<Field> fields() {
    return fields;
  }

  /** Returns the index of a key in {@link #fields()}, negative if there is none. */
  int indexOf(String key) {
    return indexes.getOrDefault(key, -1);
  }

  /** Returns the index of a key in whatever case, negative if there is none. */
  int indexOfIgnoringCase(String key) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).key().equalsIgnoreCase(key)) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the indexes of the keys that must be there. */
  int[] required() {
    return required;
  }

  boolean hasDefaults() {
    return hasDefaults;
  }

  /** Returns whether an explicit null is a section of this type, with all keys zero. */
  boolean nullIsZero() {
    return type.isAnnotationPresent(NullIsZero.class);
  }

  /** Returns whether this is one of several sections that a list of records is made of. */
  boolean isFamilyMember() {
    return Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed);
  }

  boolean takesUnknownKeys() {
    return components.stream().anyMatch(UnknownKeys.class::isInstance);
  }

  /**
   * Builds the record from the values of all fields, in their order.
   *
   * @param values {@code null} for a key that is left out
   * @param extra the unknown keys; {@code null} if there are none
   * @param version of the program that the file is for; {@code null} if any
   * @param broken what takes the rules that the values break, by the record that has them; all are
   *     built all the same
   */
  Object create(
      @Nullable Object[] values,
      @Nullable Extra extra,
      @Nullable Version version,
      Function<Class<?>, Consumer<Problem>> broken) {
    return create(values, 0, extra, version, broken);
  }

  private Object create(
      @Nullable Object[] values,
      int first,
      @Nullable Extra extra,
      @Nullable Version version,
      Function<Class<?>, Consumer<Problem>> broken) {
    @Nullable Object[] arguments = new Object[components.size()];
    int from = first;
    for (int i = 0; i < arguments.length; i++) {
      Component component = components.get(i);
      if (component instanceof OneKey key) {
        Object value = values[from++];
        arguments[i] = value == null ? key.field().whenMissing() : value;
      } else if (component instanceof Inlined inlined) {
        arguments[i] = create(inlined, values, from, version, broken);
        from += inlined.schema().fields.size();
      } else if (component instanceof Family family) {
        int to = from + family.members().size();
        arguments[i] = together(values, from, to);
        from = to;
      } else {
        arguments[i] = extra;
      }
    }
    return Invariants.reading(broken.apply(type), () -> construct(arguments));
  }

  private static Object create(
      Inlined inlined,
      @Nullable Object[] values,
      int from,
      @Nullable Version version,
      Function<Class<?>, Consumer<Problem>> broken) {
    RecordSchema schema = inlined.schema();
    if (isEmpty(values, from, from + schema.fields.size())) {
      // Most sections set few of the keys inlined in them.
      Object bare = schema.bare();
      if (bare != NONE) {
        return bare;
      }
    }
    boolean checked = Field.isChecked(inlined.unchecked(), version);
    return schema.create(
        values, from, null, version, checked ? broken : each -> onlyTexts(broken.apply(each)));
  }

  private static List<Object> together(@Nullable Object[] values, int from, int to) {
    if (isEmpty(values, from, to)) {
      return List.of();
    }
    List<Object> all = new ArrayList<>();
    for (int i = from; i < to; i++) {
      if (values[i] instanceof List<?> members) {
        all.addAll(members);
      }
    }
    return all;
  }

  private static boolean isEmpty(@Nullable Object[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      if (values[i] != null) {
        return false;
      }
    }
    return true;
  }

  private Object bare() {
    Object made = bare;
    if (made == null) {
      List<Problem> found = new ArrayList<>();
      made = create(new Object[fields.size()], null, null, ignored -> found::add);
      made = found.isEmpty() ? made : NONE;
      bare = made;
    }
    return made;
  }

  /** Returns what takes the broken rules of a record of which only the texts are checked. */
  static Consumer<Problem> onlyTexts(Consumer<Problem> broken) {
    return problem -> {
      if (problem.code().aboutText()) {
        broken.accept(problem);
      }
    };
  }

  /** Returns what takes the broken rules of a record that is not checked. */
  private static Consumer<Problem> ignoring(Class<?> unchecked) {
    return problem -> {};
  }

  private Object construct(@Nullable Object[] arguments) {
    try {
      return constructor.newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be built", e);
    }
  }

  /** Returns the record with nothing set, whatever its rules say. */
  Object empty() {
    return create(new Object[fields.size()], null, null, RecordSchema::ignoring);
  }

  /** Returns the values of all fields of a record, in their order. */
  List<@Nullable Object> values(Object record) {
    List<@Nullable Object> values = new ArrayList<>(fields.size());
    for (Component component : components) {
      Object value = get(component, record);
      if (component instanceof Inlined inlined) {
        values.addAll(inlined.schema().values(value));
      } else if (component instanceof Family family) {
        for (Class<?> member : family.members()) {
          values.add(((List<?>) value).stream().filter(member::isInstance).toList());
        }
      } else if (component instanceof OneKey) {
        values.add(value);
      }
    }
    return values;
  }

  /** Returns for each field the record whose header has it: this one, or one inlined in it. */
  List<Object> holders(Object record) {
    List<Object> holders = new ArrayList<>(fields.size());
    for (Component component : components) {
      if (component instanceof Inlined inlined) {
        holders.addAll(inlined.schema().holders(get(component, record)));
      } else if (component instanceof Family family) {
        holders.addAll(Collections.nCopies(family.members().size(), record));
      } else if (component instanceof OneKey) {
        holders.add(record);
      }
    }
    return holders;
  }

  /** Returns the unknown keys that a record carries, {@code null} if there are none. */
  @Nullable Extra extra(Object record) {
    for (Component component : components) {
      if (component instanceof UnknownKeys) {
        return (Extra) get(component, record);
      }
    }
    return null;
  }

  private static Object get(Component component, Object record) {
    try {
      return component.accessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
