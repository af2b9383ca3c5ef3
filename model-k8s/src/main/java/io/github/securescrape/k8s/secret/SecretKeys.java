// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.secret;

import io.github.securescrape.core.password.Login;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.k8s.internal.NameRule;
import io.github.securescrape.prometheus.fleet.Exporter;
import io.github.securescrape.prometheus.fleet.Fleet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.immutables.value.Value;

/**
 * The keys of a Secret that ScrapeConfigs refer to.
 *
 * @param ca key with the certificates that Prometheus trusts; default {@code ca.crt}
 * @param clientCert key with the certificate that Prometheus shows; default {@code client.crt}
 * @param clientKey key with its private key; default {@code client.key}
 * @param login keys with the login of all exporters that have none of their own; default {@code
 *     username} and {@code password}
 * @param exporters keys with the own logins of exporters, by their name; default {@code
 *     NAME.username} and {@code NAME.password}
 */
@Value.Builder
public record SecretKeys(
    String ca,
    String clientCert,
    String clientKey,
    LoginKeys login,
    Map<String, LoginKeys> exporters) {

  /** The default keys. */
  public static final SecretKeys DEFAULTS = builder().build();

  /** Checks the names of the keys. Not API: use {@link #builder()}. */
  public SecretKeys {
    exporters = Invariants.copyOf(exporters);
    Invariants.check(
        rules -> {
          NameRule.SECRET_KEY.check(rules, "ca", ca);
          NameRule.SECRET_KEY.check(rules, "client_cert", clientCert);
          NameRule.SECRET_KEY.check(rules, "client_key", clientKey);
        });
  }

  /** Returns a builder with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Returns the keys with the login that an exporter lets in. */
  public LoginKeys loginOf(Exporter exporter) {
    if (!exporter.hasOwnLogin()) {
      return login;
    }
    String name = exporter.name();
    return exporters.getOrDefault(name, new LoginKeys(name + ".username", name + ".password"));
  }

  /** Returns what ScrapeConfigs need of a fleet under these keys. */
  Map<String, Secret> dataOf(Fleet fleet) {
    Map<String, Secret> data = new LinkedHashMap<>();
    Invariants.check(
        rules -> {
          for (String name : exporters.keySet()) {
            boolean own =
                fleet.exporters().stream()
                    .anyMatch(each -> each.name().equals(name) && each.hasOwnLogin());
            rules.holds(own, SecretCodes.NO_OWN_LOGIN, name);
          }
          put(rules, data, ca, Secret.of(fleet.trustPem()));
          fleet
              .client()
              .ifPresent(
                  client -> {
                    put(rules, data, clientCert, Secret.of(client.chainPem()));
                    put(rules, data, clientKey, client.keyPem());
                  });
          logins(fleet)
              .forEach(
                  (keys, login) -> {
                    put(rules, data, keys.username(), Secret.of(login.username()));
                    put(rules, data, keys.password(), login.password());
                  });
        });
    return data;
  }

  private Map<LoginKeys, Login> logins(Fleet fleet) {
    Map<LoginKeys, Login> logins = new LinkedHashMap<>();
    fleet.exporters().forEach(each -> logins.put(loginOf(each), each.login()));
    return logins;
  }

  private static void put(Invariants rules, Map<String, Secret> data, String key, Secret value) {
    rules.holds(data.put(key, value) == null, SecretCodes.KEY_TWICE, key);
  }

  /** Builds {@link SecretKeys}. */
  public static final class Builder extends SecretKeysBuilder {
    Builder() {
      ca("ca.crt");
      clientCert("client.crt");
      clientKey("client.key");
      login("username", "password");
    }

    /** Sets the keys with the login of all exporters that have none of their own. */
    public Builder login(String username, String password) {
      return login(new LoginKeys(username, password));
    }

    /** Sets the keys with an exporter's own login. */
    public Builder exporter(String name, String username, String password) {
      return putExporters(name, new LoginKeys(username, password));
    }
  }
}
