// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.schema.Inline;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Key;
import io.github.securescrape.core.schema.Required;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import io.github.securescrape.prometheus.internal.http.UrlRules;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Objects of a Kubernetes cluster ({@code kubernetes_sd_config}).
 *
 * <p>Inside the cluster, Prometheus finds the API server and its account by itself. HTTP client
 * settings are for the API server, and so need {@code api_server}.
 *
 * @param role kind of objects that become targets
 * @param apiServer URL of the API server; {@code null} to run inside the cluster
 * @param kubeconfigFile kubeconfig file on Prometheus' host, in place of {@code api_server}; {@code
 *     null} if unset
 * @param namespaces namespaces to look at; default all; {@code null} if unset
 * @param selectors conditions on the objects; empty if unset
 * @param attachMetadata what is told of targets beyond their own object; {@code null} if unset
 * @param http HTTP client settings; {@link HttpClientConfig#DEFAULTS} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#kubernetes_sd_config">kubernetes_sd_config</a>
 * @since 0.1
 */
@Key("kubernetes_sd_configs")
@Value.Builder
public record KubernetesSdConfig(
    @Required KubernetesRole role,
    @Nullable String apiServer,
    @Since("2.28.0") @Nullable String kubeconfigFile,
    @Nullable KubernetesNamespaces namespaces,
    @Since("2.17.0") List<KubernetesSelector> selectors,
    @Since("2.35.0") @Nullable KubernetesAttachMetadata attachMetadata,
    @Inline @Since(key = "proxy_url", value = "2.8.0") HttpClientConfig http,
    @Nullable Extra extra)
    implements ServiceDiscovery {

  /** Checks the rules within one discovery. Not API: use {@link #builder(KubernetesRole)}. */
  public KubernetesSdConfig {
    selectors = List.copyOf(selectors);
    List<KubernetesSelector> all = selectors;
    boolean own = namespaces != null && Boolean.TRUE.equals(namespaces.ownNamespace());
    boolean kubeconfig = Invariants.isSet(kubeconfigFile);
    Invariants.check(
        rules -> {
          rules
              .holds(!kubeconfig || apiServer == null, KubernetesCodes.KUBECONFIG_AND_SERVER)
              .holds(!kubeconfig || !http.isCustom(), KubernetesCodes.KUBECONFIG_AND_HTTP)
              .holds(
                  kubeconfig || apiServer != null || !http.isCustom(),
                  KubernetesCodes.HTTP_WITHOUT_SERVER)
              .holds(apiServer == null || !own, KubernetesCodes.SERVER_AND_OWN_NAMESPACE)
              .holds(!kubeconfig || !own, KubernetesCodes.KUBECONFIG_AND_OWN_NAMESPACE);
          UrlRules.typed("api_server", apiServer, rules);
          KubernetesCodes.checkSelectors(role, all, rules);
        });
  }

  /** Returns a builder for objects of the given kind. */
  public static Builder builder(KubernetesRole role) {
    return new Builder().role(role);
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builds a {@link KubernetesSdConfig}. */
  public static final class Builder extends KubernetesSdConfigBuilder {
    Builder() {
      http(HttpClientConfig.DEFAULTS);
    }
  }
}
