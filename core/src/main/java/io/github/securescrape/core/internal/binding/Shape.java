// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.binding;

import io.github.securescrape.core.schema.Dialect;
import io.github.securescrape.core.schema.Keyword;
import io.github.securescrape.core.schema.ScalarType;
import io.github.securescrape.core.value.Version;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a value looks like in YAML. */
sealed interface Shape {

  /** A scalar. */
  record ScalarShape(ScalarType<Object> type) implements Shape {

    /** Returns the type of an enum; {@code null} if this is another. */
    @Nullable KeywordType keywords() {
      // The shape holds the type as one of plain objects.
      Object own = type;
      return own instanceof KeywordType words ? words : null;
    }

    /** Returns whether an empty text counts as none. */
    boolean isEmptyUnset() {
      KeywordType words = keywords();
      return words != null && words.isEmptyUnset();
    }
  }

  /** A list of values of one shape. */
  record ListShape(Shape item) implements Shape {}

  /** A mapping from texts to values of one shape. */
  record MapShape(Shape value) implements Shape {}

  /** A mapping with known keys. */
  record SectionShape(RecordSchema schema) implements Shape {}

  /** Anything: what the program does not look into. */
  record AnyShape() implements Shape {}

  /** Returns whether values of this shape must not be shown. */
  default boolean isSecret() {
    return this instanceof ScalarShape scalar
        ? scalar.type().isSecret()
        : this instanceof ListShape list
            ? list.item().isSecret()
            : this instanceof MapShape map && map.value().isSecret();
  }

  /** Returns what fits, with its article. */
  default String expected() {
    return this instanceof ScalarShape scalar
        ? scalar.type().expected()
        : this instanceof ListShape
            ? "a list"
            : this instanceof AnyShape ? "anything" : "a mapping";
  }

  /** The shapes of Java types in one dialect. */
  final class Shapes {
    private final Dialect dialect;
    private final @Nullable Version version;
    private final Map<Type, Shape> known = new HashMap<>();
    private final Map<Field, Shape> fields = new HashMap<>();

    Shapes(Dialect dialect, @Nullable Version version) {
      this.dialect = dialect;
      this.version = version;
    }

    Shape of(Field field) {
      Shape shape = fields.get(field);
      if (shape == null) {
        shape = field.unsigned() ? new ScalarShape(cast(StandardTypes.UNSIGNED)) : of(field.type());
        fields.put(field, shape);
      }
      return shape;
    }

    private Shape of(Type type) {
      Shape shape = known.get(type);
      if (shape == null) {
        shape = make(type);
        known.put(type, shape);
      }
      return shape;
    }

    private Shape make(Type type) {
      if (type instanceof ParameterizedType generic) {
        Type[] arguments = generic.getActualTypeArguments();
        return generic.getRawType() == List.class
            ? new ListShape(of(arguments[0]))
            : new MapShape(of(arguments[1]));
      }
      Class<?> raw = (Class<?>) type;
      if (raw == Object.class) {
        return new AnyShape();
      }
      if (raw.isRecord() && dialect.scalar(raw).isEmpty()) {
        return new SectionShape(RecordSchema.of(raw));
      }
      return new ScalarShape(scalar(raw));
    }

    private ScalarType<Object> scalar(Class<?> type) {
      Optional<ScalarType<?>> own = dialect.scalar(type);
      return cast(
          own.orElseGet(
              () ->
                  Keyword.class.isAssignableFrom(type)
                      ? KeywordType.of(type, version)
                      : StandardTypes.of(type)));
    }

    // The dialect's and our own tables map each class to its own type.
    @SuppressWarnings("unchecked")
    private static ScalarType<Object> cast(ScalarType<?> type) {
      return (ScalarType<Object>) type;
    }
  }
}
