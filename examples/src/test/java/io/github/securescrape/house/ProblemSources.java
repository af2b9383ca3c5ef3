// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.house;

import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Profile;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.house.ProblemSnippets.Shows;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the pages of problem codes come from: fixtures, and {@link ProblemSnippets}. */
final class ProblemSources {

  private static final List<Path> FIXTURES =
      Stream.of("model-prometheus", "model-k8s")
          .map(module -> House.ROOT.resolve(module + "/src/test/resources/fixtures/problems"))
          .toList();
  private static final Path SNIPPETS =
      House.ROOT.resolve(
          "examples/src/test/java/io/github/securescrape/house/ProblemSnippets.java");

  private static final Pattern BAD = Pattern.compile("(.+)\\.bad\\.(yml|service|sh|env)");
  private static final String VERSION = "# (Prometheus|Operator) [\\d.]+";

  /** The comment, the code and the body of a method that shows a problem. */
  private static final Pattern METHOD =
      Pattern.compile(
          "  /\\*\\*((?:(?!\\*/).)*?)\\*/\n  @Shows\\(\"([^\"]+)\"\\)\n.*?\\{\n(.*?)\n  }\n",
          Pattern.DOTALL);

  private ProblemSources() {}

  /**
   * Returns all pages that there is a source for.
   *
   * @param codes all codes by their names
   * @param folder where snippets write and look for files
   */
  static List<ProblemPage> pages(Map<String, ProblemCode> codes, Path folder) throws IOException {
    List<ProblemPage> pages = new ArrayList<>();
    for (Path fixtures : FIXTURES) {
      try (Stream<Path> files = Files.walk(fixtures)) {
        for (Path bad : files.toList()) {
          Matcher name = BAD.matcher(bad.getFileName().toString());
          if (name.matches()) {
            pages.add(ofFixture(codeOf(codes, name.group(1)), bad, name.group(2)));
          }
        }
      }
    }
    for (MatchResult method : METHOD.matcher(Files.readString(SNIPPETS)).results().toList()) {
      pages.add(ofSnippet(codeOf(codes, method.group(2)), method, folder));
    }
    return pages;
  }

  private static ProblemCode codeOf(Map<String, ProblemCode> codes, String id) {
    return Optional.ofNullable(codes.get(id))
        .orElseThrow(() -> new AssertionError("there is no code " + id));
  }

  private static ProblemPage ofFixture(ProblemCode code, Path bad, String ending)
      throws IOException {
    List<String> lines = text(bad, code + ".good." + ending).lines().toList();
    int start = lines.get(0).matches(VERSION) ? 1 : 0;
    int end = start;
    while (lines.get(end).startsWith("#")) {
      end++;
    }
    String prose =
        lines.subList(start, end).stream()
            .map(line -> line.substring(1).strip())
            .collect(Collectors.joining("\n"));
    String good =
        Stream.concat(lines.stream().limit(start), lines.stream().skip(end))
            .collect(Collectors.joining("\n"));
    String kind = bad.getParent().getFileName().toString();
    String name = bad.getFileName().toString();
    return new ProblemPage(code, kind, prose, text(bad, name), text(bad, code + ".problems"), good);
  }

  private static String text(Path bad, String name) throws IOException {
    // One of them shows bytes that are no text.
    return new String(Files.readAllBytes(bad.resolveSibling(name)), StandardCharsets.UTF_8);
  }

  private static ProblemPage ofSnippet(ProblemCode code, MatchResult method, Path folder)
      throws IOException {
    String prose =
        method
            .group(1)
            .lines()
            .map(line -> line.replaceFirst("^ *\\* ?", "").strip())
            .collect(Collectors.joining("\n"))
            .strip();
    String body = method.group(3).stripIndent().replace("return ", "");
    Path out = Files.createDirectory(folder.resolve(code.id()));
    Profile profile = code.hardenedOnly() ? Profile.HARDENED : Profile.RECOMMENDED;
    String report = run(code.id(), out).under(profile).toText().replace(out.toString(), "out");
    return new ProblemPage(code, "java", prose, body, report, null);
  }

  /** Returns what the method for a code returns or throws. */
  private static Report run(String id, Path out) {
    Method method =
        Stream.of(ProblemSnippets.class.getDeclaredMethods())
            .filter(each -> each.isAnnotationPresent(Shows.class))
            .filter(each -> each.getAnnotation(Shows.class).value().equals(id))
            .findFirst()
            .orElseThrow();
    try {
      return method.invoke(null, out) instanceof Report report ? report : Report.clean();
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof InvalidConfigException invalid) {
        return invalid.report();
      }
      throw new IllegalStateException(id, e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(id, e);
    }
  }
}
