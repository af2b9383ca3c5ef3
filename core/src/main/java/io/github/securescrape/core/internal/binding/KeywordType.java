// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.binding;

import io.github.securescrape.core.schema.IgnoreCase;
import io.github.securescrape.core.schema.Keyword;
import io.github.securescrape.core.schema.ScalarType;
import io.github.securescrape.core.value.Scalar;
import io.github.securescrape.core.value.Version;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words of an enum. */
final class KeywordType implements ScalarType<Keyword> {

  private static final int MAX_LISTED = 8;

  private final Map<String, Keyword> words = new LinkedHashMap<>();
  private final boolean ignoreCase;
  private @Nullable Keyword zero;

  private KeywordType(Class<?> type, @Nullable Version version) {
    ignoreCase = type.isAnnotationPresent(IgnoreCase.class);
    for (Object each : type.getEnumConstants()) {
      Keyword constant = (Keyword) each;
      if (!isKnownTo(version, type, ((Enum<?>) each).name())) {
        continue;
      }
      if (constant.keyword().isEmpty()) {
        zero = constant;
      } else {
        words.put(constant.keyword(), constant);
      }
    }
  }

  /** Returns the words of an enum that a version knows; {@code null} for those of all versions. */
  static ScalarType<Keyword> of(Class<?> type, @Nullable Version version) {
    return new KeywordType(type, version);
  }

  private static boolean isKnownTo(@Nullable Version version, Class<?> type, String constant) {
    try {
      Field field = type.getField(constant);
      Version since = RecordSchema.since(field);
      Version until = RecordSchema.until(field);
      return version == null
          || (since == null || version.isAtLeast(since))
              && (until == null || !version.isAtLeast(until));
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public @Nullable Keyword read(Scalar scalar) {
    return words.get(ignoreCase ? scalar.text().toLowerCase(Locale.ROOT) : scalar.text());
  }

  @Override
  public Scalar write(Keyword value) {
    return value == zero
        ? new Scalar("", Scalar.NULL)
        : new Scalar(value.keyword(), value.keyword());
  }

  @Override
  public @Nullable Keyword zero() {
    return zero;
  }

  @Override
  public String expected() {
    return words.size() > MAX_LISTED
        ? "one of the " + words.size() + " known words"
        : words.keySet().stream().collect(Collectors.joining("`, `", "one of `", "`"));
  }

  /** Returns the word that a wrong one was probably meant to be. */
  Optional<String> near(String wrong) {
    return words.keySet().stream()
        .filter(wrong::equalsIgnoreCase)
        .findFirst()
        .or(() -> Suggestions.near(wrong, words.keySet()));
  }
}
