// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * New contents that stand beside the files they shall replace, under names that no other writer
 * uses. Closed before they are committed, they leave no trace.
 */
final class StagedFiles implements AutoCloseable {

  private static final long PID = ProcessHandle.current().pid();

  /** Tells this process from an earlier one, or one in another container, with the same number. */
  private static final String RUN = Long.toHexString(new SecureRandom().nextInt() & 0xFFFFFFFFL);

  private static final AtomicLong COUNT = new AtomicLong();
  private static final Pattern NAME =
      Pattern.compile("\\.securescrape-(\\d{1,18})-(\\w+)-\\d+\\.tmp");
  private static final FileAttribute<?>[] CLOSED = {
    PosixFilePermissions.asFileAttribute(permissions(FileMode.PRIVATE))
  };
  private static final FileAttribute<?>[] NONE = {};
  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private final boolean mayGiveAway;
  private final Map<Path, Path> staged = new LinkedHashMap<>();
  private final Set<Path> made = new LinkedHashSet<>();
  private final Set<Path> present = new HashSet<>();
  private Path current = Path.of("");
  private boolean committed;

  StagedFiles(boolean mayGiveAway) {
    this.mayGiveAway = mayGiveAway;
  }

  /** Returns the file that was worked on last. */
  Path current() {
    return current;
  }

  /** Returns whether a folder was not there before. */
  boolean hasMade(Path folder) {
    return made.contains(folder);
  }

  /** Writes a content beside the file that it is for. */
  void add(Path file, FileEntry entry) throws IOException {
    current = file;
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      makeFolder(parent);
    }
    boolean posix = PresentFile.isPosix(file);
    Path temporary =
        file.resolveSibling(
            ".securescrape-" + PID + "-" + RUN + "-" + COUNT.incrementAndGet() + ".tmp");
    // Closed from its first byte on: it may hold a key. A link that stands there is not followed.
    try (SeekableByteChannel channel =
        Files.newByteChannel(temporary, NEW, posix ? CLOSED : NONE)) {
      staged.put(temporary, file);
      ByteBuffer bytes = ByteBuffer.wrap(entry.bytes());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
    if (posix) {
      FileOwner owner = entry.owner();
      if (owner != null && mayGiveAway) {
        Files.setAttribute(temporary, "unix:uid", owner.uid(), LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(temporary, "unix:gid", owner.gid(), LinkOption.NOFOLLOW_LINKS);
      }
      if (!entry.mode().equals(FileMode.PRIVATE)) {
        Files.getFileAttributeView(
                temporary, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
            .setPermissions(permissions(entry.mode()));
      }
    }
  }

  /** Puts all contents in their places. */
  void commit() throws IOException {
    for (Map.Entry<Path, Path> each : staged.entrySet()) {
      current = each.getValue();
      Files.move(
          each.getKey(),
          current,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
    committed = true;
  }

  /** Deletes what was not committed, and the folders made for it. */
  @Override
  public void close() {
    if (!committed) {
      staged.keySet().forEach(StagedFiles::deleteQuietly);
      List<Path> inner = new ArrayList<>(made);
      Collections.reverse(inner);
      inner.forEach(StagedFiles::deleteQuietly);
    }
  }

  /** Deletes what writers that were killed left in a folder. */
  static void deleteLeftovers(Path folder) {
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(folder, file -> isLeftover(file.getFileName().toString()))) {
      all.forEach(StagedFiles::deleteQuietly);
    } catch (IOException | DirectoryIteratorException e) {
      // They harm nobody: the next run tries again.
      return;
    }
  }

  private static boolean isLeftover(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return false;
    }
    long pid = Long.parseLong(matcher.group(1));
    return pid == PID ? !matcher.group(2).equals(RUN) : ProcessHandle.of(pid).isEmpty();
  }

  private void makeFolder(Path folder) throws IOException {
    if (present.contains(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      Path parent = folder.getParent();
      if (parent != null) {
        makeFolder(parent);
      }
      try {
        Files.createDirectory(folder);
        made.add(folder);
      } catch (FileAlreadyExistsException e) {
        if (!Files.isDirectory(folder)) {
          throw e;
        }
      }
    }
    present.add(folder);
  }

  private static void deleteQuietly(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // A folder that holds others' files stays; the first problem is the one to tell.
      return;
    }
  }

  private static Set<PosixFilePermission> permissions(FileMode mode) {
    StringBuilder text = new StringBuilder();
    for (int bit = 0; bit < 9; bit++) {
      text.append((mode.bits() & 0400 >> bit) == 0 ? '-' : "rwxrwxrwx".charAt(bit));
    }
    return PosixFilePermissions.fromString(text.toString());
  }
}
