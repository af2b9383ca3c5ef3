// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.files.FileSet;
import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.Profile;
import io.github.securescrape.prometheus.link.LinkVerdict;
import io.github.securescrape.prometheus.link.LinkVerdict.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two recipes that many follow, with all their slips and mended. What is wrong where is written in
 * the tables of {@code recipes/README.md}; here it is held against what the library finds.
 */
class RecipesTest {

  private static final String PAGE = "README.md";

  /** A link to the page of a problem, or to a place where it was found. */
  private static final Pattern LINK =
      Pattern.compile("\\[`?([^\\]`]+)`?]\\(([^)]+?)(?:#L(\\d+))?\\)");

  /** What mends a slip so far that the next one shows, by its number; nothing moves a line. */
  private static final Map<String, Consumer<Recipe>> MENDS =
      Map.of(
          "nothing",
          recipe -> {},
          "1",
          recipe -> recipe.selfSigned("203.0.113.10", "203.0.113.11", "203.0.113.12"),
          "2",
          recipe ->
              recipe
                  .replace("insecure_skip_verify: true", "insecure_skip_verify: false")
                  .replace("insecureSkipVerify: true", "insecureSkipVerify: false"),
          "5",
          recipe ->
              recipe
                  .replace("global:\n  scrape_interval: 15s", "global: {scrape_interval: 15s}")
                  .replace(
                      "    basic_auth:",
                      "    tls_config: {ca_file: node_exporter.crt}\n    basic_auth:"),
          "7",
          recipe ->
              recipe.replace("\n  additionalScrapeConfigs:", "\n    additionalScrapeConfigs:"),
          "8",
          recipe -> recipe.replace("    secret:\n", "    secrets:\n"),
          "18",
          recipe -> recipe.replace("release: prometheus-stack", "release: metrics"));

  @TempDir private Path folder;

  private Recipe asFound(String name) {
    return Recipe.copy(name + "/as-found", folder.resolve(name)).selfSigned("localhost");
  }

  private Recipe mended(String name) {
    return Recipe.copy(name + "/mended", folder.resolve(name)).issued();
  }

  /** Returns the cells of the rows of a table, without its head. */
  private static List<List<String>> table(String heading) throws Exception {
    String page = Files.readString(Recipe.PAGES.resolve(PAGE));
    String section = page.substring(page.indexOf("\n## " + heading + "\n") + 1).split("\n## ")[0];
    return section
        .lines()
        .filter(line -> line.startsWith("| "))
        .skip(2)
        .map(line -> List.of(line.substring(2).split(" ?\\| ?", -1)))
        .toList();
  }

  /** Returns what a cell tells, such as {@code systemd/as-found/howto.md:18 host.flag.renamed}. */
  private static List<String> told(String cell) {
    List<String> told = new ArrayList<>();
    String code = "";
    for (Matcher link = LINK.matcher(cell); link.find(); ) {
      if (link.group(2).startsWith("../")) {
        code = link.group(1);
      } else {
        told.add(link.group(2) + (link.group(3) == null ? "" : ":" + link.group(3)) + " " + code);
      }
    }
    return told;
  }

  private static Set<String> found(Recipe recipe) {
    return RecipeCheck.of(recipe).report().problems().stream()
        .map(RecipesTest::show)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String show(Problem problem) {
    Location at = problem.location();
    return at.file() + (at.line() == 0 ? "" : ":" + at.line()) + " " + problem.code();
  }

  @ParameterizedTest
  @ValueSource(strings = {"systemd", "container"})
  void findsExactlyTheSlips(String name) throws Exception {
    Set<String> told = new TreeSet<>();
    table("The slips").forEach(row -> told.addAll(told(row.get(3))));

    assertThat(found(asFound(name)))
        .isEqualTo(
            told.stream()
                .filter(each -> each.startsWith(name + "/"))
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void tellsOfEachSlip() throws Exception {
    assertThat(table("The slips"))
        .extracting(row -> row.get(0))
        .filteredOn(number -> !number.isEmpty())
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 18).mapToObj(Integer::toString).toList());
    assertThat(table("The slips"))
        .filteredOn(row -> told(row.get(3)).isEmpty())
        .extracting(row -> row.get(0) + " " + row.get(3))
        .containsExactly("17 nothing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"systemd", "container"})
  void findsWhatASlipHid(String name) throws Exception {
    Recipe recipe = asFound(name);
    List<String> steps = new ArrayList<>();
    Set<String> before = found(recipe);
    for (List<String> row : table("What a slip hides")) {
      if (row.get(0).equals(name)) {
        MENDS.get(row.get(1)).accept(recipe);
        Set<String> after = found(recipe);
        Set<String> shown = new TreeSet<>(after);
        shown.removeAll(before);
        assertThat(shown).as("mended: " + row.get(1)).hasSameElementsAs(told(row.get(2)));
        assertThat(targets(recipe)).as("mended: " + row.get(1)).isEqualTo(row.get(3));
        before = after;
        steps.add(row.get(1));
      }
    }

    assertThat(steps).startsWith("nothing").hasSizeGreaterThan(3);
  }

  /** Returns what will become of the targets that each file tells Prometheus of. */
  private static String targets(Recipe recipe) {
    return RecipeCheck.of(recipe).verdicts().entrySet().stream()
        .map(each -> each.getKey() + ": " + states(each.getValue()))
        .collect(Collectors.joining("; "));
  }

  private static String states(List<LinkVerdict> verdicts) {
    return verdicts.isEmpty()
        ? "none"
        : verdicts.stream()
            .map(each -> each.state() == State.UP ? "up" : "down")
            .distinct()
            .collect(Collectors.joining(" and "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"systemd", "container"})
  void findsNothingOnceAllAreMended(String name) {
    RecipeCheck check = RecipeCheck.of(mended(name));

    assertThat(check.report().under(Profile.RECOMMENDED).problems()).isEmpty();
    assertThat(check.verdicts().values())
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each).isNotEmpty().allMatch(LinkVerdict::isUp));
  }

  @ParameterizedTest
  @ValueSource(strings = {"systemd", "container"})
  void theMendedFilesAreWhatTheLibraryWrites(String name) throws Exception {
    Recipe recipe = Recipe.copy(name + "/mended", folder.resolve(name));
    List<String> pages = recipe.files();
    recipe.issued();
    FileSet written = recipe.written();

    for (String each : pages) {
      if (!each.equals("howto.md") && !each.equals("fleet.yml")) {
        String text = written.text(each).orElseThrow();
        if (Boolean.getBoolean("securescrape.recreate")) {
          recipe.recreate(each, text);
        } else {
          assertThat(recipe.text(each)).as(each).isEqualTo(text);
        }
      }
    }
  }

  @Test
  void linksToWhatIsThere() throws Exception {
    for (Path page : pages()) {
      Matcher links = LINK.matcher(Files.readString(page));

      assertThat(links.results().map(link -> page.resolveSibling(link.group(2))))
          .isNotEmpty()
          .allSatisfy(path -> assertThat(path).exists());
    }
  }

  private static List<Path> pages() throws Exception {
    try (var all = Files.walk(Recipe.PAGES)) {
      return all.filter(each -> each.toString().endsWith(".md")).toList();
    }
  }
}
