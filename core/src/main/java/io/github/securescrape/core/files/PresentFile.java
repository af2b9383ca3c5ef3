// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands at a path now; of a link the link itself.
 *
 * @param path where
 * @param isRegular whether it is a file with a content
 * @param size length of its content in bytes
 * @param mode who may read it; {@code null} where files have no such thing
 * @param owner who owns it; {@code null} where files have no such thing
 */
record PresentFile(
    Path path, boolean isRegular, long size, @Nullable FileMode mode, @Nullable FileOwner owner) {

  /**
   * Returns what stands at a path.
   *
   * @throws java.nio.file.NoSuchFileException if there is nothing
   */
  static PresentFile at(Path path) throws IOException {
    boolean posix = isPosix(path);
    Map<String, Object> all =
        Files.readAttributes(
            path,
            posix ? "unix:isRegularFile,size,mode,uid,gid" : "isRegularFile,size",
            LinkOption.NOFOLLOW_LINKS);
    return new PresentFile(
        path,
        Boolean.TRUE.equals(all.get("isRegularFile")),
        all.get("size") instanceof Long size ? size : 0,
        posix ? new FileMode(number(all, "mode") & 0777) : null,
        posix ? new FileOwner(number(all, "uid"), number(all, "gid")) : null);
  }

  /** Returns whether the file has a content. */
  boolean holds(byte[] wanted) throws IOException {
    return size == wanted.length && Arrays.equals(wanted, Files.readAllBytes(path));
  }

  /** Returns whether files at a path have numeric owners and mode bits. */
  static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("unix");
  }

  /** Returns whether we are root, who alone may give files away. */
  static boolean isRoot() {
    try {
      FileOwner owner = at(Path.of("/proc/self/.")).owner();
      return owner != null && owner.uid() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static int number(Map<String, Object> attributes, String name) {
    return attributes.get(name) instanceof Integer number ? number : -1;
  }
}
