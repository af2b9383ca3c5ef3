// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.files;

import io.github.securescrape.core.files.FileChange.Kind;
import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.ProblemCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes files in two steps: all new contents beside the old ones under names of their own, then
 * one rename after the other. Whatever stops the first step leaves no trace; whatever kills the
 * second leaves each file old or new, and the next run finishes.
 */
final class FileSetWriter {

  static final ProblemCode NOT_WRITABLE =
      ProblemCode.error("files.not-writable", "cannot write {0}: {1}", "{2}");

  private static final String TEMPORARY = ".securescrape-tmp";

  private final Path folder;
  private final List<Path> made = new ArrayList<>();

  FileSetWriter(Path folder) {
    this.folder = folder;
  }

  List<FileChange> diff(List<FileEntry> entries) {
    return entries.stream().map(this::changeOf).toList();
  }

  List<FileChange> write(List<FileEntry> entries) {
    Map<Path, Problem> obstacles = new LinkedHashMap<>();
    entries.forEach(entry -> addObstacle(entry, obstacles));
    if (!obstacles.isEmpty()) {
      throw new InvalidConfigException(obstacles.values());
    }
    List<FileChange> changes = diff(entries);
    Map<Path, Path> staged = new LinkedHashMap<>();
    for (int i = 0; i < changes.size(); i++) {
      FileEntry entry = entries.get(i);
      if (changes.get(i).kind() != Kind.KEEP) {
        try {
          stage(entry, staged);
        } catch (IOException e) {
          undo(staged);
          throw new InvalidConfigException(List.of(problem(folder.resolve(entry.path()), e)));
        }
      }
    }
    for (Map.Entry<Path, Path> each : staged.entrySet()) {
      try {
        Files.move(
            each.getKey(),
            each.getValue(),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        undo(staged);
        throw new InvalidConfigException(List.of(problem(each.getValue(), e)));
      }
    }
    return changes;
  }

  private FileChange changeOf(FileEntry entry) {
    Path file = folder.resolve(entry.path());
    try {
      if (!Files.isRegularFile(file)) {
        return new FileChange(Kind.CREATE, entry.path(), "");
      }
      if (!Arrays.equals(bytesOf(entry), Files.readAllBytes(file))) {
        return new FileChange(Kind.REPLACE, entry.path(), "");
      }
      String detail = difference(entry, file);
      return new FileChange(detail.isEmpty() ? Kind.KEEP : Kind.ADJUST, entry.path(), detail);
    } catch (IOException e) {
      return new FileChange(Kind.REPLACE, entry.path(), "unreadable");
    }
  }

  private static String difference(FileEntry entry, Path file) throws IOException {
    if (!isPosix(file)) {
      return "";
    }
    FileMode mode = new FileMode(number(file, "mode") & 0777);
    FileOwner owner = new FileOwner(number(file, "uid"), number(file, "gid"));
    List<String> details = new ArrayList<>();
    if (!mode.equals(entry.mode())) {
      details.add("mode " + mode + " becomes " + entry.mode());
    }
    if (entry.owner() != null && !entry.owner().equals(owner) && isRoot()) {
      details.add("owner " + owner + " becomes " + entry.owner());
    }
    return String.join(", ", details);
  }

  /** Finds what stands in the way of a file without touching anything; each obstacle once. */
  private void addObstacle(FileEntry entry, Map<Path, Problem> obstacles) {
    Path file = folder.resolve(entry.path());
    if (Files.isDirectory(file)) {
      obstacles.put(
          file, problem(file, "there is a folder of that name", "Move the folder away."));
      return;
    }
    Path above = file.toAbsolutePath().getParent();
    while (above != null && !Files.exists(above, LinkOption.NOFOLLOW_LINKS)) {
      above = above.getParent();
    }
    Path obstacle = above == null ? file : above;
    if (!Files.isDirectory(obstacle)) {
      String reason = folderName(obstacle) + " is not a folder";
      obstacles.putIfAbsent(obstacle, problem(file, reason, "Choose another folder."));
    } else if (!Files.isWritable(obstacle)) {
      String reason = "folder " + folderName(obstacle) + " is not writable";
      String hint = "Choose another folder, or mend its owner or mode.";
      obstacles.putIfAbsent(obstacle, problem(file, reason, hint));
    }
  }

  private String folderName(Path path) {
    Path absolute = folder.toAbsolutePath();
    return path.startsWith(absolute)
        ? folder.resolve(absolute.relativize(path)).toString()
        : path.toString();
  }

  private void stage(FileEntry entry, Map<Path, Path> staged) throws IOException {
    Path file = folder.resolve(entry.path());
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      makeFolder(parent);
    }
    // Always the same name, so that what a killed run leaves behind is used up by the next one.
    Path temporary = file.resolveSibling("." + file.getFileName() + TEMPORARY);
    Files.deleteIfExists(temporary);
    staged.put(temporary, file);
    if (isPosix(file.toAbsolutePath().getParent())) {
      // Closed from its first byte on: it may hold a key.
      Files.createFile(
          temporary, PosixFilePermissions.asFileAttribute(permissions(FileMode.PRIVATE)));
      Files.write(temporary, bytesOf(entry));
      if (entry.owner() != null && isRoot()) {
        Files.setAttribute(temporary, "unix:uid", entry.owner().uid());
        Files.setAttribute(temporary, "unix:gid", entry.owner().gid());
      }
      Files.setPosixFilePermissions(temporary, permissions(entry.mode()));
    } else {
      Files.write(temporary, bytesOf(entry));
    }
  }

  private void makeFolder(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return;
    }
    Path parent = path.getParent();
    if (parent != null) {
      makeFolder(parent);
    }
    Files.createDirectory(path);
    made.add(path);
  }

  private void undo(Map<Path, Path> staged) {
    staged.keySet().forEach(FileSetWriter::deleteQuietly);
    Collections.reverse(made);
    made.forEach(FileSetWriter::deleteQuietly);
  }

  private static void deleteQuietly(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // A folder that holds others' files stays; the first problem is the one to tell.
      return;
    }
  }

  private static Problem problem(Path file, IOException e) {
    String reason =
        e instanceof AccessDeniedException
            ? "permission denied"
            : e instanceof FileSystemException failure && failure.getReason() != null
                ? failure.getReason()
                : e.getClass().getSimpleName();
    return problem(file, reason, "Choose another folder, or mend this one.");
  }

  private static Problem problem(Path file, String reason, String hint) {
    return NOT_WRITABLE.at(Location.ofFile(file.toString()), file.getFileName(), reason, hint);
  }

  private static byte[] bytesOf(FileEntry entry) {
    return entry.content().reveal().getBytes(StandardCharsets.UTF_8);
  }

  private static Set<PosixFilePermission> permissions(FileMode mode) {
    StringBuilder text = new StringBuilder();
    for (int bit = 0; bit < 9; bit++) {
      text.append((mode.bits() & 0400 >> bit) == 0 ? '-' : "rwxrwxrwx".charAt(bit));
    }
    return PosixFilePermissions.fromString(text.toString());
  }

  private static int number(Path file, String attribute) throws IOException {
    return Files.getAttribute(file, "unix:" + attribute) instanceof Integer number ? number : -1;
  }

  private static boolean isPosix(@Nullable Path path) {
    return path != null && path.getFileSystem().supportedFileAttributeViews().contains("unix");
  }

  /** Only root may give files away. */
  private static boolean isRoot() {
    Path self = Path.of("/proc/self");
    try {
      return Files.exists(self) && number(self, "uid") == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
