// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How HTTP requests are made: alike for scrapes and for discoveries. */
final class HttpShapes {

  private static final String PROXY_SINCE = "2.43.0";

  static final Field TYPE =
      Field.of("type", Forms.of(value -> ((String) value).strip(), value -> value)).unset("Bearer");

  private static final Shape BASIC_AUTH =
      Shape.of(
          new Credential(Field.of("username", References.OR_EMPTY), true),
          new Credential(Field.of("password", References.OR_EMPTY), true));

  private static final Shape AUTHORIZATION =
      Shape.of(
          TYPE,
          new Credential(Field.of("credentials", References.OPTIONAL), false),
          Only.generated(Field.of("credentialsFile")),
          Only.checked(HttpRules::authorization));

  private static final Shape SAFE_TLS =
      Shape.of(
          "insecureSkipVerify",
          new TlsAsset("ca", "ca", true),
          new TlsAsset("cert", "cert", true),
          new TlsAsset("keySecret", "key", false),
          Field.of("serverName", Forms.UNLESS_BLANK),
          Field.of("minVersion").since("2.35.0"),
          Field.of("maxVersion").since("2.41.0"),
          Only.generated(Field.of("caFile", Forms.UNLESS_BLANK)),
          Only.generated(Field.of("certFile", Forms.UNLESS_BLANK)),
          Only.generated(Field.of("keyFile", Forms.UNLESS_BLANK)),
          Only.checked(HttpRules::tls));

  private static final Shape OAUTH2 =
      Shape.of(
          Field.of("clientId", References.secretOrConfigMap()),
          new Credential(Field.of("clientSecret", References.OPTIONAL), true),
          Field.of("tokenUrl", Forms.KEPT).unset(""),
          "scopes",
          Field.of("endpointParams", Forms.NATURAL),
          Field.of("proxyUrl").since(PROXY_SINCE),
          Field.of("noProxy").since(PROXY_SINCE),
          Field.of("proxyFromEnvironment").since(PROXY_SINCE),
          Field.of("proxyConnectHeader", References.HEADERS).since(PROXY_SINCE),
          Field.of("tlsConfig", SAFE_TLS).since(PROXY_SINCE),
          Only.checked(HttpRules::oauth2));

  static final Shape PROXY =
      Shape.of(
          "proxyUrl",
          Field.of("noProxy").since(PROXY_SINCE),
          Field.of("proxyFromEnvironment").since(PROXY_SINCE),
          Field.of("proxyConnectHeader", References.HEADERS).since(PROXY_SINCE),
          Only.checked(HttpRules::proxy));

  static final Field BASIC = Field.of("basicAuth", BASIC_AUTH);

  /** With the old keys that prometheus.yml still has for it. */
  static final Shape AUTH =
      Shape.of(
          Only.converted(HttpShapes::bearerToken),
          Field.of("authorization", AUTHORIZATION).since("2.26.0"));

  static final Field OAUTH = Field.of("oauth2", wholeOrNothing(OAUTH2)).since("2.27.0");
  static final Field TLS = Field.of("tlsConfig", SAFE_TLS);

  /** What most discoveries begin with. */
  static final Shape CLIENT = Shape.of(BASIC, AUTH, OAUTH, PROXY);

  static final Field REDIRECTS = Field.of("followRedirects");
  static final Field HTTP2 = Field.of("enableHTTP2");

  private HttpShapes() {}

  /** The operator leaves OAuth 2.0 out if it finds one of its two values missing. */
  private static Form wholeOrNothing(Shape oauth2) {
    return new Form() {
      @Override
      public @Nullable Object generate(Object value, Generation in) {
        Optional<String> id = References.valueOf(Trees.map(value).get("clientId"), in);
        Object secret = Trees.map(value).getOrDefault("clientSecret", Map.of());
        boolean whole = id.isPresent() && in.value(ObjectStore.Kind.SECRET, secret).isPresent();
        return whole ? oauth2.generate(value, in) : null;
      }

      @Override
      public Object convert(Object value, Conversion in) {
        return oauth2.convert(value, in);
      }

      @Override
      public void check(Object value, Check in) {
        oauth2.check(value, in);
      }
    };
  }

  private static void bearerToken(
      Map<String, Object> config, Map<String, Object> resource, Conversion in) {
    Conversion here = in.at("bearer_token", "authorization");
    if (config.remove("bearer_token") instanceof String token) {
      resource.put("authorization", Map.of("credentials", here.secret(token)));
    } else if (config.remove("bearer_token_file") instanceof String file) {
      resource.put("authorization", Map.of("credentials", here.secretFile(file)));
    }
  }
}
