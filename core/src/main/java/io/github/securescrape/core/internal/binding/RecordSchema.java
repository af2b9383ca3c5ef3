// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.binding;

import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.schema.Inline;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.NullIsZero;
import io.github.securescrape.core.schema.Unchecked;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.core.value.Version;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The keys of a section, as the header of its record says. */
final class RecordSchema {

  /** A component: one key, a record whose keys are inlined, a list by keys, or the unknown keys. */
  private sealed interface Component {
    MethodHandle accessor();
  }

  private record OneKey(MethodHandle accessor) implements Component {}

  private record Inlined(MethodHandle accessor, RecordSchema schema, @Nullable Unchecked unchecked)
      implements Component {}

  private record Family(MethodHandle accessor, List<Class<?>> members) implements Component {}

  private record UnknownKeys(MethodHandle accessor) implements Component {}

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
  private final MethodHandle constructor;
  private final boolean hasDefaults;

  /** The record with nothing set, or {@link #NONE} if its rules are against it. */
  private volatile @Nullable Object bare;

  private RecordSchema(Class<?> type) {
    this.type = type;
    RecordComponent[] header = type.getRecordComponents();
    try {
      Class<?>[] types =
          Arrays.stream(header).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<?> canonical = type.getDeclaredConstructor(types);
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      constructor =
          lookup
              .unreflectConstructor(canonical)
              .asSpreader(Object[].class, types.length)
              .asType(MethodType.methodType(Object.class, Object[].class));
      for (RecordComponent component : header) {
        MethodHandle accessor =
            lookup
                .unreflect(component.getAccessor())
                .asType(MethodType.methodType(Object.class, Object.class));
        add(component, accessor);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " is no public record", e);
    }
    for (int i = 0; i < fields.size(); i++) {
      if (indexes.put(fields.get(i).key(), i) != null) {
        throw new IllegalStateException(type + " has the key " + fields.get(i).key() + " twice");
      }
    }
    hasDefaults = fields.stream().anyMatch(Field::hasDefault);
  }

  static RecordSchema of(Class<?> type) {
    return SCHEMAS.get(type);
  }

  private void add(RecordComponent component, MethodHandle accessor) {
    if (component.getType() == Extra.class) {
      components.add(new UnknownKeys(accessor));
    } else if (!component.isAnnotationPresent(Inline.class)) {
      components.add(new OneKey(accessor));
      fields.add(Field.of(component));
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
   * @param extra the unknown keys; {@code null} if there are none
   * @param version of the program that the file is for; {@code null} if any
   * @param broken what takes the rules that the values break, by the record that has them; all are
   *     built all the same
   */
  Object create(
      List<@Nullable Object> values,
      @Nullable Extra extra,
      @Nullable Version version,
      Function<Class<?>, Consumer<Problem>> broken) {
    @Nullable Object[] arguments = new Object[components.size()];
    int from = 0;
    for (int i = 0; i < arguments.length; i++) {
      Component component = components.get(i);
      if (component instanceof UnknownKeys) {
        arguments[i] = extra;
      } else if (component instanceof Inlined inlined) {
        int to = from + inlined.schema().fields.size();
        arguments[i] = create(inlined, values.subList(from, to), version, broken);
        from = to;
      } else if (component instanceof Family family) {
        List<Object> all = new ArrayList<>();
        for (int member = 0; member < family.members().size(); member++) {
          all.addAll((List<?>) values.get(from++));
        }
        arguments[i] = all;
      } else {
        arguments[i] = values.get(from++);
      }
    }
    return Invariants.reading(broken.apply(type), () -> construct(arguments));
  }

  private static Object create(
      Inlined inlined,
      List<@Nullable Object> values,
      @Nullable Version version,
      Function<Class<?>, Consumer<Problem>> broken) {
    Object bare = inlined.schema().bareOf(values);
    if (bare != null) {
      return bare;
    }
    boolean checked = Field.isChecked(inlined.unchecked(), version);
    return inlined.schema().create(values, null, version, checked ? broken : onlyTexts(broken));
  }

  /**
   * Returns the record with nothing set if the values are those, and no rule is against it: most
   * sections set few of the keys inlined in them.
   */
  private @Nullable Object bareOf(List<@Nullable Object> values) {
    for (int i = 0; i < fields.size(); i++) {
      if (values.get(i) != fields.get(i).whenMissing()) {
        return null;
      }
    }
    Object made = bare;
    if (made == null) {
      List<Problem> found = new ArrayList<>();
      made = create(values, null, null, ignored -> found::add);
      made = found.isEmpty() ? made : NONE;
      bare = made;
    }
    return made == NONE ? null : made;
  }

  /** Returns what takes the broken rules of a record of which only the texts are checked. */
  private static Function<Class<?>, Consumer<Problem>> onlyTexts(
      Function<Class<?>, Consumer<Problem>> broken) {
    return type ->
        problem -> {
          if (problem.code().aboutText()) {
            broken.apply(type).accept(problem);
          }
        };
  }

  /** Returns what takes the broken rules of a record that is not checked. */
  private static Consumer<Problem> ignoring(Class<?> unchecked) {
    return problem -> {};
  }

  private Object construct(@Nullable Object[] arguments) {
    try {
      return (Object) constructor.invokeExact(arguments);
    } catch (Throwable e) {
      throw new IllegalStateException(type + " cannot be built", e);
    }
  }

  /** Returns the record with nothing set, whatever its rules say. */
  Object empty() {
    List<@Nullable Object> values = new ArrayList<>();
    fields.forEach(field -> values.add(field.whenMissing()));
    return create(values, null, null, RecordSchema::ignoring);
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
      return (Object) component.accessor().invokeExact(record);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
