// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.otlp;

import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.value.Extra;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * How metrics that come over OTLP are taken ({@code otlp}).
 *
 * @param promoteResourceAttributes resource attributes that become labels; empty if unset
 * @param promoteAllResourceAttributes whether all resource attributes become labels; default false;
 *     {@code null} if unset
 * @param ignoreResourceAttributes resource attributes that do not, where all others do; empty if
 *     unset
 * @param translationStrategy how names are translated; default {@link
 *     TranslationStrategy#UNDERSCORE_ESCAPING_WITH_SUFFIXES}; {@code null} if unset
 * @param keepIdentifyingResourceAttributes whether {@code target_info} keeps the attributes that
 *     become job and instance; default false; {@code null} if unset
 * @param convertHistogramsToNhcb whether histograms become native ones with custom buckets; default
 *     false; {@code null} if unset
 * @param promoteScopeMetadata whether name, version and attributes of the scope become labels;
 *     default false; {@code null} if unset
 * @param labelNameUnderscoreSanitization whether {@code key_} is put before names of labels that
 *     begin with an underscore; default true; {@code null} if unset
 * @param labelNamePreserveMultipleUnderscores whether several underscores in a row stay in names of
 *     labels; default true; {@code null} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#configuration-file">configuration
 *     file</a>
 * @since 0.1
 */
@Value.Builder
public record OtlpConfig(
    List<String> promoteResourceAttributes,
    @Since("3.5.0") @Nullable Boolean promoteAllResourceAttributes,
    @Since("3.5.0") List<String> ignoreResourceAttributes,
    @Since("3.0.0") @Default("UnderscoreEscapingWithSuffixes")
        @Nullable TranslationStrategy translationStrategy,
    @Since("3.1.0") @Nullable Boolean keepIdentifyingResourceAttributes,
    @Since("3.4.0") @Nullable Boolean convertHistogramsToNhcb,
    @Since("3.6.0") @Nullable Boolean promoteScopeMetadata,
    @Since("3.8.0") @Default("true") @Nullable Boolean labelNameUnderscoreSanitization,
    @Since("3.8.0") @Default("true") @Nullable Boolean labelNamePreserveMultipleUnderscores,
    @Nullable Extra extra) {

  /** Checks the attributes. Not API: use {@link #builder()}. */
  public OtlpConfig {
    promoteResourceAttributes = List.copyOf(promoteResourceAttributes);
    ignoreResourceAttributes = List.copyOf(ignoreResourceAttributes);
    List<String> promoted = promoteResourceAttributes;
    List<String> ignored = ignoreResourceAttributes;
    boolean all = Boolean.TRUE.equals(promoteAllResourceAttributes);
    Invariants.check(
        rules -> {
          rules
              .holds(!all || promoted.isEmpty(), OtlpCodes.PROMOTE_CONFLICT)
              .holds(all || ignored.isEmpty(), OtlpCodes.IGNORE_ALONE);
          OtlpCodes.checkAttributes(rules, "promote_resource_attributes", "promoted", promoted);
          OtlpCodes.checkAttributes(rules, "ignore_resource_attributes", "ignored", ignored);
        });
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds an {@link OtlpConfig}. */
  public static final class Builder extends OtlpConfigBuilder {}
}
