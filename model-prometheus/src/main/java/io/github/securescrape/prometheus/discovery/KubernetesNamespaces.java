// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.value.Extra;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The namespaces that a discovery looks at ({@code namespaces}).
 *
 * @param ownNamespace whether the one in which Prometheus runs is one of them; default false;
 *     {@code null} if unset
 * @param names names; empty for all namespaces
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#kubernetes_sd_config">kubernetes_sd_config</a>
 * @since 0.1
 */
@Value.Builder
public record KubernetesNamespaces(
    @Since("2.33.0") @Nullable Boolean ownNamespace, List<String> names, @Nullable Extra extra) {

  /** Copies the names. Not API: use {@link #of}. */
  public KubernetesNamespaces {
    names = List.copyOf(names);
  }

  /** Returns the named namespaces. */
  public static KubernetesNamespaces of(String... names) {
    return builder().addNames(names).build();
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds {@link KubernetesNamespaces}. */
  public static final class Builder extends KubernetesNamespacesBuilder {}
}
