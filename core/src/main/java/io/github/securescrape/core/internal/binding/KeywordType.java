// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.binding;

import io.github.securescrape.core.schema.Keyword;
import io.github.securescrape.core.schema.ScalarType;
import io.github.securescrape.core.value.Scalar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words of an enum. */
final class KeywordType implements ScalarType<Keyword> {

  private final Map<String, Keyword> words = new LinkedHashMap<>();
  private @Nullable Keyword zero;

  private KeywordType(Class<?> type) {
    for (Object each : type.getEnumConstants()) {
      Keyword constant = (Keyword) each;
      if (constant.keyword().isEmpty()) {
        zero = constant;
      } else {
        words.put(constant.keyword(), constant);
      }
    }
  }

  static ScalarType<Keyword> of(Class<?> type) {
    return new KeywordType(type);
  }

  @Override
  public @Nullable Keyword read(Scalar scalar) {
    return words.get(scalar.text());
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
    return words.keySet().stream().collect(Collectors.joining("`, `", "one of `", "`"));
  }
}
