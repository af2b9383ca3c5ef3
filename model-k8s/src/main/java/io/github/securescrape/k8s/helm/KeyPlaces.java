// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.github.securescrape.core.problem.YamlPath;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Warns of keys that stand where the chart does not look for them. */
final class KeyPlaces {

  private static final String SPEC = "prometheusSpec";

  /** Below these, anything may stand. */
  private static final Set<String> FREE =
      Set.of("extraManifests", "additionalConfig", "additionalScrapeConfigs", "serverFiles");

  private final Findings findings;
  private final YamlPath base;
  private final Object tree;

  KeyPlaces(Findings findings, YamlPath base, Object tree) {
    this.findings = findings;
    this.base = base;
    this.tree = tree;
  }

  /** Checks values of kube-prometheus-stack. */
  void stack() {
    YamlPath prometheus = base.key("prometheus");
    YamlPath spec = prometheus.key(SPEC);
    for (String key : keys(base)) {
      if (key.equals(SPEC)) {
        wrongLevel(base, key, spec.toString());
      } else if (!KnownKeys.STACK.contains(key) && isOfSpec(key)) {
        wrongLevel(base, key, spec.key(key).toString());
      } else if (base.parent() == null) {
        near(base, key, KnownKeys.STACK);
      }
    }
    for (String key : keys(prometheus)) {
      if (!KnownKeys.STACK_PROMETHEUS.contains(key) && KnownKeys.STACK_SPEC.contains(key)) {
        wrongLevel(prometheus, key, spec.key(key).toString());
      } else {
        near(prometheus, key, KnownKeys.STACK_PROMETHEUS);
      }
    }
    keys(spec).forEach(key -> near(spec, key, KnownKeys.STACK_SPEC));
    for (String key : keys(base)) {
      elsewhere(base.key(key), spec);
    }
  }

  private static boolean isOfSpec(String key) {
    return KnownKeys.STACK_SCRAPING.contains(key)
        || key.equals("secrets")
        || key.equals("configMaps")
        || key.equals("scrapeInterval")
        || key.equals("scrapeTimeout");
  }

  /** Looks for keys of scraping below other components. */
  private void elsewhere(YamlPath section, YamlPath spec) {
    boolean own = section.name().equals("prometheus") || section.name().equals(SPEC);
    if (FREE.contains(section.name()) || isSpec(section)) {
      return;
    }
    for (String key : keys(section)) {
      if (!own && (KnownKeys.STACK_SCRAPING.contains(key) || key.equals(SPEC))) {
        String right = key.equals(SPEC) ? spec.toString() : spec.key(key).toString();
        wrongLevel(section, key, right);
      } else {
        elsewhere(section.key(key), spec);
      }
    }
  }

  private static boolean isSpec(YamlPath path) {
    YamlPath parent = path.parent();
    return path.name().equals(SPEC) && parent != null && parent.name().equals("prometheus");
  }

  /** Checks values of the chart prometheus. */
  void chart() {
    YamlPath server = base.key("server");
    for (String key : keys(base)) {
      if (!KnownKeys.CHART.contains(key) && KnownKeys.CHART_SERVER.contains(key)) {
        wrongLevel(base, key, server.key(key).toString());
      } else if (!isOtherName(base, key) && base.parent() == null) {
        near(base, key, KnownKeys.CHART);
      }
    }
    for (String key : keys(server)) {
      if (!KnownKeys.CHART_SERVER.contains(key) && KnownKeys.CHART.contains(key)) {
        wrongLevel(server, key, base.key(key).toString());
      } else if (!isOtherName(server, key)) {
        near(server, key, KnownKeys.CHART_SERVER);
      }
    }
    YamlPath files = base.key("serverFiles");
    for (String key : keys(files)) {
      if (key.equals("scrape_configs")) {
        wrongLevel(files, key, files.key("prometheus.yml").key(key).toString());
      }
    }
  }

  /** Returns whether a key is one of prometheus.yml or of the other chart, and names this one's. */
  private boolean isOtherName(YamlPath section, String key) {
    boolean other = key.equals("scrape_configs") || key.equals("additionalScrapeConfigs");
    if (other) {
      findings
          .at(section.key(key))
          .add(ValuesCodes.UNKNOWN_KEY, key, base.key("extraScrapeConfigs"));
    }
    return other;
  }

  private void wrongLevel(YamlPath section, String key, String right) {
    findings.at(section.key(key)).add(ValuesCodes.WRONG_LEVEL, key, right);
  }

  private void near(YamlPath section, String key, Set<String> known) {
    Optional<String> meant = known.contains(key) ? Optional.empty() : NearKey.of(key, known);
    meant.ifPresent(
        right -> findings.at(section.key(key)).add(ValuesCodes.UNKNOWN_KEY, key, right));
  }

  private Set<String> keys(YamlPath path) {
    return Trees.map(Trees.at(tree, path)).keySet();
  }

  /** Returns where the chart's values begin: at the top, or below the key of a dependency. */
  static YamlPath base(HelmChart chart, Map<String, Object> tree) {
    YamlPath top = YamlPath.root();
    if (isBase(chart, tree)) {
      return top;
    }
    for (Map.Entry<String, Object> each : tree.entrySet()) {
      if (isBase(chart, each.getValue())
          || each.getKey().equals(chart.toString()) && chart == HelmChart.KUBE_PROMETHEUS_STACK) {
        return top.key(each.getKey());
      }
    }
    return top;
  }

  private static boolean isBase(HelmChart chart, @Nullable Object tree) {
    return chart == HelmChart.KUBE_PROMETHEUS_STACK
        ? Trees.get(Trees.get(tree, "prometheus"), SPEC) != null
        : Set.of("server", "serverFiles", "extraScrapeConfigs", "scrapeConfigs").stream()
            .anyMatch(key -> Trees.get(tree, key) != null);
  }
}
