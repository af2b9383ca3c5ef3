// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.github.securescrape.core.problem.YamlPath;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells by its path whether a value is a secret, or may hold one. */
final class SecretKeyNames {

  private static final Set<String> OF_JOBS =
      Set.of(
          "password",
          "credentials",
          "bearer_token",
          "client_secret",
          "client_certificate_key",
          "key_passphrase",
          "private_key",
          "secret_key",
          "service_account_key",
          "auth_token",
          "application_credential_secret",
          "token");

  /** Long texts that may hold jobs, manifests or certificates. */
  private static final Set<String> TEXTS =
      Set.of("additionalScrapeConfigs", "extraScrapeConfigs", "data");

  private static final Set<String> WORDS = Set.of("password", "token", "credential", "secretkey");

  private SecretKeyNames() {}

  /** Returns whether a value in a scrape job is a secret. */
  static boolean isInJob(YamlPath path) {
    YamlPath named = path;
    while (named.isIndex()) {
      named = parentOf(named);
    }
    String key = named.name();
    String section = parentOf(named).name();
    if (section.equals("labels")) {
      return false;
    }
    return OF_JOBS.contains(key)
        || key.equals("key") && section.equals("tls_config")
        || key.equals("secrets") && parentOf(parentOf(named)).name().equals("http_headers")
        || section.equals("proxy_connect_header");
  }

  private static YamlPath parentOf(YamlPath path) {
    YamlPath parent = path.parent();
    return parent == null ? path : parent;
  }

  /** Returns whether excerpts of values may not show a value. */
  static boolean isHidden(YamlPath path) {
    List<Object> segments = path.segments();
    String key = path.name().toLowerCase(Locale.ROOT);
    boolean named = WORDS.stream().anyMatch(key::contains) && !key.endsWith("_file");
    boolean manifest = segments.contains("extraManifests") && path.isIndex();
    return named || manifest || TEXTS.contains(path.name()) || isInJob(path);
  }
}
