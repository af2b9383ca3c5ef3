// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.problem;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a configuration, where it is and what to do about it.
 *
 * <p>No text of a problem holds a secret.
 *
 * @param code the kind of problem
 * @param message what is wrong with this value
 * @param hint what to do; empty if there is nothing to add
 * @param location where it is
 * @param subject the named thing it is part of, such as {@code job_name "node"}; empty if none
 * @param related other places that belong to it, such as the first use of a name used twice
 * @param excerpt the line it is about; {@code null} if there is no file or no such line
 * @param fix a mechanical way out; {@code null} if there is none
 */
public record Problem(
    ProblemCode code,
    String message,
    String hint,
    Location location,
    String subject,
    List<Location> related,
    @Nullable Excerpt excerpt,
    @Nullable Fix fix)
    implements Comparable<Problem> {

  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::location)
          .thenComparing(Problem::severity)
          .thenComparing(problem -> problem.code().id())
          .thenComparing(Problem::message);

  /** Copies the related places. */
  public Problem {
    related = List.copyOf(related);
  }

  Problem(ProblemCode code, String message, String hint, Location location) {
    this(code, message, hint, location, "", List.of(), null, null);
  }

  /** Returns how much it matters. */
  public Severity severity() {
    return code.severity();
  }

  /** Returns this problem at another place, with the line it is about and without a fix. */
  public Problem moved(Location location, @Nullable Excerpt excerpt) {
    return new Problem(code, message, hint, location, subject, related, excerpt, null);
  }

  /** Returns this problem as part of the named thing. */
  public Problem about(String subject) {
    return new Problem(code, message, hint, location, subject, related, excerpt, fix);
  }

  /** Returns this problem with other places that belong to it. */
  public Problem relatedTo(Location... related) {
    return new Problem(code, message, hint, location, subject, List.of(related), excerpt, fix);
  }

  /** Returns this problem with a mechanical way out; {@code null} for none. */
  public Problem fixedBy(@Nullable Fix fix) {
    return new Problem(code, message, hint, location, subject, related, excerpt, fix);
  }

  /** Orders by place; at one place the worst first. */
  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }

  /**
   * Returns place, severity, message and code on one line, such as {@code prometheus.yml:14:7:
   * error: `job_name` is missing [yaml.key.missing]}.
   */
  @Override
  public String toString() {
    String place = location.toString();
    return (place.isEmpty() ? "" : place + ": ") + severity() + ": " + message + " [" + code + "]";
  }

  /**
   * Returns the lines of a text report: the {@link #toString() first line}, path, line and hint.
   */
  String toText() {
    StringBuilder text = new StringBuilder(toString()).append('\n');
    String at = location.file() == null ? "" : location.path();
    if (!at.isEmpty() || !subject.isEmpty()) {
      String comma = at.isEmpty() || subject.isEmpty() ? "" : ", ";
      text.append("  at ").append(at).append(comma).append(subject).append('\n');
    }
    if (excerpt != null) {
      String number = Integer.toString(excerpt.line());
      text.append("  ").append(number).append(" | ").append(excerpt.text()).append('\n');
      text.append("  ").append(" ".repeat(number.length())).append(" | ");
      // A tab stays a tab, so that the mark stands below its text at any tab width.
      excerpt
          .text()
          .chars()
          .limit(excerpt.start())
          .forEach(c -> text.append(c == '\t' ? '\t' : ' '));
      text.append("^".repeat(excerpt.length())).append('\n');
    }
    for (Location each : related) {
      text.append("  see ").append(each).append('\n');
    }
    if (!hint.isEmpty()) {
      text.append("  hint: ").append(hint).append('\n');
    }
    return text.toString();
  }

  Map<String, Object> toTree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("severity", severity().toString());
    tree.put("code", code.id());
    tree.put("message", message);
    if (!hint.isEmpty()) {
      tree.put("hint", hint);
    }
    putPlace(tree, location);
    if (!subject.isEmpty()) {
      tree.put("subject", subject);
    }
    if (!related.isEmpty()) {
      tree.put(
          "related", related.stream().map(each -> putPlace(new LinkedHashMap<>(), each)).toList());
    }
    if (fix != null && !fix.edits().isEmpty()) {
      tree.put("fix", toTree(fix));
    }
    return tree;
  }

  private static Map<String, Object> toTree(Fix fix) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("title", fix.title());
    tree.put("safe", fix.safe());
    tree.put("edits", fix.edits().stream().map(Problem::toTree).toList());
    return tree;
  }

  private static Map<String, Object> toTree(TextEdit edit) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("line", edit.line());
    tree.put("column", edit.column());
    tree.put("endLine", edit.endLine());
    tree.put("endColumn", edit.endColumn());
    tree.put("replacement", edit.replacement());
    return tree;
  }

  private static Map<String, Object> putPlace(Map<String, Object> tree, Location place) {
    if (place.file() != null) {
      tree.put("file", place.file());
    }
    if (place.line() > 0) {
      tree.put("line", place.line());
      tree.put("column", place.column());
    }
    if (!place.path().isEmpty()) {
      tree.put("path", place.path());
    }
    return tree;
  }
}
