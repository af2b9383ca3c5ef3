// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.problem;

import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which problems a suppression is about. */
final class SuppressionPattern {

  private static final Pattern WILD_FILE = Pattern.compile("\\*\\*/?|\\*|\\?");

  /** A quoted key is one as it is. */
  private static final Pattern WILD_PATH = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|\\[\\*]|\\*");

  private static final String ANY_KEY = "(?:[\\w-]+|\"(?:[^\"\\\\]|\\\\.)*\")";

  private final Suppression suppression;
  private final @Nullable Pattern file;
  private final @Nullable Pattern path;

  SuppressionPattern(Suppression suppression) {
    this.suppression = suppression;
    file = suppression.file() == null ? null : file(suppression.file());
    path = suppression.path() == null ? null : path(suppression.path());
  }

  boolean matches(Problem problem) {
    Location place = problem.location();
    return matchesCode(problem.code().id())
        && (suppression.line() == 0 || isOnLine(place))
        && (file == null
            || place.file() != null && file.matcher(place.file().replace('\\', '/')).matches())
        && (path == null || path.matcher(place.path()).matches());
  }

  private boolean isOnLine(Location place) {
    return suppression.line() == place.line()
        && Objects.equals(suppression.location().file(), place.file());
  }

  private boolean matchesCode(String id) {
    String code = suppression.code();
    return code.endsWith(".*")
        ? id.startsWith(code.substring(0, code.length() - 1))
        : id.equals(code);
  }

  private static Pattern file(String glob) {
    String slashes = glob.replace('\\', '/');
    String end = slashes.startsWith("/") ? "" : "(?:.*/)?";
    return Pattern.compile(end + replaced(slashes, WILD_FILE, SuppressionPattern::fileWild));
  }

  private static String fileWild(String wild) {
    return switch (wild) {
      case "**/" -> "(?:.*/)?";
      case "**" -> ".*";
      case "*" -> "[^/]*";
      default -> "[^/]";
    };
  }

  private static Pattern path(String path) {
    return Pattern.compile(
        replaced(path, WILD_PATH, SuppressionPattern::pathWild) + "(?:[.\\[].*)?", Pattern.DOTALL);
  }

  private static String pathWild(String wild) {
    return switch (wild) {
      case "[*]" -> "\\[\\d+]";
      case "*" -> ANY_KEY;
      default -> Pattern.quote(wild);
    };
  }

  private static String replaced(String text, Pattern wild, UnaryOperator<String> meaning) {
    StringBuilder regex = new StringBuilder();
    Matcher matcher = wild.matcher(text);
    int from = 0;
    while (matcher.find()) {
      regex.append(Pattern.quote(text.substring(from, matcher.start())));
      regex.append(meaning.apply(matcher.group()));
      from = matcher.end();
    }
    return regex.append(Pattern.quote(text.substring(from))).toString();
  }
}
