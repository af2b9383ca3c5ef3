// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.problem;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Problems as a tree in the Static Analysis Results Interchange Format, version 2.1.0. */
final class Sarif {

  private final List<Problem> problems;
  private final List<ProblemCode> rules;

  private Sarif(List<Problem> problems) {
    this.problems = problems;
    Map<String, ProblemCode> byId = new LinkedHashMap<>();
    problems.forEach(problem -> byId.putIfAbsent(problem.code().id(), problem.code()));
    this.rules = List.copyOf(byId.values());
  }

  static Map<String, Object> toTree(List<Problem> problems) {
    return new Sarif(problems).log();
  }

  private Map<String, Object> log() {
    Map<String, Object> driver = new LinkedHashMap<>();
    driver.put("name", "securescrape");
    driver.put("rules", rules.stream().map(Sarif::rule).toList());
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
    rule.put("defaultConfiguration", Map.of("level", code.severity().toString()));
    return rule;
  }

  private Map<String, Object> result(Problem problem) {
    Map<String, Object> result = new LinkedHashMap<>();
    List<String> ids = rules.stream().map(ProblemCode::id).toList();
    result.put("ruleId", problem.code().id());
    result.put("ruleIndex", ids.indexOf(problem.code().id()));
    result.put("level", problem.severity().toString());
    String hint = problem.hint().isEmpty() ? "" : "\n" + problem.hint();
    result.put("message", Map.of("text", problem.message() + hint));
    result.put("locations", List.of(location(problem.location(), problem.excerpt(), null)));
    if (!problem.related().isEmpty()) {
      List<Object> related = new ArrayList<>();
      for (Location each : problem.related()) {
        related.add(location(each, null, related.size() + 1));
      }
      result.put("relatedLocations", related);
    }
    return result;
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
