// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.yaml;

import java.util.ArrayList;
import java.util.List;

/** Finds the comments of a text; those after what is no YAML, up to the next document, are lost. */
public final class Comments {

  /**
   * A comment.
   *
   * @param text what it says, from its {@code #} to the end of its line
   * @param line its line, from 0
   * @param column its column in code points, from 0
   * @param subject the line that it is about: its own if something else stands there, else the next
   *     that holds more than a comment, from 0
   */
  public record Comment(String text, int line, int column, int subject) {}

  private Comments() {}

  /** Returns the comments of all documents of a text, in their order. */
  public static List<Comment> in(SourceText text) {
    List<Comment> comments = new ArrayList<>();
    for (SourceText document : text.documents()) {
      List<Integer> starts = startsIn(document);
      for (int i = 0; i < starts.size(); i++) {
        comments.add(comment(document, starts.get(i)));
      }
    }
    return comments;
  }

  private static List<Integer> startsIn(SourceText document) {
    List<Integer> starts = new ArrayList<>();
    YamlScanner scanner = new YamlScanner(document, starts);
    try {
      while (scanner.peek() != Token.STREAM_END) {
        scanner.skip();
      }
    } catch (YamlSyntaxException e) {
      // Whoever reads the document is told.
      return starts;
    }
    return starts;
  }

  private static Comment comment(SourceText source, int start) {
    String text = source.text();
    int line = source.lineOf(start);
    int end = endOfLine(text, start);
    boolean alone = text.substring(source.startOf(line), start).isBlank();
    int subject = alone ? source.lineOf(nextContent(text, end)) : line;
    return new Comment(text.substring(start, end), line, source.columnOf(start), subject);
  }

  /** Returns the index of what is next and neither blank nor a comment; the end if nothing is. */
  private static int nextContent(String text, int from) {
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        at = endOfLine(text, at);
      } else if (Cursor.isSpaceOrEnd(c)) {
        at++;
      } else {
        break;
      }
    }
    return at;
  }

  private static int endOfLine(String text, int from) {
    int end = from;
    while (end < text.length() && !Cursor.isBreak(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
