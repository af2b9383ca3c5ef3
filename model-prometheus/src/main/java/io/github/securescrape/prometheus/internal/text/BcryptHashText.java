// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.text;

import io.github.securescrape.core.password.BcryptHash;
import io.github.securescrape.core.schema.ScalarType;
import io.github.securescrape.core.value.Scalar;
import org.jspecify.annotations.Nullable;

/** bcrypt hashes, as an exporter accepts them. */
public final class BcryptHashText implements ScalarType<BcryptHash> {

  private final @Nullable BcryptHash substitute;

  public BcryptHashText() {
    this(null);
  }

  /**
   * Returns a type that reads whatever is no hash as the given one.
   *
   * @param substitute a hash; {@code null} to refuse whatever is none
   */
  public BcryptHashText(@Nullable BcryptHash substitute) {
    this.substitute = substitute;
  }

  @Override
  public @Nullable BcryptHash read(Scalar scalar) {
    try {
      return BcryptHash.parse(scalar.text());
    } catch (IllegalArgumentException e) {
      return substitute;
    }
  }

  @Override
  public Scalar write(BcryptHash value) {
    return new Scalar(value.reveal(), value.reveal());
  }

  @Override
  public @Nullable BcryptHash zero() {
    return null;
  }

  @Override
  public String expected() {
    return "a bcrypt hash";
  }

  @Override
  public String hint() {
    return "Hash the password with bcrypt, such as with `htpasswd -nB USER`.";
  }

  @Override
  public boolean isSecret() {
    return true;
  }
}
