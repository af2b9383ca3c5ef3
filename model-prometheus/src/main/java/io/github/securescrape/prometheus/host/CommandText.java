// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import io.github.securescrape.core.problem.Excerpt;
import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.value.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a file with commands, and the problems found in it. */
final class CommandText {

  /**
   * A word as it is written.
   *
   * @param text the word, quotes and escapes resolved
   * @param from index of its first character in the file
   * @param to index after its last one
   */
  record Token(String text, int from, int to) {}

  /** Options whose next word is, or may be, a secret. */
  private static final Set<String> BEFORE_SECRETS =
      Set.of(
          "-u",
          "--user",
          "-H",
          "--header",
          "-d",
          "--data",
          "-e",
          "--env",
          "-pass",
          "-passin",
          "-passout",
          "-password",
          "--password",
          "-k");

  /** Options whose value after the equals sign is no secret. */
  private static final Pattern OPEN =
      Pattern.compile(
          "--(web|path|collector|no|net|publish|volume|name|d?port|source|add)[\\w.-]*");

  /** The option of curl with what it takes for a login. */
  private static final Pattern GLUED = Pattern.compile("-u.|-H.|-p\\D");

  private static final Pattern HASH = Pattern.compile("\\$2[abxy]?\\$");
  private static final Pattern ASSIGNMENT = Pattern.compile("[\"']?([A-Za-z_-][\\w.-]*)=");

  private static final String CUT = "... ";

  private final HostFile file;
  private final List<Problem> problems;

  CommandText(HostFile file, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  String text() {
    return file.text();
  }

  /** Returns the words of one command, each with its place. */
  List<Word> words(List<Token> tokens) {
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      words.add(new Word(tokens.get(i).text(), place(tokens, i)));
    }
    return words;
  }

  /** Returns the place of one of the tokens of a command. */
  Place place(List<Token> tokens, int index) {
    return new Place() {
      @Override
      public void add(ProblemCode code, Object... arguments) {
        problems.add(code.at(location(), arguments).moved(location(), excerpt(tokens, index)));
      }

      @Override
      public Location location() {
        return CommandText.this.location(tokens.get(index).from());
      }
    };
  }

  private Location location(int at) {
    String before = text().substring(0, at);
    int lineStart = before.lastIndexOf('\n') + 1;
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    return new Location(file.name(), line, before.codePointCount(lineStart, at) + 1, "");
  }

  /** Returns the words of the command that stand on the line of one of them, without secrets. */
  private Excerpt excerpt(List<Token> tokens, int index) {
    Token marked = tokens.get(index);
    int line = location(marked.from()).line();
    StringBuilder shown = new StringBuilder();
    int start = 0;
    int length = 1;
    int done = text().lastIndexOf('\n', marked.from() - 1) + 1;
    for (int i = 0; i < tokens.size(); i++) {
      Token each = tokens.get(i);
      if (location(each.from()).line() != line) {
        continue;
      }
      String gap = text().substring(Math.min(done, each.from()), each.from());
      shown.append(gap.isBlank() ? gap : CUT);
      String word = show(tokens, i);
      if (i == index) {
        start = shown.length();
        length = Math.max(1, word.length());
      }
      shown.append(word);
      done = each.to();
    }
    return new Excerpt(line, shown.toString(), start, length);
  }

  private String show(List<Token> tokens, int index) {
    Token token = tokens.get(index);
    String written = text().substring(token.from(), token.to()).lines().findFirst().orElse("");
    String before = index == 0 ? "" : tokens.get(index - 1).text();
    if (BEFORE_SECRETS.contains(before)
        || isHtpasswd(tokens) && index > 0 && !token.text().startsWith("-")
        || GLUED.matcher(token.text()).lookingAt()
        || HASH.matcher(token.text()).find()) {
      return Secret.MASK;
    }
    Matcher assignment = ASSIGNMENT.matcher(written);
    if (assignment.lookingAt()
        && !before.equals("-addext")
        && !OPEN.matcher(assignment.group(1)).matches()) {
      return assignment.group() + Secret.MASK;
    }
    return Secret.maskUrls(written);
  }

  private static boolean isHtpasswd(List<Token> tokens) {
    return tokens.stream().anyMatch(each -> each.text().endsWith("htpasswd"));
  }
}
