// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.binding;

import io.github.securescrape.core.schema.EmptyIsUnset;
import io.github.securescrape.core.schema.IgnoreCase;
import io.github.securescrape.core.schema.Keyword;
import io.github.securescrape.core.schema.ScalarType;
import io.github.securescrape.core.value.Scalar;
import io.github.securescrape.core.value.Version;
import java.lang.reflect.AnnotatedElement;
import java.util.LinkedHashMap;
import java.util.List;
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
  private final boolean emptyIsUnset;
  private @Nullable Keyword zero;

  private KeywordType(Class<?> type, @Nullable Version version) {
    ignoreCase = type.isAnnotationPresent(IgnoreCase.class);
    emptyIsUnset = type.isAnnotationPresent(EmptyIsUnset.class);
    for (Object each : type.getEnumConstants()) {
      Keyword constant = (Keyword) each;
      if (!isKnownTo(version, type, ((Enum<?>) each).name())) {
        continue;
      }
      if (constant.keyword().isEmpty()) {
        zero = constant;
      } else {
        words.put(fold(constant.keyword()), constant);
      }
    }
  }

  /** Returns the words of an enum that a version knows; {@code null} for those of all versions. */
  static ScalarType<Keyword> of(Class<?> type, @Nullable Version version) {
    return new KeywordType(type, version);
  }

  private static boolean isKnownTo(@Nullable Version version, Class<?> type, String constant) {
    try {
      AnnotatedElement declared = type.getField(constant);
      return Field.isWithin(version, Field.since(declared), Field.until(declared));
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public @Nullable Keyword read(Scalar scalar) {
    return words.get(fold(scalar.text()));
  }

  private String fold(String word) {
    return ignoreCase ? word.toLowerCase(Locale.ROOT) : word;
  }

  /** Returns whether an empty text is the same as leaving the key out. */
  boolean isEmptyUnset() {
    return emptyIsUnset;
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
        : words.values().stream()
            .map(Keyword::keyword)
            .collect(Collectors.joining("`, `", words.size() == 1 ? "`" : "one of `", "`"));
  }

  /** Returns the word that a wrong one was probably meant to be. */
  Optional<String> near(String wrong) {
    List<String> known = words.values().stream().map(Keyword::keyword).toList();
    return known.stream()
        .filter(wrong::equalsIgnoreCase)
        .findFirst()
        .or(() -> Suggestions.near(wrong, known));
  }

  /** Returns the word that a wrong one must have been meant to be, if that is sure. */
  Optional<String> sure(String wrong) {
    List<String> known = words.values().stream().map(Keyword::keyword).toList();
    return near(wrong)
        .filter(word -> word.equalsIgnoreCase(wrong) || Suggestions.isSure(wrong, word, known));
  }
}
