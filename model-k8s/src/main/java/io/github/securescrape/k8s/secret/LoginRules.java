// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.secret;

import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.prometheus.fleet.Exporter;
import io.github.securescrape.prometheus.fleet.Fleet;

/**
 * What a login must be to stand in a Secret: Prometheus cuts blanks off around a password that it
 * reads from a file, and the operator sends those around a referenced one along.
 */
final class LoginRules {

  private LoginRules() {}

  static void check(Fleet fleet) {
    Invariants.check(
        rules ->
            fleet.exporters().stream()
                .map(Exporter::login)
                .distinct()
                .forEach(
                    login -> {
                      String name = login.username();
                      boolean bare = isBare(login.password().reveal());
                      rules.holds(isBare(name), SecretCodes.USERNAME_BLANK, name);
                      rules.holds(bare, SecretCodes.PASSWORD_BLANK, name);
                    }));
  }

  private static boolean isBare(String text) {
    return text.isEmpty()
        || !isBlank(text.codePointAt(0)) && !isBlank(text.codePointBefore(text.length()));
  }

  /** Blanks as Go knows them, among them the no-break space and the next line of Unicode. */
  private static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }
}
