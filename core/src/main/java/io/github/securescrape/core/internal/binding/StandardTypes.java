// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.binding;

import io.github.securescrape.core.schema.ScalarType;
import io.github.securescrape.core.value.Scalar;
import io.github.securescrape.core.value.Secret;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Scalars that every dialect has, as go-yaml takes them for Go's own types. */
final class StandardTypes {

  private static final double MAX_INT = 0x1p63;
  private static final double MAX_UINT = 0x1p64;

  /** A whole number without sign, in the bits of a long. */
  static final ScalarType<Long> UNSIGNED =
      new Standard<>(
          StandardTypes::unsigned,
          value -> new Scalar(Long.toUnsignedString(value), value),
          0L,
          "a whole number of at least 0",
          false);

  /** Returns the value of a scalar, {@code null} if it fits none. */
  private interface Reading<T> {
    @Nullable T of(Scalar scalar);
  }

  private record Standard<T>(
      Reading<T> reader,
      Function<T, Scalar> writer,
      @Nullable T zero,
      String expected,
      boolean isSecret)
      implements ScalarType<T> {

    @Override
    public boolean isReadFromText() {
      return zero instanceof String || zero instanceof Secret;
    }

    @Override
    public @Nullable T read(Scalar scalar) {
      return reader.of(scalar);
    }

    @Override
    public Scalar write(T value) {
      return writer.apply(value);
    }
  }

  private static final Map<Class<?>, ScalarType<?>> TYPES =
      Map.of(
          String.class,
          new Standard<>(Scalar::text, text -> new Scalar(text, text), "", "a text", false),
          Secret.class,
          new Standard<>(
              scalar -> Secret.of(scalar.text()),
              secret -> new Scalar(secret.reveal(), secret.reveal()),
              Secret.of(""),
              "a text",
              true),
          Boolean.class,
          new Standard<>(
              scalar -> scalar.value() instanceof Boolean value ? value : null,
              value -> new Scalar(value.toString(), value),
              false,
              "`true` or `false` without quotes",
              false),
          Long.class,
          new Standard<>(
              StandardTypes::integer, StandardTypes::number, 0L, "a whole number", false),
          Double.class,
          new Standard<>(StandardTypes::decimal, StandardTypes::number, 0.0, "a number", false));

  private StandardTypes() {}

  static ScalarType<?> of(Class<?> type) {
    ScalarType<?> standard = TYPES.get(type);
    if (standard == null) {
      throw new IllegalStateException("no dialect knows scalars of " + type);
    }
    return standard;
  }

  /** Go cuts a float to a whole number, and takes one that is too large downwards only. */
  private static @Nullable Long integer(Scalar scalar) {
    if (scalar.value() instanceof Long value) {
      return value;
    }
    return scalar.value() instanceof Double value && value <= MAX_INT
        ? (Long) value.longValue()
        : null;
  }

  /** Go takes negative floats, which end as something large, and no negative whole numbers. */
  private static @Nullable Long unsigned(Scalar scalar) {
    if (scalar.value() instanceof Long value) {
      return value >= 0 ? value : null;
    }
    if (scalar.value() instanceof BigInteger value) {
      return value.longValue();
    }
    return scalar.value() instanceof Double value && value <= MAX_UINT
        ? (Long) (value >= MAX_INT ? new BigDecimal(value).longValue() : value.longValue())
        : null;
  }

  private static @Nullable Double decimal(Scalar scalar) {
    return scalar.value() instanceof Number value ? (Double) value.doubleValue() : null;
  }

  private static Scalar number(Long value) {
    return new Scalar(value.toString(), value);
  }

  private static Scalar number(Double value) {
    if (value.isNaN()) {
      return new Scalar(".nan", value);
    }
    if (value.isInfinite()) {
      return new Scalar(value > 0 ? ".inf" : "-.inf", value);
    }
    // Plain digits: YAML 1.1 readers take 1e3 for a text.
    String text = new BigDecimal(value.toString()).toPlainString();
    return new Scalar(text.contains(".") ? text : text + ".0", value);
  }
}
