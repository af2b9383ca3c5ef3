// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import io.github.securescrape.prometheus.discovery.KubernetesRole;
import io.github.securescrape.prometheus.discovery.KubernetesSelector;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the operator has against discoveries in Kubernetes. */
final class KubernetesRules {

  private static final Map<String, List<String>> SELECTORS =
      Map.of(
          "pod", List.of("pod"),
          "service", List.of("service"),
          "endpointslice", List.of("pod", "service", "endpointslice"),
          "endpoints", List.of("pod", "service", "endpoints"),
          "node", List.of("node"),
          "ingress", List.of("ingress"));

  private KubernetesRules() {}

  static void check(Map<String, Object> discovery, Check in) {
    String role = Trees.text(discovery, "role");
    if (role.equals("EndpointSlice")) {
      in.at("role").requires("the role EndpointSlice", "2.21.0");
    }
    boolean own = Trees.isTrue(Trees.map(discovery, "namespaces"), "ownNamespace");
    if (discovery.containsKey("apiServer") && own) {
      in.at("apiServer").reject(OperatorCodes.OWN_NAMESPACE);
    }
    List<String> allowed = SELECTORS.getOrDefault(role.toLowerCase(Locale.ROOT), List.of());
    List<Object> selectors = Trees.list(discovery.get("selectors"));
    for (int i = 0; i < selectors.size(); i++) {
      selector(Trees.map(selectors.get(i)), role, allowed, in.at("selectors").at(i));
    }
  }

  private static void selector(
      Map<String, Object> selector, String role, List<String> allowed, Check in) {
    if (!allowed.contains(Trees.text(selector, "role").toLowerCase(Locale.ROOT))) {
      in.at("role").reject(OperatorCodes.SELECTOR_ROLE, role, String.join(", ", allowed));
    }
    String label = Trees.text(selector, "label");
    HttpRules.problemOf(() -> of().label(label).build())
        .ifPresent(message -> in.at("label").reject(OperatorCodes.BAD_SELECTOR, message));
    String field = Trees.text(selector, "field");
    HttpRules.problemOf(() -> of().field(field).build())
        .ifPresent(message -> in.at("field").reject(OperatorCodes.BAD_SELECTOR, message));
  }

  private static KubernetesSelector.Builder of() {
    return KubernetesSelector.builder().role(KubernetesRole.POD);
  }
}
