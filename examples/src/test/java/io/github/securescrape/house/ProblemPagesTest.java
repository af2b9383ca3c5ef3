// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each problem code has a page in {@code docs/problems}, made of {@link ProblemSources}. {@code
 * -Dsecurescrape.recreate=true} makes the pages anew.
 */
class ProblemPagesTest {

  private static final Path DOCS = House.ROOT.resolve("docs/problems");
  private static final String INDEX = "README.md";

  private static final Map<String, ProblemPage> PAGES = new TreeMap<>();

  @BeforeAll
  static void readSources(@TempDir Path folder) throws IOException {
    Map<String, ProblemCode> codes =
        codes().stream().collect(Collectors.toMap(ProblemCode::id, Function.identity()));
    for (ProblemPage page : ProblemSources.pages(codes, folder)) {
      assertThat(PAGES.put(page.code().id(), page)).as("two sources of %s", page.code()).isNull();
    }
    assertThat(PAGES.keySet()).as("codes with a source").isEqualTo(new TreeMap<>(codes).keySet());
  }

  @Test
  void everyCodeIsAConstantOfItsOwn() {
    long made =
        House.MAIN.stream()
            .flatMap(type -> type.getMethodCallsFromSelf().stream())
            .filter(call -> call.getTargetOwner().isEquivalentTo(ProblemCode.class))
            .filter(call -> isFactory(call.getName()))
            .count();

    assertThat(codes()).hasSize((int) made).doesNotHaveDuplicates();
  }

  @Test
  void everyExampleCausesItsProblem() {
    PAGES.forEach((id, page) -> assertThat(page.report()).contains(" [" + id + "]\n"));
  }

  @Test
  void pagesAreUpToDate() throws IOException {
    Map<String, String> expected = new TreeMap<>();
    PAGES.forEach((id, page) -> expected.put(id + ".md", page.toMarkdown()));
    expected.put(INDEX, index());

    if (Boolean.getBoolean("securescrape.recreate")) {
      write(expected);
    }

    Map<String, String> actual = read();
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach((name, text) -> assertThat(actual.get(name)).as(name).isEqualTo(text));
  }

  private static List<ProblemCode> codes() {
    return House.MAIN.stream()
        .flatMap(type -> type.getFields().stream())
        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
        .filter(field -> field.getRawType().isEquivalentTo(ProblemCode.class))
        .map(ProblemPagesTest::valueOf)
        .toList();
  }

  private static ProblemCode valueOf(JavaField constant) {
    try {
      var field = constant.reflect();
      field.setAccessible(true);
      return (ProblemCode) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isFactory(String method) {
    return Stream.of(Severity.values()).anyMatch(severity -> severity.toString().equals(method));
  }

  private static String index() {
    StringBuilder index =
        new StringBuilder(
            """
            # Problems

            Each problem in a report ends with its code, such as `[scrape.timeout]`. An error: the program that
            the file is for would refuse it. A warning: it loads, but is likely wrong or unsafe. A note: it
            works as written.
            """);
    String area = "";
    for (ProblemPage page : PAGES.values()) {
      if (!page.area().equals(area)) {
        area = page.area();
        index.append("\n## ").append(area).append("\n\n| code | severity | such as |\n");
        index.append("| --- | --- | --- |\n");
      }
      index.append(page.toRow());
    }
    return index.toString();
  }

  private static void write(Map<String, String> pages) throws IOException {
    for (String name : read().keySet()) {
      Files.delete(DOCS.resolve(name));
    }
    for (Map.Entry<String, String> page : pages.entrySet()) {
      Files.writeString(DOCS.resolve(page.getKey()), page.getValue());
    }
  }

  private static Map<String, String> read() throws IOException {
    Map<String, String> pages = new TreeMap<>();
    try (Stream<Path> files = Files.list(DOCS)) {
      for (Path file : files.toList()) {
        pages.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return pages;
  }
}
