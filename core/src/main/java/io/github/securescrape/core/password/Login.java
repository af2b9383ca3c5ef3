// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.password;

import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.value.Secret;
import java.security.SecureRandom;
import java.util.Base64;
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
              "Choose a user name without a colon.")
          .onKeys("username");

  /** A user name that a file or Secret would not give back as it is. */
  public static final ProblemCode USERNAME_BLANK =
      ProblemCode.error(
              "login.username.blank",
              "user name \"{0}\" begins or ends with a blank or line break",
              "Choose a user name without blanks around it.")
          .onKeys("username");

  /** A password that a file would not give back as it is. */
  public static final ProblemCode PASSWORD_BLANK =
      ProblemCode.error(
              "login.password.blank",
              "password begins or ends with a blank or line break, which Prometheus cuts off when"
                  + " it reads it from a file",
              "Choose a password without blanks around it.")
          .onKeys("password", "password_file");

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int RANDOM_BYTES = 24;

  /** Refuses what Prometheus could not send as it is, and passwords that bcrypt would cut. */
  public Login {
    Invariants.check(rules -> check(rules, username, password));
  }

  /** States what user name and password of a login must be, for records that hold them. */
  public static void check(Invariants rules, String username, Secret password) {
    int bytes = BcryptHash.lengthOf(password);
    rules
        .present("username", username)
        .present("password", password)
        .holds(username.indexOf(':') < 0, USERNAME_COLON, username)
        .holds(isBare(username), USERNAME_BLANK, username)
        .holds(isBare(password.reveal()), PASSWORD_BLANK)
        .holds(
            bytes <= BcryptHash.MAX_PASSWORD_BYTES,
            BcryptHash.PASSWORD_TOO_LONG.onKeys("password", "password_file"),
            bytes);
  }

  private static boolean isBare(String text) {
    return text.isEmpty()
        || !isBlank(text.codePointAt(0)) && !isBlank(text.codePointBefore(text.length()));
  }

  /** Blanks as Go knows them, among them the no-break space and the next line of Unicode. */
  private static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
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
