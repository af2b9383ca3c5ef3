// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.binding;

import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Inline;
import io.github.securescrape.core.schema.Key;
import io.github.securescrape.core.schema.Required;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.schema.Until;
import io.github.securescrape.core.value.Version;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The keys of a section, as the header of its record says. */
final class RecordSchema {

  /**
   * One key of a section.
   *
   * @param key as it stands in the file
   * @param type Java type of its value
   * @param since first version that knows it; {@code null} if all do
   * @param until first version that no longer knows it; {@code null} if none
   * @param defaultText value where it is left out; {@code null} for the zero value
   * @param required whether it must be there
   * @param unset what the component holds where the key is left out: an empty list or mapping, or
   *     {@code null}
   */
  record Field(
      String key,
      Type type,
      @Nullable Version since,
      @Nullable Version until,
      @Nullable String defaultText,
      boolean required,
      @Nullable Object unset) {

    boolean isKnownTo(@Nullable Version version) {
      return version == null
          || (since == null || version.isAtLeast(since))
              && (until == null || !version.isAtLeast(until));
    }
  }

  /** A component: a key of its own, or a record whose keys are inlined. */
  private record Component(MethodHandle accessor, @Nullable RecordSchema inlined) {}

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
  }

  static RecordSchema of(Class<?> type) {
    return SCHEMAS.get(type);
  }

  private void add(RecordComponent component, MethodHandle accessor) {
    if (component.isAnnotationPresent(Inline.class)) {
      RecordSchema inlined = of(component.getType());
      components.add(new Component(accessor, inlined));
      fields.addAll(inlined.fields);
      return;
    }
    components.add(new Component(accessor, null));
    Key key = component.getAnnotation(Key.class);
    Default value = component.getAnnotation(Default.class);
    fields.add(
        new Field(
            key == null ? toKey(component.getName()) : key.value(),
            component.getGenericType(),
            since(component),
            until(component),
            value == null ? null : value.value(),
            component.isAnnotationPresent(Required.class),
            unset(component)));
  }

  private static @Nullable Object unset(RecordComponent component) {
    if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
      return null;
    }
    Class<?> type = component.getType();
    return type == List.class ? List.of() : type == Map.class ? Map.of() : null;
  }

  static @Nullable Version since(AnnotatedElement element) {
    Since since = element.getAnnotation(Since.class);
    return since == null ? null : Version.parse(since.value());
  }

  static @Nullable Version until(AnnotatedElement element) {
    Until until = element.getAnnotation(Until.class);
    return until == null ? null : Version.parse(until.value());
  }

  private static String toKey(String component) {
    return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  Class<?> type() {
    return type;
  }

  /** Returns all keys, inlined ones where their record stands. */
  List<Field> fields() {
    return fields;
  }

  /** Returns the index of a key in {@link #fields()}, negative if there is none. */
  int indexOf(String key) {
    return indexes.getOrDefault(key, -1);
  }

  boolean hasDefaults() {
    return fields.stream().anyMatch(field -> field.defaultText() != null);
  }

  /**
   * Builds the record from the values of all fields, in their order.
   *
   * @param broken takes the rules that the values break
   * @return the record, {@code null} if a rule is broken
   */
  @Nullable Object create(List<@Nullable Object> values, Consumer<Problem> broken) {
    @Nullable Object[] arguments = new Object[components.size()];
    boolean whole = true;
    int from = 0;
    for (int i = 0; i < arguments.length; i++) {
      RecordSchema inlined = components.get(i).inlined();
      if (inlined == null) {
        arguments[i] = values.get(from++);
        continue;
      }
      int to = from + inlined.fields.size();
      Object part = inlined.create(values.subList(from, to), broken);
      whole &= part != null;
      // An empty part in place of the broken one, so that the other rules are checked too.
      arguments[i] = part == null ? inlined.empty() : part;
      from = to;
    }
    try {
      Object record = (Object) constructor.invokeExact(arguments);
      return whole ? record : null;
    } catch (InvalidConfigException e) {
      e.report().problems().forEach(broken);
      return null;
    } catch (Throwable e) {
      throw new IllegalStateException(type + " cannot be built", e);
    }
  }

  /** Returns the record with nothing set, {@code null} if its own rules forbid that. */
  @Nullable Object empty() {
    List<@Nullable Object> values = new ArrayList<>();
    fields.forEach(field -> values.add(field.unset()));
    return create(values, problem -> {});
  }

  /** Returns the values of all fields of a record, in their order. */
  List<@Nullable Object> values(Object record) {
    List<@Nullable Object> values = new ArrayList<>(fields.size());
    for (Component component : components) {
      Object value;
      try {
        value = (Object) component.accessor().invokeExact(record);
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
      if (component.inlined() == null) {
        values.add(value);
      } else {
        values.addAll(component.inlined().values(value));
      }
    }
    return values;
  }
}
