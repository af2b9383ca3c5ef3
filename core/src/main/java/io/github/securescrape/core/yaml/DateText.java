// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.yaml;

import io.github.securescrape.core.schema.ScalarType;
import io.github.securescrape.core.value.Scalar;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Days such as {@code 2027-01-31}. */
final class DateText implements ScalarType<LocalDate> {

  @Override
  public @Nullable LocalDate read(Scalar scalar) {
    try {
      return LocalDate.parse(scalar.text());
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  @Override
  public Scalar write(LocalDate value) {
    return new Scalar(value.toString(), value);
  }

  @Override
  public @Nullable LocalDate zero() {
    return null;
  }

  @Override
  public String expected() {
    return "a day such as 2027-01-31";
  }
}
