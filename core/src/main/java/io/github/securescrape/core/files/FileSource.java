// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.files;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the files that a configuration names are looked up: on a disk, in memory, or nowhere yet.
 *
 * <pre>{@code
 * FileSource.folder(Path.of("deploy/prometheus"))     // ca.crt is deploy/prometheus/ca.crt,
 *     .mountedAt("/etc/prometheus")                   // and so is /etc/prometheus/ca.crt;
 *     .or(secrets)                                    // what is not there, others may have;
 *     .provided("/run/secrets/*")                     // these will be there at run time
 * }</pre>
 */
@FunctionalInterface
public interface FileSource {

  /** The device that is an empty file to whoever reads it. */
  Path NOTHING = Path.of("/dev/null");

  /**
   * Returns what is at a path.
   *
   * @param path as the configuration writes it
   */
  FileContent find(String path);

  /** Returns the text of a file, empty if there is none to be read. */
  default Optional<String> text(String path) {
    return find(path).text();
  }

  /**
   * Returns what a configuration gives by file or in line; of both, the file counts.
   *
   * @param path of the file; {@code null} or empty if none is named
   * @param text in line; {@code null} if there is none
   */
  default FileContent find(@Nullable String path, @Nullable String text) {
    return path == null || path.isEmpty() ? FileContent.of(text == null ? "" : text) : find(path);
  }

  /** Returns a source without files. */
  static FileSource none() {
    return path -> FileContent.missing();
  }

  /** Returns the files below a folder; an absolute path is looked up as it is. */
  static FileSource folder(Path folder) {
    return path -> {
      try {
        Path file = folder.resolve(path);
        return file.equals(NOTHING) ? FileContent.of("") : FileContent.read(file);
      } catch (InvalidPathException e) {
        return FileContent.missing();
      }
    };
  }

  /** Returns files in memory, by path. */
  static FileSource of(Map<String, String> texts) {
    Map<String, String> files = new LinkedHashMap<>(texts);
    return path -> {
      String text = files.get(path);
      return text == null ? FileContent.missing() : FileContent.of(text);
    };
  }

  /**
   * Returns these files as they are found by absolute paths, too, such as those of a container.
   *
   * @param folder the absolute path that stands for where these files start
   */
  default FileSource mountedAt(String folder) {
    String prefix = folder.endsWith("/") ? folder : folder + "/";
    return path -> {
      if (path.startsWith(prefix)) {
        return find(path.substring(prefix.length()));
      }
      return path.startsWith("/") ? FileContent.missing() : find(path);
    };
  }

  /** Returns these files, and those of another source where these have none. */
  default FileSource or(FileSource other) {
    return path -> {
      FileContent found = find(path);
      return found.isMissing() ? other.find(path) : found;
    };
  }

  /** Returns these files as they are when they are first asked for: each is looked up once. */
  default FileSource remembering() {
    Map<String, FileContent> found = new ConcurrentHashMap<>();
    return path -> found.computeIfAbsent(path, this::find);
  }

  /**
   * Returns these files, and the promise of others that will be there at run time: that they are
   * missing here is no problem, and their content is not judged.
   *
   * @param patterns paths; {@code *} stands for any part of a name, {@code **} for any path
   */
  default FileSource provided(String... patterns) {
    List<PathMatcher> promised =
        Arrays.stream(patterns)
            .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
            .toList();
    return or(
        path -> {
          try {
            Path file = Path.of(path);
            return promised.stream().anyMatch(pattern -> pattern.matches(file))
                ? FileContent.provided()
                : FileContent.missing();
          } catch (InvalidPathException e) {
            return FileContent.missing();
          }
        });
  }
}
