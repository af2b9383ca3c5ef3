// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.files;

/**
 * Who may read, write and run a file.
 *
 * @param bits the nine permission bits, such as {@code 0640}
 */
public record FileMode(int bits) {

  /** The owner reads and writes, nobody else: 0600. */
  public static final FileMode PRIVATE = new FileMode(0600);

  /** The owner reads and writes, the group reads: 0640. */
  public static final FileMode GROUP = new FileMode(0640);

  /** The owner reads and writes, everybody reads: 0644. */
  public static final FileMode PUBLIC = new FileMode(0644);

  /** The owner writes, everybody reads and runs: 0755. */
  public static final FileMode PROGRAM = new FileMode(0755);

  /** Refuses bits other than the nine. */
  public FileMode {
    if ((bits & ~0777) != 0) {
      throw new IllegalArgumentException(Integer.toOctalString(bits) + " is no file mode");
    }
  }

  /** Returns four octal digits, such as {@code 0640}. */
  @Override
  public String toString() {
    return String.format("%04o", bits);
  }
}
