// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.http.OAuth2;
import io.github.securescrape.prometheus.link.JobFileException;
import io.github.securescrape.prometheus.link.JobFiles;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The tokens of jobs, each sent until shortly before its end. */
public final class TokenStore {

  private record Key(String job, OAuth2 oauth2) {}

  private final Map<Key, Kept> kept = new ConcurrentHashMap<>();

  /** What is kept for one job. Who comes second waits for the token of the first. */
  private static final class Kept {
    private @Nullable String secret;
    private @Nullable Token token;

    synchronized Token token(OAuth2 oauth2, String secret, ScrapeClient client, Deadline deadline)
        throws ScrapeFailure {
      Token last = token;
      if (last == null
          || !Objects.equals(this.secret, secret)
          || !last.isGood(client.clock().instant())) {
        last = new TokenFetcher(oauth2, secret, client, deadline).fetch();
      }
      this.secret = secret;
      token = last;
      return last;
    }
  }

  /** Returns the header that proves who asks for the job's targets. */
  String authorization(String job, OAuth2 oauth2, ScrapeClient client, Deadline deadline)
      throws ScrapeFailure {
    String secret = secret(oauth2, client.files());
    return kept.computeIfAbsent(new Key(job, oauth2), key -> new Kept())
        .token(oauth2, secret, client, deadline)
        .authorization();
  }

  private static String secret(OAuth2 oauth2, JobFiles files) throws ScrapeFailure {
    boolean signs = OAuth2.JWT_BEARER.equals(oauth2.grantType());
    Secret given = signs ? oauth2.jwt().clientCertificateKey() : oauth2.clientSecret();
    String file = signs ? oauth2.jwt().clientCertificateKeyFile() : oauth2.clientSecretFile();
    if (file == null || file.isEmpty()) {
      return given == null ? "" : given.reveal();
    }
    try {
      return files.readFor("oauth2 client secret", file).strip();
    } catch (JobFileException e) {
      throw new ScrapeFailure(e);
    }
  }
}
