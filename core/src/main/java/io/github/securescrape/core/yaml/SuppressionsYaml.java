// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.yaml;

import io.github.securescrape.core.internal.yaml.Comments;
import io.github.securescrape.core.internal.yaml.Comments.Comment;
import io.github.securescrape.core.internal.yaml.SourceText;
import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.core.problem.Suppression;
import io.github.securescrape.core.problem.Suppressions;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.core.schema.Dialect;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Suppressions as text: in a file of their own, or in comments of the file that they are about.
 *
 * <pre>{@code
 * suppressions:
 *   - code: scrape.*
 *     file: lab/*.yml
 *     path: scrape_configs[*]
 *     reason: the lab has a metered line
 *     until: 2027-01-31
 * }</pre>
 *
 * <p>Of these, {@code code} and {@code reason} must be there.
 *
 * <pre>{@code
 * # securescrape:ignore scrape.interval-too-long metered line until 2027-01-31
 * scrape_interval: 10m
 * }</pre>
 *
 * <p>A comment is about what is reported on its own line, or, where nothing else stands there, on
 * the next line that holds more than a comment.
 */
public final class SuppressionsYaml {

  /** A comment that is meant to suppress something, and does not say what, why or until when. */
  public static final ProblemCode BAD_COMMENT =
      ProblemCode.warning(
          "report.suppression.comment",
          "comment suppresses nothing: {0}",
          "Write `# securescrape:ignore CODE REASON`, and maybe `until YYYY-MM-DD`.");

  private static final String SIGN = "securescrape:ignore";
  private static final Pattern IGNORE = Pattern.compile("#+[ \\t]*" + SIGN + "(?:[ \\t]+(.*))?");
  private static final Pattern UNTIL = Pattern.compile("(.*?)[ \\t]*\\buntil[ \\t]+(\\d[\\d-]*)");

  private static final Dialect DIALECT = Dialect.of("code").with(LocalDate.class, new DateText());

  private SuppressionsYaml() {}

  /** Reads a file of suppressions; the report tells all that is wrong with it. */
  public static Read<Suppressions> read(Path file) {
    return read(YamlDocument.read(file, DIALECT));
  }

  /**
   * Reads a text of suppressions; the report tells all that is wrong with it.
   *
   * @param name name of the file to show in the report
   */
  public static Read<Suppressions> parse(String name, String text) {
    return read(YamlDocument.parse(name, text, DIALECT));
  }

  private static Read<Suppressions> read(YamlDocument document) {
    SuppressionFile.Top list = document.bind(SuppressionFile.Top.class, null);
    if (list == null || document.problems().hasErrors()) {
      return Read.of(null, document.report());
    }
    List<Suppression> all = new ArrayList<>();
    for (SuppressionFile.Item each : list.suppressions()) {
      YamlPath path = YamlPath.root().key("suppressions").index(all.size());
      all.add(each.toSuppression().saidAt(document.placeOf(path)));
    }
    return Read.of(Suppressions.of(all), document.report());
  }

  /**
   * Reads the suppressions in the comments of a YAML file, none if it cannot be read; the report
   * tells of comments that suppress nothing.
   */
  public static Read<Suppressions> inComments(Path file) {
    try {
      return inComments(file.toString(), SourceText.read(file));
    } catch (IOException e) {
      // Whoever checks the file tells.
      return Read.of(Suppressions.none(), Report.clean());
    }
  }

  /**
   * Reads the suppressions in the comments of a YAML text; the report tells of comments that
   * suppress nothing.
   *
   * @param name name of the file as in the report that is to be suppressed
   */
  public static Read<Suppressions> inComments(String name, String text) {
    return inComments(name, SourceText.of(text));
  }

  private static Read<Suppressions> inComments(String name, SourceText text) {
    if (!text.text().contains(SIGN)) {
      return Read.of(Suppressions.none(), Report.clean());
    }
    List<Suppression> all = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Comment comment : Comments.in(text)) {
      Matcher matcher = IGNORE.matcher(comment.text());
      if (matcher.matches()) {
        Location place = new Location(name, comment.line() + 1, comment.column() + 1, "");
        String said = matcher.group(1) == null ? "" : matcher.group(1).strip();
        String wrong = read(said, place, comment.subject() + 1, all);
        if (wrong != null) {
          problems.add(BAD_COMMENT.at(place, wrong));
        }
      }
    }
    return Read.of(Suppressions.of(all), Report.of(problems));
  }

  /** Adds the suppression that a comment holds; returns what is wrong with it, if anything is. */
  private static @Nullable String read(
      String said, Location place, int line, List<Suppression> all) {
    String[] words = said.split("[ \t]+", 2);
    if (!Suppression.isCode(words[0])) {
      return words[0].isEmpty() ? "it names no code" : "\"" + words[0] + "\" is no code";
    }
    String reason = words.length < 2 ? "" : words[1];
    LocalDate until = null;
    Matcher end = UNTIL.matcher(reason);
    if (end.matches()) {
      reason = end.group(1);
      try {
        until = LocalDate.parse(end.group(2));
      } catch (DateTimeParseException e) {
        return "\"" + end.group(2) + "\" is not a date such as 2027-01-31";
      }
    }
    if (reason.isBlank()) {
      return "it gives no reason";
    }
    all.add(Suppression.of(words[0], reason).until(until).saidAt(place).onLine(line));
    return null;
  }
}
