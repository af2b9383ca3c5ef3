// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fuzz;

import io.github.securescrape.core.value.Version;
import io.github.securescrape.prometheus.fuzz.Tree.Entries;
import io.github.securescrape.prometheus.fuzz.Tree.Items;
import io.github.securescrape.prometheus.fuzz.Tree.Text;
import io.github.securescrape.prometheus.relabel.RelabelAction;
import io.github.securescrape.prometheus.relabel.RelabelConfig;
import java.util.Locale;

/** Random relabeling rules, most of them right. */
final class RandomRules {

  private final Choice choice;
  private final Version version;
  private final FieldValues values;

  RandomRules(Choice choice, Version version, FieldValues values) {
    this.choice = choice;
    this.version = version;
    this.values = values;
  }

  Entries next() {
    String action = choice.oneOf(Sections.words(RelabelAction.class, version));
    Entries rule = Entries.of(RelabelConfig.class);
    if (!action.equals("replace") || choice.onceIn(3)) {
      rule.put("action", values.text(choice.onceIn(8) ? action.toUpperCase(Locale.ROOT) : action));
    }
    boolean names = action.matches("label(drop|keep)");
    boolean comparing = action.matches("(keep|drop)equal");
    boolean changing = action.matches("lowercase|uppercase") || comparing;
    if (!names && !choice.onceIn(6)) {
      Items sources = Items.of();
      for (int i = 1 + choice.below(2); i > 0; i--) {
        sources.all().add(values.text(values.label()));
      }
      rule.put("source_labels", sources);
    }
    if (changing || action.matches("replace|hashmod") || !names && choice.onceIn(5)) {
      rule.put(
          "target_label",
          values.text(
              action.equals("replace")
                  ? choice.oneOf("env", "l_$1", "${1}_l", "$x", "__tmp")
                  : values.label()));
    }
    if (!comparing && !choice.onceIn(3)) {
      rule.put("regex", values.text(choice.oneOf(FieldValues.REGEXES)));
    }
    if (action.equals("hashmod")) {
      rule.put("modulus", new Text(choice.oneOf("1", "8", "0x10", "18446744073709551615")));
    }
    if (action.matches("replace|keep|drop|hashmod") && choice.onceIn(3)) {
      rule.put("replacement", values.text(choice.oneOf("$1", "x", "", "${2}-$1", "é")));
    }
    if (!names && !comparing && choice.onceIn(4)) {
      rule.put("separator", values.text(choice.oneOf(";", "", ", ", "::")));
    }
    return rule;
  }
}
