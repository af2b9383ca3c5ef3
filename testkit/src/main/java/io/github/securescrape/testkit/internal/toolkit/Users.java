// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import io.github.securescrape.core.password.BcryptHash;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.web.BasicCredentials;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Whom an exporter lets in: one comparison of hashes at a time, and each result is remembered. */
final class Users {

  private static final int CACHE_SIZE = 100;
  private static final int CACHE_SPACE = 11;

  /** Compared for users who are not there, so that the time does not tell. */
  private static final BcryptHash NOBODY =
      BcryptHash.parse("$2y$10$QOauhQNbBCuQDKes6eFzPeMqBSjb7Mr5DUmpZ/VcEd00UAV/LDeSi");

  private record Attempt(String username, BcryptHash hash, Secret password) {}

  private final Map<Attempt, Boolean> results = new LinkedHashMap<>();
  private final Executor hashing;
  private CompletableFuture<Boolean> comparison = CompletableFuture.completedFuture(false);

  /**
   * Returns users.
   *
   * @param hashing runs the comparisons
   */
  Users(Executor hashing) {
    this.hashing = hashing;
  }

  /**
   * Returns whether a request may pass.
   *
   * @param users names with hashes
   * @param authorization the header; {@code null} if there is none
   */
  CompletableFuture<Boolean> admits(Map<String, BcryptHash> users, @Nullable String authorization) {
    Optional<BasicCredentials> credentials =
        Optional.ofNullable(authorization).flatMap(BasicCredentials::parse);
    if (credentials.isEmpty()) {
      return CompletableFuture.completedFuture(false);
    }
    String username = credentials.get().username();
    BcryptHash hash = users.get(username);
    Secret password = credentials.get().password();
    Attempt attempt = new Attempt(username, hash == null ? NOBODY : hash, password);
    Boolean known = recall(attempt);
    return known != null
        ? CompletableFuture.completedFuture(known)
        : compareNext(attempt, hash != null);
  }

  /** Compares after those who came before. */
  private synchronized CompletableFuture<Boolean> compareNext(Attempt attempt, boolean isUser) {
    comparison =
        comparison.handleAsync(
            (before, failure) -> {
              Boolean known = recall(attempt);
              return known != null
                  ? known
                  : remember(attempt, attempt.hash.verifies(attempt.password) && isUser);
            },
            hashing);
    return comparison;
  }

  private synchronized @Nullable Boolean recall(Attempt attempt) {
    return results.get(attempt);
  }

  private synchronized boolean remember(Attempt attempt, boolean result) {
    if (results.size() >= CACHE_SIZE) {
      Iterator<Attempt> oldest = results.keySet().iterator();
      for (int i = 0; i < CACHE_SPACE; i++) {
        oldest.next();
        oldest.remove();
      }
    }
    results.put(attempt, result);
    return result;
  }
}
