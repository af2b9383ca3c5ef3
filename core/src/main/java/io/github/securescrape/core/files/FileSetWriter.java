// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.files;

import io.github.securescrape.core.files.FileChange.Kind;
import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes files in two steps: all new contents beside the old ones under names of their own, then
 * one rename after the other. Whatever stops the first step leaves no trace; whatever kills the
 * second leaves each file old or new, and the next run finishes.
 */
final class FileSetWriter {

  static final ProblemCode NOT_WRITABLE =
      ProblemCode.error("files.not-writable", "cannot write {0}: {1}", "{2}");

  private static final String OTHER_FOLDER = "Choose another folder.";

  private final Path folder;
  private final boolean mayGiveAway = PresentFile.isRoot();

  FileSetWriter(Path folder) {
    this.folder = folder;
  }

  List<FileChange> diff(List<FileEntry> entries) {
    return entries.stream().map(this::changeOf).toList();
  }

  List<FileChange> write(List<FileEntry> entries) {
    Map<Path, Problem> obstacles = new LinkedHashMap<>();
    Set<Path> folders = new HashSet<>();
    entries.forEach(entry -> addObstacle(entry, folders, obstacles));
    if (!obstacles.isEmpty()) {
      throw new InvalidConfigException(obstacles.values());
    }
    List<FileChange> changes = diff(entries);
    try (StagedFiles staged = new StagedFiles(mayGiveAway)) {
      try {
        for (int i = 0; i < changes.size(); i++) {
          if (changes.get(i).kind() != Kind.KEEP) {
            staged.add(folder.resolve(entries.get(i).path()), entries.get(i));
          }
        }
        staged.commit();
      } catch (IOException e) {
        throw new InvalidConfigException(List.of(problem(staged.current(), e)));
      }
      folders.stream().filter(each -> !staged.hasMade(each)).forEach(StagedFiles::deleteLeftovers);
    }
    return changes;
  }

  private FileChange changeOf(FileEntry entry) {
    Path file = folder.resolve(entry.path());
    try {
      PresentFile present = PresentFile.at(file);
      if (!present.isRegular()) {
        // A link would be replaced, too: what it leads to is not ours.
        return new FileChange(Kind.REPLACE, entry.path(), "not a regular file");
      }
      if (!present.holds(entry.bytes())) {
        return new FileChange(Kind.REPLACE, entry.path(), "");
      }
      String detail = difference(entry, present);
      return new FileChange(detail.isEmpty() ? Kind.KEEP : Kind.ADJUST, entry.path(), detail);
    } catch (NoSuchFileException e) {
      return new FileChange(Kind.CREATE, entry.path(), "");
    } catch (IOException e) {
      return new FileChange(Kind.REPLACE, entry.path(), "unreadable");
    }
  }

  private String difference(FileEntry entry, PresentFile present) {
    List<String> details = new ArrayList<>();
    if (present.mode() != null && !present.mode().equals(entry.mode())) {
      details.add("mode " + present.mode() + " becomes " + entry.mode());
    }
    if (entry.owner() != null
        && present.owner() != null
        && !entry.owner().equals(present.owner())
        && mayGiveAway) {
      details.add("owner " + present.owner() + " becomes " + entry.owner());
    }
    return String.join(", ", details);
  }

  /** Finds what stands in the way of a file without touching anything; each obstacle once. */
  private void addObstacle(FileEntry entry, Set<Path> folders, Map<Path, Problem> obstacles) {
    Path file = folder.resolve(entry.path());
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      obstacles.put(file, problem(file, "there is a folder of that name", "Move the folder away."));
      return;
    }
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null || !folders.add(parent)) {
      return;
    }
    Path above = parent;
    while (above.getParent() != null && !Files.exists(above, LinkOption.NOFOLLOW_LINKS)) {
      above = above.getParent();
    }
    if (!Files.isDirectory(above)) {
      String reason = nameOf(above) + " is not a folder";
      obstacles.putIfAbsent(above, problem(file, reason, OTHER_FOLDER));
    } else if (leadsAway(above)) {
      String reason = "a link in " + nameOf(above) + " leads out of the folder";
      obstacles.putIfAbsent(above, problem(file, reason, "Remove the link."));
    } else if (!Files.isWritable(above)) {
      String reason = "folder " + nameOf(above) + " is not writable";
      String hint = "Choose another folder, or mend its owner or mode.";
      obstacles.putIfAbsent(above, problem(file, reason, hint));
    }
  }

  /** Returns whether a folder below ours is a link, or stands behind one, to somewhere else. */
  private boolean leadsAway(Path below) {
    try {
      return below.startsWith(folder.toAbsolutePath())
          && !below.toRealPath().startsWith(folder.toRealPath());
    } catch (IOException e) {
      return true;
    }
  }

  private String nameOf(Path path) {
    Path absolute = folder.toAbsolutePath();
    return path.startsWith(absolute)
        ? folder.resolve(absolute.relativize(path)).toString()
        : path.toString();
  }

  private static Problem problem(Path file, IOException e) {
    return problem(file, reason(e), "Choose another folder, or mend this one.");
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    String said = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
    return said == null ? e.getClass().getSimpleName() : said;
  }

  private static Problem problem(Path file, String reason, String hint) {
    return NOT_WRITABLE.at(Location.ofFile(file.toString()), file.getFileName(), reason, hint);
  }
}
