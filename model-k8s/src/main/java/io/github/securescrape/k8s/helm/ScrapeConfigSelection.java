// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.core.value.Scalar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which ScrapeConfigs the Prometheus of kube-prometheus-stack selects. */
final class ScrapeConfigSelection {

  private static final String RELEASE = "release";

  private final @Nullable Object spec;

  ScrapeConfigSelection(@Nullable Object spec) {
    this.spec = spec;
  }

  /**
   * Returns the selector that the chart writes, empty if it writes none: then no ScrapeConfig is
   * selected.
   *
   * @param release name of the release
   */
  Optional<Object> selector(String release) {
    Object selector = Trees.get(spec, "scrapeConfigSelector");
    if (selector != null && !Trees.isEmpty(selector)) {
      return Optional.of(selector);
    }
    Object uses = Trees.get(spec, "scrapeConfigSelectorNilUsesHelmValues");
    if (uses == null || !Trees.isEmpty(uses)) {
      return Optional.of(Map.of("matchLabels", Map.of(RELEASE, new Scalar(release, release))));
    }
    boolean isNull = selector instanceof Scalar scalar && scalar.isNull();
    return isNull ? Optional.empty() : Optional.of(Map.of());
  }

  /** Returns the {@link #selector} as a resource. */
  Optional<LabelSelector> resource(String release) {
    return selector(release)
        .map(
            tree -> {
              LabelSelectorBuilder resource = new LabelSelectorBuilder();
              Trees.map(Trees.get(tree, "matchLabels"))
                  .forEach((key, value) -> resource.addToMatchLabels(key, Trees.anyText(value)));
              for (Object each : Trees.list(Trees.get(tree, "matchExpressions"))) {
                resource
                    .addNewMatchExpression()
                    .withKey(Trees.anyText(Trees.get(each, "key")))
                    .withOperator(Trees.anyText(Trees.get(each, "operator")))
                    .withValues(
                        Trees.list(Trees.get(each, "values")).stream().map(Trees::anyText).toList())
                    .endMatchExpression();
              }
              return resource.build();
            });
  }

  /** Warns of ScrapeConfigs among the extra manifests that are not selected. */
  void check(Findings findings, YamlPath path, @Nullable Object manifests) {
    Map<String, Object> items = new LinkedHashMap<>();
    int index = 0;
    for (Object item : Trees.list(manifests)) {
      items.put(path.index(index++).toString(), item);
    }
    Trees.map(manifests).forEach((key, item) -> items.put(path.key(key).toString(), item));
    items.forEach(
        (place, item) -> {
          if (Trees.anyText(Trees.get(item, "kind")).equals("ScrapeConfig")) {
            String fault = fault(Trees.get(Trees.get(item, "metadata"), "labels"));
            if (!fault.isEmpty()) {
              YamlPath metadata = YamlPath.parse(place).key("metadata");
              findings.at(metadata).add(MountCodes.NOT_SELECTED, fault);
            }
          }
        });
  }

  private String fault(@Nullable Object labels) {
    Optional<Object> selector = selector("");
    if (selector.isEmpty()) {
      return "there is no selector";
    }
    for (Map.Entry<String, Object> each :
        Trees.map(Trees.get(selector.get(), "matchLabels")).entrySet()) {
      String wanted = Trees.anyText(each.getValue());
      Object label = Trees.get(labels, each.getKey());
      boolean any = wanted.isEmpty() || wanted.contains("{{");
      if (label == null || !any && !matches(Trees.anyText(label), wanted)) {
        return "it bears no label `%s`".formatted(each.getKey())
            + (any ? "" : " of value \"" + wanted + '"');
      }
    }
    return "";
  }

  private static boolean matches(String label, String wanted) {
    return label.equals(wanted) || label.contains("{{");
  }
}
