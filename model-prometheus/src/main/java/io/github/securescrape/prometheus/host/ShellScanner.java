// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import io.github.securescrape.prometheus.host.CommandText.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * Parts a text into commands and these into words, as a shell does: quotes, escapes, comments,
 * lines that go on, here-documents, and what stands between commands. It expands nothing.
 */
final class ShellScanner {

  private static final String BETWEEN = ";|&()`";
  private static final String BLANKS = " \t\r";

  private final String text;
  private final int end;
  private final boolean shell;
  private int at;

  private final List<List<Token>> commands = new ArrayList<>();
  private List<Token> words = new ArrayList<>();
  private final List<String> documents = new ArrayList<>();

  private ShellScanner(String text, int from, int end, boolean shell) {
    this.text = text;
    this.at = from;
    this.end = end;
    this.shell = shell;
  }

  /** Returns the words of each command of a script. */
  static List<List<Token>> commands(String text) {
    return new ShellScanner(text, 0, text.length(), true).scan();
  }

  /** Returns the words of one command line that systemd reads. */
  static List<Token> words(String text, int from, int end) {
    List<List<Token>> lines = new ShellScanner(text, from, end, false).scan();
    return lines.isEmpty() ? List.of() : lines.get(0);
  }

  private List<List<Token>> scan() {
    while (at < end) {
      char c = text.charAt(at);
      if (BLANKS.indexOf(c) >= 0 || c == '\n' && !shell) {
        at++;
      } else if (goesOn(at)) {
        at = text.indexOf('\n', at) + 1;
      } else if (c == '\n') {
        endCommand();
        at++;
        skipDocuments();
      } else if (shell && c == '#') {
        at = lineEnd();
      } else if (shell && BETWEEN.indexOf(c) >= 0) {
        endCommand();
        at++;
      } else if (shell && text.startsWith("<<", at) && !text.startsWith("<<<", at)) {
        at += text.startsWith("<<-", at) ? 3 : 2;
        skipBlanks();
        documents.add(word().text());
      } else {
        words.add(word());
      }
    }
    endCommand();
    return commands;
  }

  private boolean goesOn(int index) {
    return text.charAt(index) == '\\'
        && (text.startsWith("\n", index + 1) || text.startsWith("\r\n", index + 1));
  }

  private int lineEnd() {
    int line = text.indexOf('\n', at);
    return line < 0 ? end : Math.min(line, end);
  }

  private void skipBlanks() {
    while (at < end && BLANKS.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private void endCommand() {
    if (!words.isEmpty()) {
      commands.add(words);
      words = new ArrayList<>();
    }
  }

  /** Here-documents are the input of a command, and none themselves. */
  private void skipDocuments() {
    for (String mark : documents) {
      while (at < end) {
        String line = text.substring(at, lineEnd());
        at = Math.min(lineEnd() + 1, end);
        if (line.strip().equals(mark)) {
          break;
        }
      }
    }
    documents.clear();
  }

  private Token word() {
    int from = at;
    StringBuilder word = new StringBuilder();
    while (at < end) {
      char c = text.charAt(at);
      if (BLANKS.indexOf(c) >= 0 || c == '\n' || shell && BETWEEN.indexOf(c) >= 0 || goesOn(at)) {
        break;
      }
      at++;
      if (c == '\'' || c == '"') {
        quoted(word, c);
      } else if (c == '\\' && at < end) {
        word.append(text.charAt(at++));
      } else {
        word.append(c);
      }
    }
    return new Token(word.toString(), from, at);
  }

  private void quoted(StringBuilder word, char quote) {
    while (at < end && text.charAt(at) != quote) {
      char c = text.charAt(at++);
      boolean escape = quote == '"' && c == '\\' && at < end;
      if (escape && "\"\\$`".indexOf(text.charAt(at)) >= 0) {
        c = text.charAt(at++);
      }
      word.append(c);
    }
    at = Math.min(at + 1, end);
  }
}
