// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.problem;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The safe fixes of one file that can be applied together, in the order of their problems. A fix
 * that gets in the way of another is left out; it is there again when the mended file is checked,
 * and so is what could not be looked at before.
 */
public final class Fixes {

  private final TreeSet<TextEdit> edits = new TreeSet<>();
  private final Set<String> claims = new HashSet<>();
  private final List<Problem> problems = new ArrayList<>();

  private Fixes() {}

  /**
   * Returns the safe fixes of the problems that a report shows in a file.
   *
   * @param file name of the file as in the report
   */
  public static Fixes safe(Report report, String file) {
    Fixes fixes = new Fixes();
    for (Problem problem : report.problems()) {
      Fix fix = problem.fix();
      boolean here = file.equals(problem.location().file());
      if (here && fix != null && fix.safe() && !fix.edits().isEmpty() && fixes.take(fix)) {
        fixes.problems.add(problem);
      }
    }
    return fixes;
  }

  private boolean take(Fix fix) {
    if (edits.containsAll(fix.edits())) {
      return true;
    }
    List<String> wanted = fix.changes().stream().map(KeyChange::claim).toList();
    if (fix.edits().stream().anyMatch(this::overlaps)
        || wanted.stream().anyMatch(claims::contains)) {
      return false;
    }
    edits.addAll(fix.edits());
    claims.addAll(wanted);
    return true;
  }

  private boolean overlaps(TextEdit edit) {
    TextEdit before = edits.floor(edit);
    TextEdit after = edits.ceiling(edit);
    return before != null && before.overlaps(edit) || after != null && after.overlaps(edit);
  }

  /** Returns the problems that are mended. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Returns whether there is nothing to apply. */
  public boolean isEmpty() {
    return edits.isEmpty();
  }

  /**
   * Returns the text with all fixes applied; nothing else in it changes.
   *
   * @param text what was checked; a byte order mark at its start is kept
   * @throws IllegalArgumentException if a place is not in the text, which so is another
   */
  public String applyTo(String text) {
    int mark = text.startsWith("\ufeff") ? 1 : 0;
    TextLines lines = new TextLines(text.substring(mark));
    StringBuilder mended = new StringBuilder(text);
    for (TextEdit edit : edits.descendingSet()) {
      int start = lines.indexOf(edit.line(), edit.column());
      int end = lines.indexOf(edit.endLine(), edit.endColumn());
      mended.replace(mark + start, mark + end, edit.replacement());
    }
    return mended.toString();
  }
}
