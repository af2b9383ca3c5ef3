// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.alerting;

import io.github.securescrape.core.value.Extra;
import io.github.securescrape.prometheus.relabel.RelabelConfig;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Which Alertmanagers alerts are sent to ({@code alerting}).
 *
 * @param alertRelabelConfigs rules for the labels of alerts; empty if unset
 * @param alertmanagers the Alertmanagers; empty if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#alertmanager_config">alertmanager_config</a>
 * @since 0.1
 */
@Value.Builder
public record AlertingConfig(
    List<RelabelConfig> alertRelabelConfigs,
    List<AlertmanagerConfig> alertmanagers,
    @Nullable Extra extra) {

  /** Copies the lists. Not API: use {@link #builder()}. */
  public AlertingConfig {
    alertRelabelConfigs = List.copyOf(alertRelabelConfigs);
    alertmanagers = List.copyOf(alertmanagers);
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds an {@link AlertingConfig}. */
  public static final class Builder extends AlertingConfigBuilder {}
}
