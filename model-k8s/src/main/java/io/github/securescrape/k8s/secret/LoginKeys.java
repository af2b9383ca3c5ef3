// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.secret;

import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.k8s.internal.NameRule;

/**
 * The keys of a Secret with a login.
 *
 * @param username key with the user name
 * @param password key with the password
 */
public record LoginKeys(String username, String password) {

  /** Checks the names of the keys. */
  public LoginKeys {
    Invariants.check(
        rules -> {
          NameRule.SECRET_KEY.check(rules, "username", username);
          NameRule.SECRET_KEY.check(rules, "password", password);
        });
  }
}
