// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.hardening;

import io.github.securescrape.core.password.BcryptHash;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.web.WebConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The users of exporters and the hashes of their passwords. */
final class UserRules {

  private static final int LEAST_COST = 10;
  private static final int SLOW_COST = 14;
  private static final Secret EMPTY = Secret.of("");

  /** Whether a hash is that of no password: asked once for all exporters that share it. */
  private final Map<BcryptHash, Boolean> empty = new ConcurrentHashMap<>();

  void check(WebConfig config, Problems here) {
    Map<String, BcryptHash> users = config.basicAuthUsers();
    if (!users.isEmpty() && !config.isTls()) {
      here.add(ExporterCodes.USERS_IN_CLEAR);
    }
    Map<BcryptHash, String> first = new HashMap<>();
    users.forEach(
        (user, hash) -> {
          Problems entry = here.at("basic_auth_users").at(user);
          checkCost(user, hash.cost(), entry);
          String other = first.putIfAbsent(hash, user);
          if (other != null) {
            entry.add(ExporterCodes.SAME_HASH, other, user);
          }
          // Slow by intent, so that only what is quick to find out is asked.
          if (hash.cost() <= LEAST_COST
              && empty.computeIfAbsent(hash, each -> each.verifies(EMPTY))) {
            entry.add(ExporterCodes.EMPTY_PASSWORD, user);
          }
        });
  }

  private static void checkCost(String user, int cost, Problems here) {
    if (cost < LEAST_COST) {
      here.add(ExporterCodes.LOW_COST, user, cost);
    } else if (cost < BcryptHash.DEFAULT_COST) {
      here.add(ExporterCodes.MODEST_COST, user, cost);
    } else if (cost >= SLOW_COST) {
      here.add(ExporterCodes.HIGH_COST, user, cost);
    }
  }
}
