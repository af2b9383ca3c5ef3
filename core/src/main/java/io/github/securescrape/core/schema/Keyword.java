// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.schema;

/** An enum whose constants are words in a configuration file. */
public interface Keyword {

  /**
   * Returns the word as it stands in the file; empty for the constant that an explicit null stands
   * for.
   */
  String keyword();
}
