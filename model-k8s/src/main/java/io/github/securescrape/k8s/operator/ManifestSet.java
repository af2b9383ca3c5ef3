// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.operator;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.core.yaml.YamlDocument;
import io.github.securescrape.k8s.ResourceYaml;
import io.github.securescrape.k8s.internal.operator.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The resources of one run, each with what was found. */
final class ManifestSet {

  static final String ITEMS = "items";

  private final List<Manifest> manifests = new ArrayList<>();
  private final List<Supplier<Report>> reports = new ArrayList<>();
  private final String defaultNamespace;

  ManifestSet(List<Object> sources, String defaultNamespace) {
    this.defaultNamespace = defaultNamespace;
    for (Object source : sources) {
      if (source instanceof Source file) {
        YamlDocument document = file.document().unbound();
        Object tree = document.tree(path -> false);
        if (file.isTemplate()) {
          Location place = document.report().problems().get(0).location();
          reports.add(() -> Report.of(List.of(ManifestCodes.TEMPLATE.at(place))));
        } else {
          add(file.document().unbound(), tree);
        }
      } else {
        add((HasMetadata) source);
      }
    }
  }

  private void add(YamlDocument document, @Nullable Object hidden) {
    int before = manifests.size();
    Object tree = document.tree(path -> Showing.isSecret(hidden, path));
    if (tree instanceof Map<?, ?>) {
      add(Trees.map(tree), document.problems());
    } else if (tree != null) {
      document.problems().add(ManifestCodes.NO_RESOURCE);
    }
    String subject = manifests.size() == before + 1 ? manifests.get(before).subject() : "";
    reports.add(() -> about(document.report(), subject));
  }

  private void add(HasMetadata resource) {
    Map<String, Object> tree = ResourceYaml.toTree(resource);
    Problems problems = Problems.create();
    add(tree, problems);
    String subject = manifests.get(manifests.size() - 1).subject();
    reports.add(() -> about(problems.toReport(), subject));
  }

  private void add(Map<String, Object> tree, Problems problems) {
    if (Trees.list(tree.get(ITEMS)).isEmpty()) {
      Map<String, Object> plain = Trees.map(Trees.plain(tree));
      String own = Trees.text(Trees.map(plain, "metadata"), "namespace");
      manifests.add(new Manifest(tree, plain, own.isEmpty() ? defaultNamespace : own, problems));
      return;
    }
    List<Object> items = Trees.list(tree.get(ITEMS));
    for (int i = 0; i < items.size(); i++) {
      add(Trees.map(items.get(i)), problems.at(ITEMS).at(i));
    }
  }

  private static Report about(Report report, String subject) {
    return Report.of(
        report.found().stream()
            .map(each -> each.subject().isEmpty() ? each.about(subject) : each)
            .toList());
  }

  Stream<Manifest> stream() {
    return manifests.stream();
  }

  /**
   * Returns the ScrapeConfigs in the order in which the operator takes them; the last of those that
   * bear one name.
   */
  List<Manifest> scrapeConfigs() {
    Map<String, Manifest> sorted = new TreeMap<>();
    stream()
        .filter(Manifest::isScrapeConfig)
        .forEach(each -> sorted.put(each.namespace() + "/" + each.name(), each));
    return List.copyOf(sorted.values());
  }

  /** Returns all that was found so far. */
  Report report() {
    return Report.join(reports.stream().map(Supplier::get).toArray(Report[]::new));
  }
}
