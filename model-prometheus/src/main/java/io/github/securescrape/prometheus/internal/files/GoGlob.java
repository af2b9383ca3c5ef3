// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Patterns of file names as Go reads them: {@code *}, {@code ?} and classes, none across a slash.
 */
public final class GoGlob {

  private final String pattern;
  private final List<String> names;
  private final List<Pattern> segments;

  private GoGlob(String pattern, List<String> names, List<Pattern> segments) {
    this.pattern = pattern;
    this.names = names;
    this.segments = segments;
  }

  /** Returns the pattern, empty if its syntax is wrong. */
  public static Optional<GoGlob> parse(String pattern) {
    List<String> names = namesIn(pattern);
    List<Pattern> segments = new ArrayList<>();
    for (String segment : names) {
      Optional<Pattern> parsed = regexOf(segment);
      if (parsed.isEmpty()) {
        return Optional.empty();
      }
      segments.add(parsed.get());
    }
    return Optional.of(new GoGlob(pattern, names, segments));
  }

  /**
   * Returns a path that starts at a folder, or at the root, as Go joins them: {@code a/../b} of a
   * folder is its {@code b}, whether it has an {@code a} or not. Empty if no path can be so.
   */
  public static Optional<Path> join(Path folder, String path) {
    try {
      return Optional.of(
          folder.resolve(path.startsWith("/") ? path : String.join("/", namesIn(path))));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static List<String> namesIn(String path) {
    boolean absolute = path.startsWith("/");
    List<String> names = new ArrayList<>();
    for (String name : path.split("/", -1)) {
      int last = names.size() - 1;
      if (!absolute && name.equals("..") && last >= 0 && !names.get(last).equals("..")) {
        names.remove(last);
      } else if (!name.isEmpty() && (absolute || !name.equals("."))) {
        names.add(name);
      }
    }
    return names;
  }

  /** Returns the files and folders that fit, in the order of their names; none if it is empty. */
  public List<Path> find(Path folder) {
    if (pattern.isEmpty()) {
      return List.of();
    }
    List<Path> found = List.of(pattern.startsWith("/") ? folder.resolve("/") : folder);
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      List<Path> next = new ArrayList<>();
      for (Path parent : found) {
        next.addAll(isPlain(name) ? plain(parent, name) : fitting(parent, segments.get(i)));
      }
      found = next;
    }
    return found;
  }

  private static boolean isPlain(String name) {
    return name.chars().noneMatch(c -> "*?[\\".indexOf(c) >= 0);
  }

  private static List<Path> plain(Path parent, String name) {
    return join(parent, name).filter(Files::exists).map(List::of).orElse(List.of());
  }

  private static List<Path> fitting(Path parent, Pattern name) {
    try (Stream<Path> all = Files.list(parent)) {
      return all.filter(path -> name.matcher(path.getFileName().toString()).matches())
          .sorted()
          .toList();
    } catch (IOException e) {
      // As Go: what cannot be listed holds nothing.
      return List.of();
    }
  }

  private static Optional<Pattern> regexOf(String segment) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (c == '*') {
        regex.append(".*");
      } else if (c == '?') {
        regex.append('.');
      } else if (c == '[') {
        int end = classEnd(segment, i + 1, regex);
        if (end < 0) {
          return Optional.empty();
        }
        i = end;
      } else {
        if (c == '\\' && ++i == segment.length()) {
          return Optional.empty();
        }
        regex.append(Pattern.quote(segment.substring(i, i + 1)));
      }
    }
    return Optional.of(Pattern.compile(regex.toString(), Pattern.DOTALL));
  }

  /** Appends the class that begins before an index; returns where it ends, negative if nowhere. */
  private static int classEnd(String segment, int from, StringBuilder regex) {
    int i = from;
    boolean negated = i < segment.length() && segment.charAt(i) == '^';
    regex.append(negated ? "[^" : "[");
    i += negated ? 1 : 0;
    for (int ranges = 0; i < segment.length(); ranges++) {
      if (segment.charAt(i) == ']' && ranges > 0) {
        regex.append(']');
        return i;
      }
      int[] low = character(segment, i);
      if (low.length == 0) {
        return -1;
      }
      i = low[1];
      int[] high = low;
      if (i < segment.length() && segment.charAt(i) == '-') {
        high = character(segment, i + 1);
        if (high.length == 0) {
          return -1;
        }
        i = high[1];
      }
      // A range the wrong way round holds nothing: as little as half of a character.
      boolean none = low[0] > high[0];
      regex.append(
          String.format("\\x{%x}-\\x{%x}", none ? 0xD800 : low[0], none ? 0xD800 : high[0]));
    }
    return -1;
  }

  /** Returns a character of a class and the index behind it, nothing if there is none. */
  private static int[] character(String segment, int at) {
    int i = at;
    if (i >= segment.length() || segment.charAt(i) == '-' || segment.charAt(i) == ']') {
      return new int[0];
    }
    if (segment.charAt(i) == '\\' && ++i >= segment.length()) {
      return new int[0];
    }
    int c = segment.codePointAt(i);
    int next = i + Character.charCount(c);
    // A class must be closed.
    return next < segment.length() ? new int[] {c, next} : new int[0];
  }
}
