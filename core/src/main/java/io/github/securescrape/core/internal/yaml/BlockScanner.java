// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.yaml;

/** Reads block scalars: texts in lines of their own. */
final class BlockScanner {

  private static final String CONTEXT = "while scanning a block scalar";

  private final Cursor in;
  private final TokenQueue tokens;

  /** The column furthest to the right among the lines last skipped. */
  private int deepest;

  BlockScanner(Cursor in, TokenQueue tokens) {
    this.in = in;
    this.tokens = tokens;
  }

  /** Reads a text after {@code |} or {@code >} in lines of their own. */
  void scan(boolean literal, int parentIndent) throws YamlSyntaxException {
    int start = in.at++;
    int keep = chomping();
    int digit = indentation(start);
    keep = keep == 0 ? chomping() : keep;
    in.skipBlanks();
    if (in.peek() == '#') {
      in.skipComment();
    }
    if (!Cursor.isBreakOrEnd(in.peek())) {
      throw in.error(CONTEXT, start, "did not find expected comment or line break");
    }
    if (in.peek() != 0) {
      in.skipBreak();
    }
    int indent = digit == 0 ? 0 : Math.max(parentIndent, 0) + digit;
    StringBuilder text = new StringBuilder();
    StringBuilder breaks = new StringBuilder();
    int end = skipEmptyLines(indent, breaks, start);
    if (indent == 0) {
      indent = Math.max(Math.max(deepest, parentIndent + 1), 1);
    }
    char lineBreak = 0;
    boolean blankBefore = false;
    while (in.at - in.lineStart == indent && in.peek() != 0) {
      boolean blank = Cursor.isBlank(in.peek());
      boolean folds = !literal && lineBreak == '\n' && !blankBefore && !blank;
      if (lineBreak != 0 && !folds) {
        text.append(lineBreak);
      } else if (folds && breaks.length() == 0) {
        text.append(' ');
      }
      text.append(breaks);
      breaks.setLength(0);
      blankBefore = blank;
      int line = in.at;
      in.skipToEndOfLine();
      text.append(in.chars, line, in.at - line);
      lineBreak = in.peek() == 0 ? 0 : in.skipBreak();
      end = skipEmptyLines(indent, breaks, start);
    }
    if (keep >= 0 && lineBreak != 0) {
      text.append(lineBreak);
    }
    if (keep > 0) {
      text.append(breaks);
    }
    tokens.add(Token.QUOTED_SCALAR, start, end, text.toString());
  }

  /** Returns 1 to keep all line breaks at the end of a block, -1 to keep none, 0 for one. */
  private int chomping() {
    char c = in.peek();
    if (c != '+' && c != '-') {
      return 0;
    }
    in.at++;
    return c == '+' ? 1 : -1;
  }

  private int indentation(int start) throws YamlSyntaxException {
    char c = in.peek();
    if (!Cursor.isDigit(c)) {
      return 0;
    }
    if (c == '0') {
      throw in.error(CONTEXT, start, "found an indentation indicator equal to 0");
    }
    in.at++;
    return c - '0';
  }

  /**
   * Moves over empty lines and the indentation of the next.
   *
   * @param indent how many blanks are indentation, 0 for all
   * @return where the last empty line ended
   */
  private int skipEmptyLines(int indent, StringBuilder breaks, int start)
      throws YamlSyntaxException {
    int end = in.at;
    deepest = 0;
    while (true) {
      while (in.peek() == ' ' && (indent == 0 || in.at - in.lineStart < indent)) {
        in.at++;
      }
      int column = in.at - in.lineStart;
      deepest = Math.max(deepest, column);
      if (in.peek() == '\t' && (indent == 0 || column < indent)) {
        throw in.error(
            CONTEXT, start, "found a tab character where an indentation space is expected");
      }
      if (!Cursor.isBreak(in.peek())) {
        return end;
      }
      breaks.append(in.skipBreak());
      end = in.at;
    }
  }
}
