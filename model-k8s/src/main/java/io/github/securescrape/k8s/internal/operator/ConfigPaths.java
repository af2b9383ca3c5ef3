// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import io.github.securescrape.core.problem.YamlPath;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where in a ScrapeConfig that stands which the operator wrote into a job. */
public final class ConfigPaths {

  private static final Pattern WORD = Pattern.compile("_([a-z0-9])");
  private static final Pattern KEY = Pattern.compile("`([a-z0-9]+(?:_[a-z0-9]+)+)`");

  /** The fields of a job whose names differ from their keys by more than the case. */
  private static final Map<String, String> FIELDS =
      Stream.of(JobShape.SPEC, DiscoveryShapes.ALL)
          .flatMap(shape -> shape.entries().stream())
          .filter(Field.class::isInstance)
          .map(Field.class::cast)
          .collect(Collectors.toMap(Field::key, Function.identity(), (a, b) -> a))
          .entrySet()
          .stream()
          .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().name()));

  /** Lists to which the operator adds items of its own. */
  private static final List<String> RULES = List.of("relabel_configs", "metric_relabel_configs");

  private ConfigPaths() {}

  /**
   * Returns the path in a resource of what stands at a path in its job.
   *
   * @param spec of the resource
   */
  public static YamlPath inResource(
      List<Object> inJob, Map<String, Object> spec, PrometheusServer server) {
    YamlPath path = YamlPath.root().key("spec");
    for (int i = 0; i < inJob.size(); i++) {
      if (inJob.get(i) instanceof Integer index) {
        path = path.index(index);
        continue;
      }
      String key = (String) inJob.get(i);
      path = path.key(fieldOf(key));
      if (RULES.contains(key)) {
        int before = JobGenerator.rulesBefore(fieldOf(key), spec, server);
        int own = i + 1 < inJob.size() ? (Integer) inJob.get(i + 1) - before : -1;
        boolean isOwn = own >= 0 && own < Trees.list(spec.get(fieldOf(key))).size();
        return isOwn ? path.index(own) : path;
      }
    }
    return path;
  }

  /** Returns a text that names keys of a job between backticks, with the fields instead. */
  public static String inFields(String text) {
    return KEY.matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement('`' + fieldOf(match.group(1)) + '`'));
  }

  /** Returns the field that the operator makes a key of. */
  public static String fieldOf(String key) {
    return FIELDS.getOrDefault(key, camelCase(key));
  }

  private static String camelCase(String key) {
    return WORD.matcher(key).replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
  }
}
