// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.yaml;

import io.github.securescrape.core.password.BcryptHash;
import io.github.securescrape.core.schema.ScalarType;
import io.github.securescrape.core.value.Scalar;
import org.jspecify.annotations.Nullable;

/** bcrypt hashes, as an exporter accepts them. */
final class BcryptHashText implements ScalarType<BcryptHash> {

  @Override
  public @Nullable BcryptHash read(Scalar scalar) {
    try {
      return BcryptHash.parse(scalar.text());
    } catch (IllegalArgumentException e) {
      return null;
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
