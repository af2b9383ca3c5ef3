// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.rules;

import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.value.Extra;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A file of rules, named under {@code rule_files}.
 *
 * @param groups the groups, each with a name of its own; empty if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/#configuring-rules">configuring
 *     rules</a>
 * @since 0.1
 */
@Value.Builder
public record RuleGroups(List<RuleGroup> groups, @Nullable Extra extra) {

  /** Checks the names of the groups. Not API: use {@link #builder()}. */
  public RuleGroups {
    groups = List.copyOf(groups);
    List<RuleGroup> all = groups;
    Invariants.check(
        rules -> {
          Set<String> names = new HashSet<>();
          for (int i = 0; i < all.size(); i++) {
            String name = all.get(i).name();
            boolean free = name.isEmpty() || names.add(name);
            rules.at("groups", i).holds(free, RuleCodes.GROUP_TWICE, name);
          }
        });
  }

  /** Returns a file with the given groups. */
  public static RuleGroups of(RuleGroup... groups) {
    return builder().addGroups(groups).build();
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link RuleGroups}. */
  public static final class Builder extends RuleGroupsBuilder {}
}
