// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.storage;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.value.ByteSize;
import io.github.securescrape.core.value.Extra;
import java.time.Duration;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * How long samples are kept ({@code retention}); what comes first counts.
 *
 * @param time age from which they are dropped; default 15d if there is no size either; 0 for any
 *     age; {@code null} if unset
 * @param size bytes of blocks from which the oldest is dropped; default 0, any size; {@code null}
 *     if unset
 * @param percentage the same as a share of the disk, from 0 to 100; default 0, any; {@code null} if
 *     unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#tsdb">tsdb</a>
 * @since 0.1
 */
@Value.Builder
public record TsdbRetentionConfig(
    @Nullable Duration time,
    @Nullable ByteSize size,
    @Since("3.11.0") @Nullable Double percentage,
    @Nullable Extra extra) {

  static final ProblemCode SIZE =
      ProblemCode.error(
              "storage.retention.size",
              "`storage.tsdb.retention.size` must be greater than or equal to 0, got {0}",
              "Write a size, or 0 for no bound.")
          .onKeys("size")
          .since("3.11.0");

  static final ProblemCode PERCENTAGE =
      ProblemCode.error(
              "storage.retention.percentage",
              "`storage.tsdb.retention.percentage` must be in the range [0, 100], got {0}",
              "Write a number from 0 to 100.")
          .onKeys("percentage")
          .since("3.11.0");

  /** Checks the ranges. Not API: use {@link #builder()}. */
  public TsdbRetentionConfig {
    Invariants.check(
        rules ->
            rules
                .holds(size == null || size.bytes() >= 0, SIZE, size)
                .holds(
                    percentage == null || !(percentage < 0 || percentage > 100),
                    PERCENTAGE,
                    String.valueOf(percentage).replaceFirst("\\.0$", "")));
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link TsdbRetentionConfig}. */
  public static final class Builder extends TsdbRetentionConfigBuilder {}
}
