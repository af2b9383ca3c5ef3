// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.problem;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Problems as a tree in the Static Analysis Results Interchange Format, version 2.1.0. */
final class Sarif {

  private final List<Problem> problems;
  private final Map<Problem, Suppression> suppressed;
  private final Map<String, ProblemCode> rules = new LinkedHashMap<>();
  private final Map<String, Integer> indexes = new HashMap<>();

  private Sarif(List<Problem> problems, Map<Problem, Suppression> suppressed) {
    this.suppressed = suppressed;
    this.problems =
        Stream.concat(problems.stream(), suppressed.keySet().stream()).sorted().toList();
    for (Problem each : this.problems) {
      indexes.putIfAbsent(each.code().id(), rules.size());
      rules.putIfAbsent(each.code().id(), each.code());
    }
  }

  static Map<String, Object> toTree(List<Problem> problems, Map<Problem, Suppression> suppressed) {
    return new Sarif(problems, suppressed).log();
  }

  private Map<String, Object> log() {
    Map<String, Object> driver = new LinkedHashMap<>();
    driver.put("name", "securescrape");
    driver.put("rules", rules.values().stream().map(Sarif::rule).toList());
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("tool", Map.of("driver", driver));
    run.put("columnKind", "unicodeCodePoints");
    run.put("results", problems.stream().map(this::result).toList());
    Map<String, Object> log = new LinkedHashMap<>();
    log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    log.put("version", "2.1.0");
    log.put("runs", List.of(run));
    return log;
  }

  private static Map<String, Object> rule(ProblemCode code) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("id", code.id());
    rule.put("help", Map.of("text", "docs/problems/" + code.id() + ".md"));
    rule.put("defaultConfiguration", Map.of("level", code.severity().toString()));
    return rule;
  }

  private Map<String, Object> result(Problem problem) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("ruleId", problem.code().id());
    result.put("ruleIndex", indexes.get(problem.code().id()));
    result.put("level", problem.severity().toString());
    String hint = problem.hint().isEmpty() ? "" : "\n" + problem.hint();
    result.put("message", Map.of("text", problem.message() + hint));
    Map<String, Object> place = location(problem.location(), problem.excerpt(), null);
    result.put("locations", place.isEmpty() ? List.of() : List.of(place));
    if (!problem.related().isEmpty()) {
      List<Object> related = new ArrayList<>();
      for (Location each : problem.related()) {
        related.add(location(each, null, related.size() + 1));
      }
      result.put("relatedLocations", related);
    }
    Fix fix = problem.fix();
    String file = problem.location().file();
    if (fix != null && file != null && !fix.edits().isEmpty()) {
      result.put("fixes", List.of(fix(fix, file)));
    }
    if (!suppressed.isEmpty()) {
      // All results say whether they are suppressed, or none does.
      Suppression by = suppressed.get(problem);
      result.put("suppressions", by == null ? List.of() : List.of(suppression(by)));
    }
    return result;
  }

  private static Map<String, Object> suppression(Suppression by) {
    Map<String, Object> suppression = new LinkedHashMap<>();
    suppression.put("kind", by.line() > 0 ? "inSource" : "external");
    suppression.put("justification", by.reason());
    return suppression;
  }

  private static Map<String, Object> fix(Fix fix, String file) {
    Map<String, Object> change = new LinkedHashMap<>();
    change.put("artifactLocation", Map.of("uri", uri(file)));
    change.put("replacements", fix.edits().stream().map(Sarif::replacement).toList());
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("description", Map.of("text", fix.title()));
    tree.put("artifactChanges", List.of(change));
    return tree;
  }

  private static Map<String, Object> replacement(TextEdit edit) {
    Map<String, Object> region = new LinkedHashMap<>();
    region.put("startLine", edit.line());
    region.put("startColumn", edit.column());
    region.put("endLine", edit.endLine());
    region.put("endColumn", edit.endColumn());
    Map<String, Object> replacement = new LinkedHashMap<>();
    replacement.put("deletedRegion", region);
    if (!edit.replacement().isEmpty()) {
      replacement.put("insertedContent", Map.of("text", edit.replacement()));
    }
    return replacement;
  }

  private static Map<String, Object> location(
      Location place, @Nullable Excerpt excerpt, @Nullable Integer id) {
    Map<String, Object> location = new LinkedHashMap<>();
    if (id != null) {
      location.put("id", id);
    }
    if (place.file() != null) {
      Map<String, Object> physical = new LinkedHashMap<>();
      physical.put("artifactLocation", Map.of("uri", uri(place.file())));
      if (place.line() > 0) {
        physical.put("region", region(place, excerpt));
      }
      location.put("physicalLocation", physical);
    }
    if (!place.path().isEmpty()) {
      location.put("logicalLocations", List.of(Map.of("fullyQualifiedName", place.path())));
    }
    return location;
  }

  private static Map<String, Object> region(Location place, @Nullable Excerpt excerpt) {
    Map<String, Object> region = new LinkedHashMap<>();
    region.put("startLine", place.line());
    region.put("startColumn", place.column());
    if (excerpt != null) {
      region.put("snippet", Map.of("text", excerpt.text()));
    }
    return region;
  }

  /** Returns a path as a relative or absolute URI reference. */
  private static String uri(String file) {
    try {
      String slashes = file.replace('\\', '/');
      boolean absolute = slashes.startsWith("/");
      return absolute
          ? new URI("file", "", slashes, null).toASCIIString()
          : new URI(null, null, slashes, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
