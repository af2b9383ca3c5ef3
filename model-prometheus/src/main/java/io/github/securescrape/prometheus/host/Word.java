// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import java.util.Optional;

/**
 * A word of a command.
 *
 * @param text the word, quotes and escapes resolved
 * @param place where it stands
 */
record Word(String text, Place place) {

  /** Returns whether it is the option, with a value or without. */
  boolean isOption(String name) {
    return text.equals(name) || text.startsWith(name + "=");
  }

  /** Returns the value of an option {@code --name=value}. */
  Optional<String> value() {
    int equals = text.indexOf('=');
    return equals < 0 ? Optional.empty() : Optional.of(text.substring(equals + 1));
  }
}
