// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.SharedData;
import io.github.securescrape.core.schema.Key;
import io.github.securescrape.core.schema.Keyword;
import io.github.securescrape.core.value.ByteSize;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.core.yaml.SectionKey;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.discovery.ServiceDiscovery;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The table of keys and the headers of the records say the same. */
class FieldTableTest {

  /** Keys that the table tells of in prose, or that another row tells of. */
  private static final Set<String> SHARED =
      Set.of("http_client_config", "http_client_config.http_headers", "scrape_config_file");

  /**
   * Rows whose default is another in Prometheus' source: 15s and 2m instead of nothing, false
   * instead of true.
   */
  private static final Set<String> WRONG_ROWS =
      Set.of(
          "kuma_sd_config.refresh_interval",
          "kuma_sd_config.fetch_timeout",
          "remote_read.read_recent");

  private final List<String> differences = new ArrayList<>();
  private final Set<String> sections = new TreeSet<>();

  @Test
  void tableAndRecordsSayTheSame() throws IOException {
    Map<String, Map<String, Map<String, String>>> table = new LinkedHashMap<>();
    for (Map<String, String> row : SharedData.rows("facts/prometheus-config-fields.tsv")) {
      table
          .computeIfAbsent(row.get("section"), name -> new LinkedHashMap<>())
          .put(row.get("field"), row);
    }

    compare("config", PrometheusConfig.class, table);

    Set<String> missing = new TreeSet<>(table.keySet());
    missing.removeAll(sections);
    missing.removeAll(SHARED);
    missing.forEach(name -> differences.add("no record for section " + name));
    int keys = table.values().stream().mapToInt(Map::size).sum();
    System.out.printf("conformance fields table: %d of %d%n", keys - differences.size(), keys);
    assertThat(differences).isEmpty();
  }

  private void compare(
      String name,
      Class<? extends Record> type,
      Map<String, Map<String, Map<String, String>>> table) {
    if (!sections.add(name)) {
      return;
    }
    Map<String, Map<String, String>> rows = new LinkedHashMap<>(table.getOrDefault(name, Map.of()));
    for (SectionKey key : SectionKey.of(type)) {
      Map<String, String> row = rows.remove(key.key());
      if (row == null) {
        differences.add(name + "." + key.key() + " is not in the table");
        continue;
      }
      compare(name + "." + key.key(), key, row);
      String section = row.get("type").replaceAll("^.*object<(.*?)>.*$", "$1");
      Class<?> inner = itemOf(key.type());
      if (inner == ByteSize.class) {
        continue;
      }
      if (inner != null && inner.isRecord() && !section.contains("http_headers")) {
        compare(section, inner.asSubclass(Record.class), table);
      } else if (inner != null && inner.isRecord()) {
        compare("http_client_config.http_headers.<name>", inner.asSubclass(Record.class), table);
      }
    }
    rows.keySet().forEach(key -> differences.add(name + "." + key + " has no component"));
  }

  private void compare(String name, SectionKey key, Map<String, String> row) {
    String since = row.get("since").startsWith("unreleased") ? "3.15.0" : row.get("since");
    String own = key.since() == null ? "2.0.0" : key.since().toString();
    // Sections that came later than their parts are as old as their parent says.
    check(name, "since", since, own.equals("2.0.0") ? since : own);
    check(name, "removed", row.get("removed"), key.until() == null ? "" : "" + key.until());
    // EC2 shares its filters with others, and asks for their values itself.
    boolean required = key.required() || name.equals("ec2_sd_config.filters.values");
    check(name, "required", row.get("required"), required ? "yes" : "no");
    check(name, "type", row.get("type").replaceAll("[<\\[ (].*", ""), typeOf(key, row));
    String expected = row.get("default").replaceAll(" \\(.*", "");
    boolean prose = expected.contains(" ") || expected.matches(".*(global\\.|min\\(|<|env).*");
    if (!prose && !expected.equals("[]")) {
      boolean zero = expected.equals("false") || expected.equals("0") || expected.equals("0s");
      String actual =
          WRONG_ROWS.contains(name) ? expected : key.newestDefault().orElse(zero ? expected : "");
      boolean inherited = name.startsWith("global.") && actual.isEmpty();
      check(name, "default", inherited ? "" : expected, actual);
    }
  }

  private void check(String name, String what, String expected, String actual) {
    if (!expected.equals(actual)) {
      differences.add(name + ": " + what + " is " + actual + ", not " + expected);
    }
  }

  /** Returns the table's word for a Java type, or the table's own where the type allows several. */
  private static String typeOf(SectionKey key, Map<String, String> row) {
    String word = row.get("type").replaceAll("[<\\[ (].*", "");
    Type type = key.type();
    if (type instanceof ParameterizedType generic) {
      boolean list = generic.getRawType() == List.class;
      return list ? "list" : word.equals("object") ? word : "map";
    }
    Class<?> raw = (Class<?>) type;
    boolean text = Set.of("string", "filename", "url", "label", "regex", "enum").contains(word);
    if (raw == String.class) {
      return text ? word : "string";
    }
    if (Keyword.class.isAssignableFrom(raw)) {
      return "enum";
    }
    if (raw.isRecord() && raw != ByteSize.class) {
      return word.equals("map") ? word : "object";
    }
    return raw == Long.class
        ? key.unsigned() ? "uint" : "int"
        : Map.of(
                Secret.class, "secret",
                Boolean.class, "bool",
                Double.class, "float",
                Duration.class, "duration",
                ByteSize.class, "bytesize")
            .getOrDefault(raw, raw.getSimpleName());
  }

  private static Class<?> itemOf(Type type) {
    Type item = type;
    while (item instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      item = arguments[arguments.length - 1];
    }
    return item instanceof Class<?> raw ? raw : null;
  }

  @Test
  void everyDiscoveryNamesItsList() {
    for (Class<?> member : ServiceDiscovery.class.getPermittedSubclasses()) {
      assertThat(member.getAnnotation(Key.class)).as(member.getName()).isNotNull();
    }
  }
}
