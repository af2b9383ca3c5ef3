// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.otlp;

import io.github.securescrape.core.schema.EmptyIsUnset;
import io.github.securescrape.core.schema.Keyword;
import io.github.securescrape.core.schema.Since;

/** How names of metrics and labels that come over OTLP are translated. */
@EmptyIsUnset
public enum TranslationStrategy implements Keyword {
  /** An empty text, or an explicit null in place of the whole section. */
  NONE(""),
  /** Other characters become underscores; units and {@code _total} are added. */
  UNDERSCORE_ESCAPING_WITH_SUFFIXES("UnderscoreEscapingWithSuffixes"),
  /** Other characters become underscores; nothing is added. */
  @Since("3.6.0")
  UNDERSCORE_ESCAPING_WITHOUT_SUFFIXES("UnderscoreEscapingWithoutSuffixes"),
  /** Characters stay; units and {@code _total} are added. */
  NO_UTF8_ESCAPING_WITH_SUFFIXES("NoUTF8EscapingWithSuffixes"),
  /** Names stay as they are. */
  @Since("3.4.0")
  NO_TRANSLATION("NoTranslation");

  private final String keyword;

  TranslationStrategy(String keyword) {
    this.keyword = keyword;
  }

  @Override
  public String keyword() {
    return keyword;
  }
}
