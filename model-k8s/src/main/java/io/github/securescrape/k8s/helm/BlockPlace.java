// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.github.securescrape.core.problem.Location;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the lines of a literal block stand in a file.
 *
 * @param line the line of its first line, from 1
 * @param indent how far its lines are indented
 */
record BlockPlace(int line, int indent) {

  private static final Pattern HEADER = Pattern.compile("\\|[-+]?([1-9])?[-+]?[ \t]*(?:#.*)?");

  /** Returns the place of the block whose bar stands at a place; empty if there is none. */
  static Optional<BlockPlace> of(String text, Location bar) {
    String[] lines = text.split("\r\n|\r|\n", -1);
    if (bar.line() < 1 || bar.line() >= lines.length) {
      return Optional.empty();
    }
    String header = lines[bar.line() - 1];
    Matcher matcher = HEADER.matcher(header.substring(Math.min(bar.column() - 1, header.length())));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int first = bar.line();
    while (first < lines.length && lines[first].isBlank()) {
      first++;
    }
    if (first == lines.length) {
      return Optional.empty();
    }
    int blanks = lines[first].length() - lines[first].stripLeading().length();
    // With an explicit indentation, what goes beyond belongs to the text.
    int indent = matcher.group(1) == null ? blanks : -1;
    return indent < 0 ? Optional.empty() : Optional.of(new BlockPlace(bar.line() + 1, indent));
  }
}
