// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.text;

import io.github.securescrape.core.schema.ScalarType;
import io.github.securescrape.core.value.ByteSize;
import io.github.securescrape.core.value.Scalar;
import org.jspecify.annotations.Nullable;

/** Sizes as Prometheus writes them: {@code 10MB}, {@code 1.5KiB}. */
public final class ByteSizeText implements ScalarType<ByteSize> {

  @Override
  public @Nullable ByteSize read(Scalar scalar) {
    try {
      return ByteSize.parse(scalar.text());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  @Override
  public Scalar write(ByteSize value) {
    return new Scalar(value.toString(), value.toString());
  }

  @Override
  public ByteSize zero() {
    return ByteSize.of(0);
  }

  @Override
  public String expected() {
    return "a size such as \"10MB\"";
  }

  @Override
  public String hint() {
    return "Give the number a unit: `B`, `KB`, `MB`, `GB`, `TB`, `PB` or `EB`.";
  }
}
