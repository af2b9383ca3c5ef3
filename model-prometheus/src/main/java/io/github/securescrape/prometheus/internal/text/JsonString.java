// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.text;

import io.github.securescrape.core.schema.ScalarType;
import io.github.securescrape.core.value.Scalar;
import org.jspecify.annotations.Nullable;

/** Texts in JSON, where a number or a boolean is none. */
public final class JsonString implements ScalarType<String> {

  @Override
  public @Nullable String read(Scalar scalar) {
    return scalar.value() instanceof String text ? text : null;
  }

  @Override
  public Scalar write(String value) {
    return new Scalar(value, value);
  }

  @Override
  public String zero() {
    return "";
  }

  @Override
  public String expected() {
    return "a text between double quotes";
  }

  @Override
  public String hint() {
    return "Put double quotes around it.";
  }
}
