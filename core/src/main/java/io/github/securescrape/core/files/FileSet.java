// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.files;

import io.github.securescrape.core.value.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Files to be written together below one folder, each with its mode and owner.
 *
 * <p>Writing replaces each file whole or not at all, leaves alone what is as it shall be, and
 * touches nothing if it cannot go through.
 */
public final class FileSet implements FileSource {

  private final Map<String, FileEntry> entries;

  private FileSet(Map<String, FileEntry> entries) {
    this.entries = entries;
  }

  /** Returns a set of the given files; of two with one path the last counts. */
  public static FileSet of(List<FileEntry> entries) {
    Map<String, FileEntry> byPath = new LinkedHashMap<>();
    entries.forEach(entry -> byPath.put(entry.path(), entry));
    return new FileSet(byPath);
  }

  /** Returns a builder without files. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the files in the order in which they were added. */
  public List<FileEntry> entries() {
    return List.copyOf(entries.values());
  }

  /** Returns one of the files. */
  @Override
  public FileContent find(String path) {
    FileEntry entry = entries.get(path);
    return entry == null ? FileContent.missing() : FileContent.of(entry.content());
  }

  /** Returns these files in a folder of that name. */
  public FileSet under(String folder) {
    return of(
        entries.values().stream()
            .map(e -> new FileEntry(folder + "/" + e.path(), e.content(), e.mode(), e.owner()))
            .toList());
  }

  /** Returns these files followed by others. */
  public FileSet plus(FileSet others) {
    List<FileEntry> all = new ArrayList<>(entries.values());
    all.addAll(others.entries.values());
    return of(all);
  }

  /** Returns what {@link #writeTo(Path)} would change in a folder, and touches nothing. */
  public List<FileChange> diff(Path folder) {
    return new FileSetWriter(folder).diff(entries());
  }

  /**
   * Writes the files below a folder, which is made if need be. An owner is set where the system
   * lets us, that is mostly: when run as root.
   *
   * @return what was done to each file
   * @throws io.github.securescrape.core.problem.InvalidConfigException with each file that cannot
   *     be written; then nothing was changed
   */
  public List<FileChange> writeTo(Path folder) {
    return new FileSetWriter(folder).write(entries());
  }

  /** Returns the paths; never the contents. */
  @Override
  public String toString() {
    return "FileSet" + entries.keySet();
  }

  /** Collects the files of a {@link FileSet}. */
  public static final class Builder {
    private final List<FileEntry> entries = new ArrayList<>();
    private @Nullable FileOwner owner;

    private Builder() {}

    /** Sets the owner of the files added from here on. */
    public Builder owner(FileOwner owner) {
      this.owner = owner;
      return this;
    }

    /** Adds a file. */
    public Builder add(String path, String content, FileMode mode) {
      return add(path, Secret.of(content), mode);
    }

    /** Adds a file whose content must not be seen, for its owner alone. */
    public Builder add(String path, Secret content) {
      return add(path, content, FileMode.PRIVATE);
    }

    private Builder add(String path, Secret content, FileMode mode) {
      entries.add(new FileEntry(path, content, mode, owner));
      return this;
    }

    /** Returns the set. */
    public FileSet build() {
      return of(entries);
    }
  }
}
