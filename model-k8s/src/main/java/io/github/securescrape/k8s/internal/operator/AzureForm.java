// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A discovery in Azure, whose environment erases what the operator wrote before it. */
final class AzureForm implements Form {

  private static final String ENVIRONMENT = "environment";
  private static final String METHOD = "authenticationMethod";
  private static final Set<String> OTHER_METHODS =
      Set.of("ManagedIdentity", "SDK", "WorkloadIdentity");

  private static final Shape SHAPE =
      Shape.of(
          Only.converted(Environment::leaveOut),
          HttpShapes.CLIENT,
          new Environment(),
          METHOD,
          Field.of("subscriptionID", Forms.UNLESS_BLANK),
          "tenantID",
          "clientID",
          Field.of("clientSecret", References.REQUIRED),
          "resourceGroup",
          "refreshInterval",
          "port",
          new Unwritten());

  /** Returns the names of all fields. */
  static List<String> fields() {
    return SHAPE.fields();
  }

  @Override
  public Object generate(Object value, Generation in) {
    return SHAPE.generate(value, in);
  }

  @Override
  public Object convert(Object value, Conversion in) {
    return SHAPE.convert(value, in);
  }

  @Override
  public void check(Object value, Check in) {
    Map<String, Object> azure = Trees.map(value);
    String method = Trees.text(azure, METHOD);
    if (method.equals("SDK")) {
      in.at(METHOD).requires("SDK authentication", "2.52.0");
    } else if (method.equals("WorkloadIdentity")) {
      in.at(METHOD).requires("WorkloadIdentity authentication", "3.11.0");
    }
    if (azure.containsKey("resourceGroup")) {
      in.at("resourceGroup").requires("`resourceGroup`", "2.35.0");
    }
    if (OTHER_METHODS.contains(method)) {
      if (azure.containsKey("clientSecret")) {
        in.at("clientSecret").reject(OperatorCodes.SECRET_NOT_LOADED, method);
      }
      return;
    }
    for (String field : List.of("tenantID", "clientID", "clientSecret")) {
      if (!azure.containsKey(field) || Trees.text(azure, field).isEmpty() && !isSecret(field)) {
        in.reject(OperatorCodes.AZURE_INCOMPLETE, field);
      }
    }
    SHAPE.check(value, in);
  }

  private static boolean isSecret(String field) {
    return field.equals("clientSecret");
  }

  /** The key that erases those before it. */
  private static final class Environment implements Entry {

    private static final Field FIELD = Field.of(ENVIRONMENT);
    private static final List<String> ERASED =
        List.of(
            "basic_auth",
            "authorization",
            "bearer_token",
            "bearer_token_file",
            "oauth2",
            "proxy_url",
            "no_proxy",
            "proxy_from_environment",
            "proxy_connect_header");

    @Override
    public List<String> fields() {
      return FIELD.fields();
    }

    @Override
    public void generate(Map<String, Object> resource, Map<String, Object> config, Generation in) {
      if (resource.containsKey(ENVIRONMENT)) {
        config
            .keySet()
            .forEach(
                key ->
                    in.problems()
                        .at(ENVIRONMENT)
                        .add(OperatorCodes.ERASED, ConfigPaths.fieldOf(key)));
        config.clear();
        FIELD.generate(resource, config, in);
      }
    }

    @Override
    public void convert(Map<String, Object> config, Map<String, Object> resource, Conversion in) {
      FIELD.convert(config, resource, in);
    }

    /** Leaves out what the operator would erase, before its secrets are put anywhere. */
    static void leaveOut(Map<String, Object> config, Map<String, Object> resource, Conversion in) {
      if (config.containsKey(ENVIRONMENT) && in.knows(ENVIRONMENT)) {
        for (String key : ERASED) {
          if (config.containsKey(key)) {
            in.lose(key, config.remove(key));
          }
        }
      }
    }
  }

  /** What the resource has, but the operator never writes. */
  private static final class Unwritten implements Entry {

    @Override
    public List<String> fields() {
      return List.of("tlsConfig", "followRedirects", "enableHTTP2");
    }

    @Override
    public void generate(Map<String, Object> resource, Map<String, Object> config, Generation in) {
      for (String field : fields()) {
        if (resource.containsKey(field)) {
          in.problems().at(field).add(OperatorCodes.NEVER_WRITTEN, field);
        }
      }
    }

    @Override
    public void check(Map<String, Object> resource, Check in) {
      HttpShapes.TLS.check(resource, in);
    }
  }
}
