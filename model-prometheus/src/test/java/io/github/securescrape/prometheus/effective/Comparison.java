// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.effective;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.schema.Dialect;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.core.value.Scalar;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.core.yaml.SectionValues;
import io.github.securescrape.core.yaml.YamlDocument;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.internal.text.PrometheusDialect;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How two configurations differ as YAML. A key with the zero value of its type is one that is left
 * out, secrets are masked, and URLs are written as Go writes them. Prometheus 2.42 shows the number
 * of a TLS version, not its name; since 2.54 it shows no regex that is the default one.
 */
final class Comparison {

  private static final Secret MASK = Secret.of("<secret>");
  private static final Set<String> ZERO = Set.of("", "0", "0s", "0B", "0.0", "false", "null");

  private static final String NOTHING = "nothing";
  private static final Map<Object, String> TLS_NUMBERS =
      Map.of("TLS10", "769", "TLS11", "770", "TLS12", "771", "TLS13", "772");

  /** A document of any keys. */
  public record Anything(Extra extra) {}

  private final List<String> differences = new ArrayList<>();

  private Comparison() {}

  /** Returns where they differ. */
  static List<String> compare(PrometheusConfig ours, String theirs) {
    Comparison comparison = new Comparison();
    comparison.compare("", tree(PrometheusYaml.print(masked(ours))), tree(theirs));
    return comparison.differences;
  }

  private static PrometheusConfig masked(PrometheusConfig config) {
    return SectionValues.changed(
        config,
        PrometheusDialect.CONFIG,
        null,
        // Headers of remote endpoints and of traces are shown.
        (place, value) -> place.key().equals("headers") ? value : masked(value));
  }

  private static Object masked(Object value) {
    if (value instanceof Secret secret) {
      return secret.isEmpty() ? secret : MASK;
    }
    if (value instanceof List<?> list && list.stream().anyMatch(Secret.class::isInstance)) {
      return list.stream().map(Comparison::masked).toList();
    }
    if (value instanceof Map<?, ?> map
        && map.values().stream().anyMatch(each -> each instanceof List<?>)) {
      Map<Object, Object> all = new LinkedHashMap<>();
      map.forEach((key, each) -> all.put(key, masked(each)));
      return all;
    }
    return value;
  }

  /** Returns a document as maps, lists and texts. */
  private static Object tree(String yaml) {
    YamlDocument document = YamlDocument.parse("status", yaml, Dialect.of().carryingUnknownKeys());
    Anything all = document.bind(Anything.class, null);
    assertThat(document.report().problems()).isEmpty();
    return all == null || all.extra() == null ? Map.of() : tree(all.extra().toTree());
  }

  private static Object tree(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> entries = new LinkedHashMap<>();
      map.forEach((key, each) -> entries.put(key, tree(each)));
      entries.values().removeIf(Comparison::isZero);
      return entries;
    }
    return value instanceof List<?> list
        ? list.stream().map(Comparison::tree).toList()
        : ((Scalar) value).text();
  }

  private static boolean isZero(Object value) {
    return value instanceof Map<?, ?> map
        ? map.isEmpty()
        : value instanceof List<?> list ? list.isEmpty() : ZERO.contains(value);
  }

  private void compare(String path, Object ours, Object theirs) {
    if (ours instanceof Map<?, ?> map && theirs instanceof Map<?, ?> other) {
      Set<String> keys = new TreeSet<>();
      map.keySet().forEach(key -> keys.add((String) key));
      other.keySet().forEach(key -> keys.add((String) key));
      for (String key : keys) {
        compare(path + "." + key, orNothing(map.get(key)), orNothing(other.get(key)));
      }
    } else if (ours instanceof List<?> list
        && theirs instanceof List<?> other
        && list.size() == other.size()) {
      for (int i = 0; i < list.size(); i++) {
        compare(path + "[" + i + "]", list.get(i), other.get(i));
      }
    } else if (!ours.equals(theirs)
        && !isSameNumber(ours, theirs)
        && !theirs.equals(TLS_NUMBERS.get(ours))
        && !(path.endsWith(".regex") && ours.equals("(.*)") && theirs.equals(NOTHING))
        && !(path.matches(".*\\.(url|proxy_url|api_server)") && theirs.equals(url(ours)))) {
      differences.add(path + ": " + ours + " here, " + theirs + " there");
    }
  }

  private static String url(Object written) {
    String text = (String) written;
    int end = text.indexOf(':');
    return (text.substring(0, Math.max(end, 0)).toLowerCase(Locale.ROOT)
            + text.substring(Math.max(end, 0)))
        .replace(" ", "%20")
        .replaceFirst("//([^/@:]*):[^/@]*@", "//$1:xxxxx@");
  }

  private static Object orNothing(Object value) {
    return value == null ? NOTHING : value;
  }

  private static boolean isSameNumber(Object ours, Object theirs) {
    try {
      return ours instanceof String one
          && theirs instanceof String other
          && new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
