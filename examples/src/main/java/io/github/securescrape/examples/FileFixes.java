// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples;

import io.github.securescrape.core.files.FileMode;
import io.github.securescrape.core.files.FileSet;
import io.github.securescrape.core.problem.Fixes;
import io.github.securescrape.core.problem.Report;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Mends files by the safe fixes of a report. */
final class FileFixes {

  private FileFixes() {}

  /** Applies what can be applied together; returns whether a file was changed. */
  static boolean apply(Report report) {
    TreeSet<String> files = new TreeSet<>();
    report.problems().stream()
        .map(problem -> problem.location().file())
        .filter(Objects::nonNull)
        .forEach(files::add);
    boolean changed = false;
    for (String file : files) {
      Fixes fixes = Fixes.safe(report, file);
      changed |= !fixes.isEmpty() && apply(fixes, Path.of(file).toAbsolutePath());
    }
    return changed;
  }

  private static boolean apply(Fixes fixes, Path file) {
    try {
      String text = Files.readString(file);
      FileSet.builder()
          .add(file.getFileName().toString(), fixes.applyTo(text), modeOf(file))
          .build()
          .writeTo(Objects.requireNonNull(file.getParent()));
      return true;
    } catch (CharacterCodingException e) {
      // Not UTF-8: left as it is.
      return false;
    } catch (IOException e) {
      throw new IllegalArgumentException("\"" + file + "\" cannot be mended");
    }
  }

  private static FileMode modeOf(Path file) throws IOException {
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    int bits = 0;
    for (PosixFilePermission each : PosixFilePermission.values()) {
      bits = bits << 1 | (permissions.contains(each) ? 1 : 0);
    }
    return new FileMode(bits);
  }
}
