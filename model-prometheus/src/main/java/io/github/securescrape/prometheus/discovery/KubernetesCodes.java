// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.schema.Invariants;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a discovery in Kubernetes, in Prometheus' words. */
final class KubernetesCodes {

  /** The keys of an HTTP client, those first that are seldom there with their defaults. */
  private static final String[] HTTP = {
    "basic_auth",
    "authorization",
    "oauth2",
    "bearer_token",
    "bearer_token_file",
    "proxy_url",
    "no_proxy",
    "proxy_from_environment",
    "proxy_connect_header",
    "http_headers",
    "tls_config",
    "follow_redirects",
    "enable_http2"
  };

  static final ProblemCode KUBECONFIG_AND_SERVER =
      ProblemCode.error(
              "discovery.kubernetes.kubeconfig-and-server",
              "cannot use `kubeconfig_file` and `api_server` simultaneously",
              "Keep one of them.")
          .onKeys("kubeconfig_file", "api_server");

  static final ProblemCode KUBECONFIG_AND_HTTP =
      ProblemCode.error(
              "discovery.kubernetes.kubeconfig-and-http",
              "cannot use a custom HTTP client configuration together with `kubeconfig_file`",
              "Move these settings to the kubeconfig file.")
          .onKeys(HTTP);

  static final ProblemCode HTTP_WITHOUT_SERVER =
      ProblemCode.error(
              "discovery.kubernetes.http-without-server",
              "to use custom HTTP client configuration please provide the `api_server` URL explicitly",
              "Add `api_server`, or move the settings to the scrape job.")
          .onKeys(HTTP);

  static final ProblemCode SERVER_AND_OWN_NAMESPACE =
      ProblemCode.error(
              "discovery.kubernetes.server-and-own-namespace",
              "cannot use `api_server` and `namespaces.own_namespace` simultaneously",
              "Name the namespace under `namespaces.names`.")
          .onKeys("namespaces", "api_server");

  static final ProblemCode KUBECONFIG_AND_OWN_NAMESPACE =
      ProblemCode.error(
              "discovery.kubernetes.kubeconfig-and-own-namespace",
              "cannot use `kubeconfig_file` and `namespaces.own_namespace` simultaneously",
              "Name the namespace under `namespaces.names`.")
          .onKeys("namespaces", "kubeconfig_file");

  static final ProblemCode SELECTOR_TWICE =
      ProblemCode.error(
              "discovery.kubernetes.selector-twice",
              "duplicated selector role: {0}",
              "Join the two selectors: give `label` and `field` in one of them.")
          .onKeys("role");

  static final ProblemCode SELECTOR_ROLE =
      ProblemCode.error(
              "discovery.kubernetes.selector-role",
              "{0} role supports only {1} selectors",
              "Remove the selector, or change its `role`.")
          .onKeys("role");

  static final ProblemCode NODE_SELECTOR_FOR_PODS =
      ProblemCode.error(
              "discovery.kubernetes.node-selector",
              "{0} role supports only {1} selectors",
              "Remove the selector, or run Prometheus 3.11.0 or later.")
          .onKeys("role")
          .until("3.11.0");

  private KubernetesCodes() {}

  /** States which selectors may stand with which kind of targets. */
  static void checkSelectors(
      @Nullable KubernetesRole role, List<KubernetesSelector> selectors, Invariants rules) {
    List<KubernetesRole> seen = new ArrayList<>();
    for (int i = 0; role != null && i < selectors.size(); i++) {
      // Missing in a file only, which is reported there.
      @Nullable KubernetesRole kind = selectors.get(i).role();
      Invariants here = rules.at("selectors", i);
      if (kind == null) {
        continue;
      }
      here.holds(!seen.contains(kind), SELECTOR_TWICE, kind.keyword());
      seen.add(kind);
      Set<KubernetesRole> allowed = allowed(role);
      boolean nodeForPods = role == KubernetesRole.POD && kind == KubernetesRole.NODE;
      here.holds(
          allowed.contains(kind),
          nodeForPods ? NODE_SELECTOR_FOR_PODS : SELECTOR_ROLE,
          role.keyword(),
          allowed.stream().map(KubernetesRole::keyword).collect(Collectors.joining(", ")));
    }
  }

  private static Set<KubernetesRole> allowed(KubernetesRole role) {
    return switch (role) {
      case ENDPOINTS, ENDPOINTSLICE -> EnumSet.of(role, KubernetesRole.POD, KubernetesRole.SERVICE);
      default -> EnumSet.of(role);
    };
  }
}
