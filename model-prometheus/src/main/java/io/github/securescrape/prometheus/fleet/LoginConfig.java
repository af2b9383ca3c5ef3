// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fleet;

import io.github.securescrape.core.password.BcryptHash;
import io.github.securescrape.core.password.Login;
import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.value.Secret;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Whom exporters let in ({@code login}). Without a password, one is made at the first run and kept.
 *
 * @param username user name; default {@code prometheus}; {@code null} if unset
 * @param password password, printed as a mask; {@code null} if unset
 * @param passwordFile file with the password, seen from this one; {@code null} if unset
 * @param cost power of two of bcrypt's rounds, 4 to 31; default 12; {@code null} if unset
 */
@Value.Builder
public record LoginConfig(
    @Default("prometheus") @Nullable String username,
    @Nullable Secret password,
    @Nullable String passwordFile,
    @Default("12") @Nullable Long cost) {

  private static final String DEFAULT_USERNAME = "prometheus";

  /** Stands for a password that is read or made later. */
  private static final Secret NOT_YET = Secret.of("later");

  private static final long MIN_COST = 4;
  private static final long MAX_COST = 31;

  /** Checks user name, password and cost. Not API: use {@link #builder()}. */
  public LoginConfig {
    Invariants.check(
        rules -> {
          rules.atMostOne(FleetCodes.PASSWORD_CONFLICT, password, passwordFile);
          rules.holds(
              cost == null || cost >= MIN_COST && cost <= MAX_COST,
              BcryptHash.COST_OUT_OF_RANGE.onKeys("cost"),
              cost);
          Login.check(
              rules,
              username == null ? DEFAULT_USERNAME : username,
              password == null ? NOT_YET : password);
        });
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the user name, the default if unset. */
  public String effectiveUsername() {
    return username == null ? DEFAULT_USERNAME : username;
  }

  /** Returns the cost of hashes, the default if unset. */
  public int effectiveCost() {
    return cost == null ? BcryptHash.DEFAULT_COST : cost.intValue();
  }

  /** Builds a {@link LoginConfig}. */
  public static final class Builder extends LoginConfigBuilder {}
}
