// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.relabel;

import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.NullItemsPass;
import io.github.securescrape.core.schema.Unsigned;
import io.github.securescrape.core.value.Extra;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * One rule that changes the labels of targets or samples ({@code relabel_config}).
 *
 * @param sourceLabels labels whose values are joined; {@code null} if unset, which {@code
 *     labeldrop} and {@code labelkeep} tell from empty
 * @param separator text between the joined values; default {@code ;}; {@code null} if unset
 * @param targetLabel label that is set or compared; {@code null} if unset
 * @param regex RE2 expression that must match as a whole; default {@code (.*)}; {@code null} if
 *     unset
 * @param modulus what {@code hashmod} takes the hash modulo; {@code null} if unset
 * @param replacement value to set, with {@code $1} for groups of the regex; default {@code $1};
 *     {@code null} if unset
 * @param action what the rule does; default {@link RelabelAction#REPLACE}; {@code null} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config">relabel_config</a>
 * @since 0.1
 */
@Value.Builder
public record RelabelConfig(
    @NullItemsPass @Nullable List<String> sourceLabels,
    @Default(DEFAULT_SEPARATOR) @Nullable String separator,
    @Nullable String targetLabel,
    @Default(DEFAULT_REGEX) @Nullable String regex,
    @Unsigned @Nullable Long modulus,
    @Default(DEFAULT_REPLACEMENT) @Nullable String replacement,
    @Default("replace") @Nullable RelabelAction action,
    @Nullable Extra extra) {

  static final String DEFAULT_SEPARATOR = ";";
  static final String DEFAULT_REGEX = "(.*)";
  static final String DEFAULT_REPLACEMENT = "$1";

  /** Checks the rules between the settings. Not API: use {@link #builder()}. */
  public RelabelConfig {
    sourceLabels = sourceLabels == null ? null : List.copyOf(sourceLabels);
    RelabelAction does = action == null ? RelabelAction.REPLACE : action;
    String name = does.keyword();
    boolean plainSeparator = separator == null || separator.equals(DEFAULT_SEPARATOR);
    boolean plainReplacement = replacement == null || replacement.equals(DEFAULT_REPLACEMENT);
    boolean noModulus = modulus == null || modulus == 0;
    boolean target = Invariants.isSet(targetLabel);
    String broken = RelabelRegex.broken(regex).orElse("");
    boolean onlyEqual = regex == null && noModulus && plainSeparator;
    boolean onlyRegex =
        sourceLabels == null && !target && noModulus && plainSeparator && plainReplacement;
    boolean noReplacement = does.changesCase() || does.comparesLabels();
    Invariants.check(
        rules ->
            rules
                .holds(does != RelabelAction.NONE, RelabelCodes.NO_ACTION)
                .holds(does != RelabelAction.HASHMOD || !noModulus, RelabelCodes.NO_MODULUS)
                .holds(!does.needsTargetLabel() || target, RelabelCodes.NO_TARGET_LABEL, name)
                .holds(!noReplacement || plainReplacement, RelabelCodes.REPLACEMENT_SET, name)
                .holds(!does.comparesLabels() || onlyEqual, RelabelCodes.EQUAL_KEYS, name)
                .holds(!does.removesNames() || onlyRegex, RelabelCodes.NAMES_KEYS, name)
                .holds(broken.isEmpty(), RelabelCodes.BAD_REGEX, broken));
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link RelabelConfig}. */
  public static final class Builder extends RelabelConfigBuilder {}
}
