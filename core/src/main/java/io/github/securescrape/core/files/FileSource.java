// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Where files named by a relative path are looked up. */
@FunctionalInterface
public interface FileSource {

  /** The device that is an empty file to whoever reads it. */
  Path NOTHING = Path.of("/dev/null");

  /** Returns the text of a file, empty if there is no such file or it cannot be read. */
  Optional<String> text(String path);

  /** Returns a source without files. */
  static FileSource none() {
    return path -> Optional.empty();
  }

  /** Returns the files below a folder. */
  static FileSource folder(Path folder) {
    return path -> {
      try {
        Path file = folder.resolve(path);
        if (file.equals(NOTHING)) {
          return Optional.of("");
        }
        // Not strict: who looks for a certificate in a binary file finds none. Another device, or
        // a pipe, may have no end.
        return Files.isRegularFile(file)
            ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
            : Optional.empty();
      } catch (IOException | InvalidPathException e) {
        return Optional.empty();
      }
    };
  }
}
