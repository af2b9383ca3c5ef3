// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.value.Extra;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What is told of targets beyond their own object ({@code attach_metadata}); each costs a watch on
 * the API server.
 *
 * @param node labels of their node; default false; {@code null} if unset
 * @param namespace labels of their namespace; default false; {@code null} if unset
 * @param deployment the Deployment of a pod; default false; {@code null} if unset
 * @param job the Job of a pod; default false; {@code null} if unset
 * @param cronjob the CronJob of a pod; default false; {@code null} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#kubernetes_sd_config">kubernetes_sd_config</a>
 * @since 0.1
 */
@Value.Builder
public record KubernetesAttachMetadata(
    @Nullable Boolean node,
    @Since("3.6.0") @Nullable Boolean namespace,
    @Since("3.11.0") @Nullable Boolean deployment,
    @Since("3.11.0") @Nullable Boolean job,
    @Since("3.11.0") @Nullable Boolean cronjob,
    @Nullable Extra extra) {

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link KubernetesAttachMetadata}. */
  public static final class Builder extends KubernetesAttachMetadataBuilder {}
}
