// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import io.github.securescrape.prometheus.discovery.DockerSdConfig;
import io.github.securescrape.prometheus.discovery.HttpSdConfig;
import java.util.Map;
import java.util.regex.Pattern;

/** What the operator has against discoveries. */
final class DiscoveryRules {

  private static final Pattern SERVER = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://[^/?#]+.*");
  private static final Pattern WEB = Pattern.compile("https?://[^/?#]+.*");

  private DiscoveryRules() {}

  /** Returns the rule that a field needs a version of Prometheus. */
  static Entry since(String field, String version) {
    return Only.checked(
        (discovery, in) -> {
          if (discovery.containsKey(field)) {
            in.at(field).requires("`" + field + "`", version);
          }
        });
  }

  /** Returns the rule that a field needs a major version, of which any pre-release will do. */
  static Entry sinceMajor(String field, int major) {
    return Only.checked(
        (discovery, in) -> {
          if (discovery.containsKey(field) && in.version().major() < major) {
            in.at(field)
                .reject(OperatorCodes.TOO_OLD, "`" + field + "`", major + ".0.0", in.version(), "");
          }
        });
  }

  static void labels(Map<String, Object> targets, Check in) {
    for (String label : Trees.map(targets, "labels").keySet()) {
      if (!RelabelingRules.isLabelName(label, in.version())) {
        in.at("labels").at(label).reject(OperatorCodes.BAD_LABEL, label);
      }
    }
  }

  static void http(Map<String, Object> discovery, Check in) {
    String url = Trees.text(discovery, "url");
    if (url.isEmpty()) {
      return;
    }
    HttpRules.problemOf(() -> HttpSdConfig.builder(url).build())
        .ifPresent(message -> in.at("url").reject(OperatorCodes.BAD_URL, message));
  }

  static void host(Map<String, Object> discovery, Check in) {
    String host = Trees.text(discovery, "host");
    if (host.isEmpty()) {
      return;
    }
    HttpRules.problemOf(() -> DockerSdConfig.builder(host).build())
        .ifPresent(message -> in.at("host").reject(OperatorCodes.BAD_URL, message));
  }

  static void server(Map<String, Object> discovery, Check in) {
    String server = Trees.text(discovery, "server");
    if (!SERVER.matcher(server).matches()) {
      in.at("server").reject(OperatorCodes.BAD_URL, "\"" + server + "\" needs a scheme and a host");
    }
  }

  static void puppet(Map<String, Object> discovery, Check in) {
    String url = Trees.text(discovery, "url");
    if (!WEB.matcher(url).matches()) {
      in.at("url")
          .reject(
              OperatorCodes.BAD_URL, "\"" + url + "\" needs the scheme http or https, and a host");
    }
  }

  static void dns(Map<String, Object> discovery, Check in) {
    String type = Trees.text(discovery, "type");
    if (discovery.containsKey("type") && !type.equals("SRV") && !discovery.containsKey("port")) {
      in.at("type").reject(OperatorCodes.PORT_REQUIRED, type);
    }
  }

  static void openstack(Map<String, Object> discovery, Check in) {
    if (Trees.text(discovery, "role").equals("LoadBalancer")) {
      in.at("role").requires("the role LoadBalancer", "3.2.0");
    }
  }
}
