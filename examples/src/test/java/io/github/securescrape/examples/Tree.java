// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All that is below a folder: names, contents, modes and times. */
record Tree(Map<String, String> files) {

  static Tree of(Path folder) {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.toList()) {
        String content =
            Files.isRegularFile(each)
                ? new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1)
                : "";
        Map<String, Object> state =
            Files.readAttributes(
                each, "posix:permissions,lastModifiedTime", LinkOption.NOFOLLOW_LINKS);
        files.put(folder.relativize(each).toString(), new TreeMap<>(state) + content);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Tree(files);
  }
}
