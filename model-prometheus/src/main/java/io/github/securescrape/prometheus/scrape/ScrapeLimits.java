// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.scrape;

import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.schema.Unsigned;
import io.github.securescrape.core.value.ByteSize;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Bounds beyond which a scrape fails; their keys stand among those of the scrape job, or of {@code
 * global}. 0 means no limit.
 *
 * @param bodySizeLimit bytes of one answer, unpacked, that are too many; default the global one;
 *     {@code null} if unset
 * @param sampleLimit samples in one scrape, after metric relabeling; default the global one; {@code
 *     null} if unset
 * @param targetLimit targets of the job; default the global one; {@code null} if unset
 * @param labelLimit labels of one sample; default the global one; {@code null} if unset
 * @param labelNameLengthLimit bytes of a label's name; default the global one; {@code null} if
 *     unset
 * @param labelValueLengthLimit bytes of a label's value; default the global one; {@code null} if
 *     unset
 * @param keepDroppedTargets targets dropped by relabeling that are remembered to be shown; default
 *     the global number; {@code null} if unset
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config">scrape_config</a>
 * @since 0.1
 */
@Value.Builder
public record ScrapeLimits(
    @Since("2.28.0") @Nullable ByteSize bodySizeLimit,
    @Unsigned @Nullable Long sampleLimit,
    @Since("2.21.0") @Unsigned @Nullable Long targetLimit,
    @Since("2.27.0") @Unsigned @Nullable Long labelLimit,
    @Since("2.27.0") @Unsigned @Nullable Long labelNameLengthLimit,
    @Since("2.27.0") @Unsigned @Nullable Long labelValueLengthLimit,
    @Since("2.47.0") @Unsigned @Nullable Long keepDroppedTargets) {

  /** No limits. */
  public static final ScrapeLimits NONE = builder().build();

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds {@link ScrapeLimits}. */
  public static final class Builder extends ScrapeLimitsBuilder {}
}
