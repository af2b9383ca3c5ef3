// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.yaml;

import io.github.securescrape.core.files.FileMode;
import io.github.securescrape.core.files.FileSet;
import java.nio.file.Path;

/** One file written whole. */
final class TextFile {

  private TextFile() {}

  static void write(Path file, String text, FileMode mode) {
    Path absolute = file.toAbsolutePath();
    Path folder = absolute.getParent() == null ? absolute : absolute.getParent();
    String name = String.valueOf(absolute.getFileName());
    FileSet.builder().add(name, text, mode).build().writeTo(folder);
  }
}
