// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.relabel;

import io.github.securescrape.core.schema.IgnoreCase;
import io.github.securescrape.core.schema.Keyword;
import io.github.securescrape.core.schema.Since;

/** What a {@link RelabelConfig} does. */
@IgnoreCase
public enum RelabelAction implements Keyword {
  /** An explicit null, which no Prometheus takes. */
  NONE(""),
  /** Sets the target label to the replacement if the regex matches the joined source labels. */
  REPLACE("replace"),
  /** Drops targets whose joined source labels do not match the regex. */
  KEEP("keep"),
  /** Drops targets whose joined source labels match the regex. */
  DROP("drop"),
  /** Drops targets whose joined source labels differ from the target label. */
  @Since("2.41.0")
  KEEPEQUAL("keepequal"),
  /** Drops targets whose joined source labels equal the target label. */
  @Since("2.41.0")
  DROPEQUAL("dropequal"),
  /** Sets the target label to a hash of the joined source labels, modulo the modulus. */
  HASHMOD("hashmod"),
  /** Copies labels whose name matches the regex to the name in the replacement. */
  LABELMAP("labelmap"),
  /** Removes labels whose name matches the regex. */
  LABELDROP("labeldrop"),
  /** Removes labels whose name does not match the regex. */
  LABELKEEP("labelkeep"),
  /** Sets the target label to the joined source labels in lower case. */
  @Since("2.36.0")
  LOWERCASE("lowercase"),
  /** Sets the target label to the joined source labels in upper case. */
  @Since("2.36.0")
  UPPERCASE("uppercase");

  private final String keyword;

  RelabelAction(String keyword) {
    this.keyword = keyword;
  }

  @Override
  public String keyword() {
    return keyword;
  }

  /** Returns whether nothing is matched: the joined source labels are taken whole. */
  boolean takesWholeSource() {
    return changesCase() || comparesLabels() || this == HASHMOD;
  }

  boolean changesCase() {
    return this == LOWERCASE || this == UPPERCASE;
  }

  boolean comparesLabels() {
    return this == KEEPEQUAL || this == DROPEQUAL;
  }

  /** Returns whether the regex is for names of labels, not for their values. */
  boolean isAboutNames() {
    return this == LABELMAP || removesNames();
  }

  boolean removesNames() {
    return this == LABELDROP || this == LABELKEEP;
  }

  boolean needsTargetLabel() {
    return this == REPLACE || takesWholeSource();
  }
}
