// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import io.github.securescrape.core.files.FileSource;
import io.github.securescrape.testkit.internal.golang.GoText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The files that a job names. */
public final class JobFiles {

  private final @Nullable Path folder;
  private final FileSource source;

  private JobFiles(@Nullable Path folder, FileSource source) {
    this.folder = folder;
    this.source = source;
  }

  /**
   * Returns the files on this machine.
   *
   * @param folder where relative names start; the empty path to show names as they are
   */
  public static JobFiles in(Path folder) {
    return new JobFiles(folder, FileSource.none());
  }

  /** Returns the files of a source, by the names that jobs have for them. */
  public static JobFiles of(FileSource source) {
    return new JobFiles(null, source);
  }

  /** Returns where relative names start; {@code null} if the files lie in no folder. */
  public @Nullable Path folder() {
    return folder;
  }

  /** Returns a name as Prometheus shows it: below the folder of its configuration. */
  String show(String name) {
    return folder == null ? name : folder.resolve(name).normalize().toString();
  }

  /**
   * Returns the text of a file.
   *
   * @throws ScrapeFailure with Go's text about a file that cannot be read
   */
  String read(String name) throws ScrapeFailure {
    try {
      // Not strict: who looks for a certificate in a binary file finds none.
      return folder == null
          ? source.text(name).orElseThrow(() -> new NoSuchFileException(name))
          : new String(Files.readAllBytes(Path.of(show(name))), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ScrapeFailure(GoText.unreadable(show(name), e));
    }
  }

  /** Returns the text of a file that is there for the given purpose. */
  String read(String name, String purpose) throws ScrapeFailure {
    try {
      return read(name);
    } catch (ScrapeFailure e) {
      throw new ScrapeFailure(
          "unable to read "
              + purpose
              + ": unable to read file "
              + show(name)
              + ": "
              + e.getMessage());
    }
  }
}
