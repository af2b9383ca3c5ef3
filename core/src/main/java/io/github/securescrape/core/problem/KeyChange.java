// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.problem;

/**
 * What a {@link Fix} does to one key of a section. Values are a {@link String}, {@link Boolean} or
 * {@link Number}.
 */
public sealed interface KeyChange {

  /** Returns the path of the section, as {@link YamlPath#toString()} prints it. */
  String section();

  /** Returns the key that the section has afterwards and may not have had; empty if none. */
  String brings();

  /** Returns the same change in the section below a place. */
  KeyChange below(YamlPath place);

  /**
   * Returns what no other fix may do as well: give a key of the section the same name, or remove a
   * key, because none might be left.
   */
  default String claim() {
    return section() + (brings().isEmpty() ? " -" : " +" + brings());
  }

  /** Gives a key, and what it stands for, another name. */
  record Rename(String section, String key, String brings) implements KeyChange {
    @Override
    public KeyChange below(YamlPath place) {
      return new Rename(place.append(section).toString(), key, brings);
    }
  }

  /** Removes a key with its value. */
  record Remove(String section, String key) implements KeyChange {
    @Override
    public String brings() {
      return "";
    }

    @Override
    public KeyChange below(YamlPath place) {
      return new Remove(place.append(section).toString(), key);
    }
  }

  /** Gives a key another value; a key that is not there is added as the last. */
  record SetValue(String section, String brings, Object value) implements KeyChange {
    @Override
    public KeyChange below(YamlPath place) {
      return new SetValue(place.append(section).toString(), brings, value);
    }
  }

  /** Adds a key after another. */
  record Insert(String section, String after, String brings, Object value) implements KeyChange {
    @Override
    public KeyChange below(YamlPath place) {
      return new Insert(place.append(section).toString(), after, brings, value);
    }
  }
}
