// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.password;

import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.value.Secret;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user name with its password: what Prometheus sends, and what an exporter keeps a hash of.
 *
 * @param username user name; holds no colon
 * @param password password, at most {@value BcryptHash#MAX_PASSWORD_BYTES} bytes in UTF-8
 */
public record Login(String username, Secret password) {

  /** A user name that basic authentication cannot send. */
  public static final ProblemCode USERNAME_COLON =
      ProblemCode.error(
          "login.username.colon",
          "user name \"{0}\" holds a colon, where basic authentication begins the password",
          "Choose a user name without a colon.");

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int RANDOM_BYTES = 24;

  /** Refuses user names with a colon and passwords that bcrypt would cut. */
  public Login {
    if (username.indexOf(':') >= 0) {
      throw new InvalidConfigException(List.of(USERNAME_COLON.at(Location.ofPath(""), username)));
    }
    BcryptHash.checkLength(password);
  }

  /** Returns a login with a new random password of 32 letters, digits, {@code -} and {@code _}. */
  public static Login create(String username) {
    byte[] bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    return new Login(
        username, Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));
  }

  /**
   * Returns a login.
   *
   * @throws InvalidConfigException if the user name or the password cannot be used
   */
  public static Login of(String username, Secret password) {
    return new Login(username, password);
  }

  /**
   * Returns a hash of the password: the stored one if it has the wanted cost and still verifies, so
   * that files do not change from run to run, else a new one.
   *
   * @param stored hash in use so far; {@code null} if there is none
   * @param cost power of two of the rounds, 4 to 31
   */
  public BcryptHash hash(@Nullable BcryptHash stored, int cost) {
    return stored != null && stored.cost() == cost && stored.verifies(password)
        ? stored
        : BcryptHash.create(password, cost);
  }
}
