// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.files;

/**
 * Who owns a file, by number: names differ from host to container and from system to system.
 *
 * @param uid number of the user
 * @param gid number of the group
 */
public record FileOwner(int uid, int gid) {

  /** The user without rights, {@code nobody}, on every Linux: 65534. */
  public static final FileOwner NOBODY = new FileOwner(65534, 65534);

  /** Returns such as {@code 65534:65534}. */
  @Override
  public String toString() {
    return uid + ":" + gid;
  }
}
