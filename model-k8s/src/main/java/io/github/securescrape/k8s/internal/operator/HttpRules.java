// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.core.tls.Pem;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.k8s.internal.operator.ObjectStore.Kind;
import io.github.securescrape.prometheus.http.ProxyConfig;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the operator has against HTTP settings. */
final class HttpRules {

  private HttpRules() {}

  static void authorization(Map<String, Object> authorization, Check in) {
    String type = Trees.text(authorization, "type").strip().toLowerCase(Locale.ROOT);
    if (authorization.containsKey("credentials") && type.equals("basic")) {
      in.at("type").reject(OperatorCodes.BASIC_TYPE);
    }
  }

  static void oauth2(Map<String, Object> oauth2, Check in) {
    if (Trees.text(oauth2, "tokenUrl").isEmpty()) {
      in.reject(OperatorCodes.OAUTH2_INCOMPLETE.onKeys("tokenUrl"), "tokenUrl");
    }
    Map<String, Object> clientId = Trees.map(oauth2, "clientId");
    if (!clientId.containsKey("secret") && !clientId.containsKey("configMap")) {
      in.reject(OperatorCodes.OAUTH2_INCOMPLETE.onKeys("clientId"), "clientId");
    }
    proxy(oauth2, in);
  }

  static void proxy(Map<String, Object> http, Check in) {
    String url = Trees.text(http, "proxyUrl");
    boolean environment = Trees.isTrue(http, "proxyFromEnvironment");
    boolean noProxy = !Trees.text(http, "noProxy").isEmpty();
    boolean header = !Trees.map(http, "proxyConnectHeader").isEmpty();
    if (header && url.isEmpty() && !environment) {
      in.at("proxyConnectHeader").reject(OperatorCodes.HEADER_WITHOUT_PROXY);
    }
    if (environment && (!url.isEmpty() || noProxy)) {
      in.at("proxyFromEnvironment").reject(OperatorCodes.PROXY_TWICE);
    }
    if (noProxy && url.isEmpty() && !environment) {
      in.at("noProxy").reject(OperatorCodes.NO_PROXY_ALONE);
    }
    problemOf(() -> ProxyConfig.builder().proxyUrl(url).build())
        .ifPresent(message -> in.at("proxyUrl").reject(OperatorCodes.BAD_URL, message));
  }

  static void tls(Map<String, Object> tls, Check in) {
    String min = Trees.text(tls, "minVersion");
    String max = Trees.text(tls, "maxVersion");
    if (!min.isEmpty() && !max.isEmpty() && min.compareTo(max) > 0) {
      in.at("maxVersion").reject(OperatorCodes.TLS_VERSIONS, min, max);
    }
    boolean cert = !Trees.map(tls, "cert").isEmpty();
    boolean key = tls.containsKey("keySecret");
    if (cert && !key) {
      in.at("cert").reject(OperatorCodes.CERT_WITHOUT_KEY);
    } else if (key && !cert) {
      in.at("keySecret").reject(OperatorCodes.KEY_WITHOUT_CERT);
    }
    valueOf(tls, "ca", in)
        .filter(pem -> !pem.isEmpty() && Pem.firstCertificate(pem).isEmpty())
        .ifPresent(pem -> in.at("ca").reject(OperatorCodes.BAD_CA, SecretValue.instead(pem)));
    List.of("ca", "cert").forEach(field -> empty(tls, field, in));
    Optional<String> chain = valueOf(tls, "cert", in).filter(pem -> !pem.isEmpty());
    Optional<String> keyPem =
        in.store()
            .readable(
                Kind.SECRET,
                in.namespace(),
                Trees.text(Trees.map(tls, "keySecret"), "name"),
                Trees.text(Trees.map(tls, "keySecret"), "key"))
            .filter(pem -> !pem.isEmpty());
    if (chain.isPresent() && keyPem.isPresent()) {
      try {
        Identity.parse(chain.get(), Secret.of(keyPem.get()));
      } catch (IllegalArgumentException e) {
        in.at("cert").reject(OperatorCodes.BAD_PAIR, "" + e.getMessage());
      }
    }
  }

  /** The operator mounts no file for an empty value, but names it in the configuration. */
  private static void empty(Map<String, Object> tls, String field, Check in) {
    valueOf(tls, field, in)
        .filter(String::isEmpty)
        .ifPresent(
            none -> {
              Map<String, Object> choice = Trees.map(tls, field);
              String kind = choice.containsKey("secret") ? "secret" : "configMap";
              Map<String, Object> selector = Trees.map(choice, kind);
              in.at(field)
                  .at(kind)
                  .reject(
                      OperatorCodes.EMPTY.onKeys("key"),
                      Trees.text(selector, "key"),
                      kind.equals("secret") ? Kind.SECRET : Kind.CONFIG_MAP,
                      Trees.text(selector, "name"));
            });
  }

  private static Optional<String> valueOf(Map<String, Object> tls, String field, Check in) {
    Map<String, Object> choice = Trees.map(tls, field);
    Kind kind = choice.containsKey("secret") ? Kind.SECRET : Kind.CONFIG_MAP;
    Map<String, Object> selector = Trees.map(choice, kind == Kind.SECRET ? "secret" : "configMap");
    return in.store()
        .readable(kind, in.namespace(), Trees.text(selector, "name"), Trees.text(selector, "key"));
  }

  /** Returns what is wrong with a part of a configuration, as the record of it says. */
  static Optional<String> problemOf(Runnable build) {
    try {
      build.run();
      return Optional.empty();
    } catch (InvalidConfigException e) {
      return Optional.of(ConfigPaths.inFields(e.report().problems().get(0).message()));
    }
  }
}
