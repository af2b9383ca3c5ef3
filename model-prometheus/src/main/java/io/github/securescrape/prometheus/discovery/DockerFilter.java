// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.schema.NullIsZero;
import io.github.securescrape.core.value.Extra;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A condition that Docker applies to what it lists ({@code filters}).
 *
 * @param name what is looked at, such as {@code label}; {@code null} if unset
 * @param values what it may be; empty if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#docker_sd_config">docker_sd_config</a>
 * @since 0.1
 */
@NullIsZero
@Value.Builder
public record DockerFilter(@Nullable String name, List<String> values, @Nullable Extra extra) {

  /** Copies the values. Not API: use {@link #of}. */
  public DockerFilter {
    values = List.copyOf(values);
  }

  /** Returns the condition that the named thing is one of the values. */
  public static DockerFilter of(String name, String... values) {
    return builder().name(name).addValues(values).build();
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link DockerFilter}. */
  public static final class Builder extends DockerFilterBuilder {}
}
