// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.rules;

import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Required;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.value.Extra;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Rules that are evaluated one after the other ({@code rule_group}).
 *
 * @param name name, unique in the file
 * @param interval time between evaluations; default the global one; {@code null} if unset
 * @param queryOffset how far in the past the rules look; default the global one; {@code null} if
 *     unset
 * @param limit most alerts, or series, that one rule may bring; default 0, no bound; {@code null}
 *     if unset
 * @param rules the rules in their order; empty if unset
 * @param labels labels of all that the rules bring, unless a rule says otherwise; empty if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/#rule_group">rule_group</a>
 * @since 0.1
 */
@Value.Builder
public record RuleGroup(
    @Required String name,
    @Nullable Duration interval,
    @Since("2.53.0") @Nullable Duration queryOffset,
    @Since("2.31.0") @Nullable Long limit,
    List<Rule> rules,
    @Since("3.0.0") Map<String, String> labels,
    @Nullable Extra extra) {

  /** Checks the name. Not API: use {@link #builder(String)}. */
  public RuleGroup {
    rules = List.copyOf(rules);
    labels = Invariants.copyOf(labels);
    Invariants.check(checks -> checks.present("name", name));
  }

  /** Returns a builder for a group with the given name. */
  public static Builder builder(String name) {
    return new Builder().name(name);
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builds a {@link RuleGroup}. */
  public static final class Builder extends RuleGroupBuilder {}
}
