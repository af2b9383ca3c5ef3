// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.core.schema.Dialect;
import io.github.securescrape.core.value.Scalar;
import io.github.securescrape.core.yaml.YamlDocument;
import io.github.securescrape.k8s.internal.Retyping;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One values file, of which Helm reads the first document.
 *
 * @param text what it holds
 * @param document its first document
 * @param tree what the document holds, keys as Helm takes them; empty if it is no map
 * @param problems what is wrong with the file as such
 */
record ValuesFile(
    String text, YamlDocument document, Map<String, Object> tree, List<Problem> problems) {

  static final Dialect DIALECT = Dialect.of("job_name");

  private static final String DUPLICATE_KEY = "yaml.key.duplicate";

  /** Returns the file with the given name and text. */
  static ValuesFile parse(String name, String text) {
    return of(name, text, YamlDocument.parseAll(name, text, DIALECT));
  }

  /** Reads a file; if that cannot be done, its problems say why. */
  static ValuesFile read(Path file) {
    List<YamlDocument> documents = YamlDocument.readAll(file, DIALECT);
    String text = "";
    try {
      text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      // The document has a problem about it.
    }
    return of(file.toString(), text, documents);
  }

  private static ValuesFile of(String name, String text, List<YamlDocument> documents) {
    YamlDocument document = documents.get(0);
    Object tree = document.tree(SecretKeyNames::isHidden);
    List<Problem> problems = new ArrayList<>();
    document.report().found().forEach(each -> problems.add(asWarning(each)));
    Map<String, Object> root = Map.of();
    if (tree instanceof Map<?, ?>) {
      root = Trees.map(keys(tree, YamlPath.root(), document, problems));
    } else if (!Trees.isUnset(tree)) {
      problems.add(problem(document, YamlPath.root(), ValuesCodes.NOT_A_MAP));
    }
    if (documents.size() > 1) {
      Location second = documents.get(1).placeOf(YamlPath.root());
      Location place = new Location(name, second.line(), second.column(), "");
      problems.add(ValuesCodes.DOCUMENTS.at(place, documents.size()));
    }
    return new ValuesFile(text, document, root, problems);
  }

  /** Helm's reader lets the last of two equal keys win. */
  private static Problem asWarning(Problem problem) {
    if (!problem.code().id().equals(DUPLICATE_KEY)) {
      return problem;
    }
    String key = YamlPath.parse(problem.location().path()).name();
    return ValuesCodes.DUPLICATE_KEY
        .at(problem.location(), key)
        .moved(problem.location(), problem.excerpt())
        .about(problem.subject());
  }

  /**
   * Returns a tree whose keys are texts, as they come out of JSON or of the operator, and adds a
   * problem for each that changes.
   */
  static Object keys(Object tree, YamlPath path, YamlDocument document, List<Problem> problems) {
    if (tree instanceof List<?> list) {
      List<Object> items = new ArrayList<>();
      for (Object item : list) {
        items.add(keys(item, path.index(items.size()), document, problems));
      }
      return items;
    }
    if (!(tree instanceof Map<?, ?> map)) {
      return tree;
    }
    Map<String, Object> entries = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          YamlPath place = path.key((String) key);
          String text = Retyping.OPERATOR.of(document.keyAt(place)).text();
          if (!text.equals(key)) {
            problems.add(problem(document, place, ValuesCodes.KEY_TYPE, key, text));
          }
          entries.put(text, keys(value, place, document, problems));
        });
    return entries;
  }

  /** Returns whether the file sets a value, be it to null. */
  boolean holds(YamlPath path) {
    return Trees.at(tree, path) != null;
  }

  /** Returns a problem of this file. */
  Problem problem(YamlPath path, ProblemCode code, Object... arguments) {
    return problem(document, path, code, arguments);
  }

  private static Problem problem(
      YamlDocument document, YamlPath path, ProblemCode code, Object... arguments) {
    return locate(document, code.at(Location.ofPath(""), arguments), path);
  }

  /** Returns a problem with its place in a document. */
  static Problem locate(YamlDocument document, Problem problem, YamlPath path) {
    YamlDocument fresh = document.unbound();
    if (!fresh.problems().isEmpty()) {
      return problem;
    }
    fresh.problems().at(path).add(problem.moved(Location.ofPath(""), null).relatedTo());
    return fresh.report().found().get(0).relatedTo(problem.related().toArray(new Location[0]));
  }

  /** Returns where the lines of a text stand. */
  Optional<BlockPlace> blockAt(YamlPath path) {
    return Trees.at(tree, path) instanceof Scalar
        ? BlockPlace.of(text, document.placeOf(path))
        : Optional.empty();
  }
}
