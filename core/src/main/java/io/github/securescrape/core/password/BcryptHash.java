// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.password;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import at.favre.lib.crypto.bcrypt.Radix64Encoder;
import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.value.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

/**
 * A bcrypt hash of a password, as it stands in {@code basic_auth_users} of an exporter's web
 * config.
 *
 * <p>A hash is no password, but a weak password can be found from it: it prints as {@value
 * Secret#MASK}.
 */
public final class BcryptHash {

  /** The cost that new hashes get: about a quarter of a second for each check. */
  public static final int DEFAULT_COST = 12;

  /** bcrypt looks at no more than this many bytes of a password. */
  public static final int MAX_PASSWORD_BYTES = 72;

  /** A password of which bcrypt would ignore the end. */
  public static final ProblemCode PASSWORD_TOO_LONG =
      ProblemCode.error(
          "password.too-long",
          "password has {0} bytes in UTF-8; bcrypt ignores all after byte 72",
          "Choose a password of at most 72 bytes.");

  /** A cost that bcrypt does not have. */
  public static final ProblemCode COST_OUT_OF_RANGE =
      ProblemCode.error(
          "password.cost", "bcrypt cost {0} is not from 4 to 31", "Choose a cost such as 12.");

  private static final int MIN_COST = 4;
  private static final int MAX_COST = 31;
  private static final int MIN_LENGTH = 59;
  private static final int SALT_LENGTH = 22;
  private static final int HASH_LENGTH = 31;
  private static final Radix64Encoder RADIX64 = new Radix64Encoder.Default();
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String text;
  private final int cost;

  private BcryptHash(String text) {
    this.text = text;
    this.cost = costOf(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Returns the hash with the given text, accepting what an exporter accepts: at least 59 bytes, a
   * version up to 2 in any spelling ({@code $2y$}, {@code $2b$}, {@code $2$}), a cost from 4 to 31.
   *
   * @throws IllegalArgumentException if an exporter would refuse it, in the exporter's words
   */
  public static BcryptHash parse(String text) {
    return new BcryptHash(text);
  }

  /**
   * Returns a new hash of the password with a random salt and {@link #DEFAULT_COST}.
   *
   * @throws InvalidConfigException if the password is longer than {@link #MAX_PASSWORD_BYTES}
   */
  public static BcryptHash create(Secret password) {
    return create(password, DEFAULT_COST);
  }

  /**
   * Returns a new hash of the password with a random salt.
   *
   * @param cost power of two of the rounds, 4 to 31; each step doubles the time of a check
   * @throws InvalidConfigException if the cost is out of range, or the password longer than {@link
   *     #MAX_PASSWORD_BYTES}
   */
  public static BcryptHash create(Secret password, int cost) {
    if (cost < MIN_COST || cost > MAX_COST) {
      throw new InvalidConfigException(List.of(COST_OUT_OF_RANGE.at(Location.ofPath(""), cost)));
    }
    checkLength(password);
    byte[] salt = new byte[16];
    RANDOM.nextBytes(salt);
    return new BcryptHash(
        String.format("$2y$%02d$", cost)
            + new String(RADIX64.encode(salt), StandardCharsets.US_ASCII)
            + new String(hash(password, cost, salt), StandardCharsets.US_ASCII));
  }

  /** Returns how many bytes a password has for bcrypt, which wants no more than 72. */
  public static int lengthOf(Secret password) {
    return password.reveal().getBytes(StandardCharsets.UTF_8).length;
  }

  private static void checkLength(Secret password) {
    int bytes = lengthOf(password);
    if (bytes > MAX_PASSWORD_BYTES) {
      throw new InvalidConfigException(List.of(PASSWORD_TOO_LONG.at(Location.ofPath(""), bytes)));
    }
  }

  /**
   * Returns whether an exporter with this hash lets the password in. Only the first 72 bytes of the
   * password count.
   */
  public boolean verifies(Secret password) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int from = costIndex(bytes) + 3;
    if (bytes.length < from + SALT_LENGTH + HASH_LENGTH) {
      return false;
    }
    byte[] salt;
    try {
      salt = RADIX64.decode(Arrays.copyOfRange(bytes, from, from + SALT_LENGTH));
    } catch (RuntimeException e) {
      // The library signals a salt outside its alphabet in more than one way: no password fits.
      return false;
    }
    from += SALT_LENGTH;
    return MessageDigest.isEqual(
        hash(password, cost, salt), Arrays.copyOfRange(bytes, from, from + HASH_LENGTH));
  }

  private static byte[] hash(Secret password, int cost, byte[] salt) {
    BCrypt.Version version = BCrypt.Version.VERSION_2Y;
    byte[] raw =
        BCrypt.with(version, LongPasswordStrategies.truncate(version))
            .hashRaw(cost, salt, password.reveal().getBytes(StandardCharsets.UTF_8))
            .rawHash;
    return RADIX64.encode(raw);
  }

  private static int costIndex(byte[] hash) {
    return hash[2] == '$' ? 3 : 4;
  }

  private static int costOf(byte[] hash) {
    if (hash.length < MIN_LENGTH) {
      throw new IllegalArgumentException(
          "crypto/bcrypt: hashedSecret too short to be a bcrypted password");
    }
    if (hash[0] != '$') {
      throw new IllegalArgumentException(
          "crypto/bcrypt: bcrypt hashes must start with '$', but hashedSecret started with '"
              + (char) (hash[0] & 0xFF)
              + "'");
    }
    if ((hash[1] & 0xFF) > '2') {
      throw new IllegalArgumentException(
          "crypto/bcrypt: bcrypt algorithm version '"
              + (char) (hash[1] & 0xFF)
              + "' requested is newer than current version '2'");
    }
    int at = costIndex(hash);
    String digits = new String(hash, at, 2, StandardCharsets.UTF_8);
    // Java would take the digits of other scripts as well.
    if (!digits.matches("[0-9]{2}|[+-][0-9]")) {
      throw new IllegalArgumentException(
          "strconv.Atoi: parsing \"" + digits + "\": invalid syntax");
    }
    int cost = Integer.parseInt(digits);
    if (cost < MIN_COST || cost > MAX_COST) {
      throw new IllegalArgumentException(
          "crypto/bcrypt: cost " + cost + " is outside allowed inclusive range 4..31");
    }
    return cost;
  }

  /** Returns the power of two of the rounds, 4 to 31. */
  public int cost() {
    return cost;
  }

  /** Returns the hash as it stands in a web config. */
  public String reveal() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BcryptHash hash && text.equals(hash.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Returns {@value Secret#MASK}. */
  @Override
  public String toString() {
    return Secret.MASK;
  }
}
