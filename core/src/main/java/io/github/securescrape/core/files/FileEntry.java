// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.files;

import io.github.securescrape.core.value.Secret;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One file to write.
 *
 * @param path where, relative, with {@code /} between its parts
 * @param content its text, written as UTF-8
 * @param mode who may read it
 * @param owner who owns it; {@code null} for whoever writes it
 */
public record FileEntry(String path, Secret content, FileMode mode, @Nullable FileOwner owner) {

  /** Refuses paths that lead out of the folder. */
  public FileEntry {
    boolean plain = !path.isEmpty() && !path.startsWith("/") && path.indexOf('\\') < 0;
    for (String part : path.split("/", -1)) {
      plain &= !part.isEmpty() && !part.equals(".") && !part.equals("..");
    }
    if (!plain || path.indexOf('\0') >= 0) {
      throw new IllegalArgumentException('"' + path + "\" is no path below a folder");
    }
  }

  byte[] bytes() {
    return content.reveal().getBytes(StandardCharsets.UTF_8);
  }
}
