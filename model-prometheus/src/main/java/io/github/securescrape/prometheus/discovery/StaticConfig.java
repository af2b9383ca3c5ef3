// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.value.Extra;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Targets given by address, with labels in common ({@code static_config}).
 *
 * @param targets addresses, {@code host:port}; empty if unset
 * @param labels labels of all these targets; empty if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#static_config">static_config</a>
 * @since 0.1
 */
@Value.Builder
public record StaticConfig(
    List<String> targets, Map<String, String> labels, @Nullable Extra extra) {

  /** Copies targets and labels. Not API: use {@link #builder()}. */
  public StaticConfig {
    targets = List.copyOf(targets);
    labels = Invariants.copyOf(labels);
  }

  /** Returns the given targets without labels. */
  public static StaticConfig of(String... targets) {
    return builder().addTargets(targets).build();
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link StaticConfig}. */
  public static final class Builder extends StaticConfigBuilder {}
}
