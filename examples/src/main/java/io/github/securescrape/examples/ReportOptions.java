// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples;

import io.github.securescrape.core.files.FileMode;
import io.github.securescrape.core.files.FileSet;
import io.github.securescrape.core.problem.Baseline;
import io.github.securescrape.core.problem.Profile;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.core.problem.Suppressions;
import io.github.securescrape.core.yaml.SuppressionsYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of a report is shown, and how. */
final class ReportOptions {

  static final String USAGE =
      """
        --format FORMAT   text, json or sarif; default text
        --profile NAME    loader (errors only), recommended or hardened; default recommended
        --suppressions F  do not show warnings and notes that the file F says are no problem
        --baseline FILE   show only what is not in FILE, and errors
        --write-baseline FILE  write what is shown to FILE, as known from now on
      """;

  private Function<Report, String> format = Report::toText;
  private Profile profile = Profile.RECOMMENDED;
  private @Nullable Path suppressions;
  private @Nullable Path baseline;
  private @Nullable Path newBaseline;

  /** Returns whether an option is one of these, and takes its value if so. */
  boolean take(String option, Arguments arguments) {
    switch (option) {
      case "--format" -> format = formatOf(arguments.valueOf(option));
      case "--profile" -> profile = profileOf(arguments.valueOf(option));
      case "--suppressions" -> suppressions = Path.of(arguments.valueOf(option));
      case "--baseline" -> baseline = Path.of(arguments.valueOf(option));
      case "--write-baseline" -> newBaseline = Path.of(arguments.valueOf(option));
      default -> {
        return false;
      }
    }
    return true;
  }

  private static Function<Report, String> formatOf(String name) {
    return switch (name) {
      case "text" -> Report::toText;
      case "json" -> Report::toJson;
      case "sarif" -> Report::toSarif;
      default ->
          throw new IllegalArgumentException(
              "`--format` \"" + name + "\" is not one of `text`, `json`, `sarif`");
    };
  }

  private static Profile profileOf(String name) {
    return Stream.of(Profile.values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "`--profile` \""
                        + name
                        + "\" is not one of `loader`, `recommended`, `hardened`"));
  }

  /**
   * Returns what is shown of all that was found.
   *
   * @param files what was checked; suppressions also stand in their comments
   */
  Report shown(Report found, List<Path> files) {
    Suppressions all = Suppressions.none();
    Report report = found;
    if (suppressions != null) {
      Read<Suppressions> read = SuppressionsYaml.read(suppressions);
      report = Report.join(report, read.report());
      all = read.value().orElse(all);
    }
    for (String file : named(found, files)) {
      Read<Suppressions> read = SuppressionsYaml.inComments(Path.of(file));
      report = Report.join(report, read.report());
      all = all.and(read.orThrow());
    }
    Report shown = report.suppressing(all, LocalDate.now(ZoneOffset.UTC)).under(profile);
    if (newBaseline != null) {
      write(newBaseline, Baseline.of(shown).print());
    }
    return baseline == null ? shown : shown.beyond(Baseline.parse(text(baseline)));
  }

  /** Returns the files that were checked, and those that they name and that have problems. */
  private static Set<String> named(Report found, List<Path> files) {
    TreeSet<String> names = new TreeSet<>();
    files.forEach(file -> names.add(file.toString()));
    found.found().stream()
        .map(problem -> problem.location().file())
        .filter(Objects::nonNull)
        .forEach(names::add);
    return names;
  }

  /** Returns a report as it is printed. */
  String print(Report report) {
    return format.apply(report);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalArgumentException("\"" + file + "\" cannot be read");
    }
  }

  private static void write(Path file, String text) {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    FileSet.builder()
        .add(file.getFileName().toString(), text, FileMode.PUBLIC)
        .build()
        .writeTo(folder);
  }
}
