// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fuzz;

import io.github.securescrape.core.schema.Keyword;
import io.github.securescrape.core.value.ByteSize;
import io.github.securescrape.core.value.Version;
import io.github.securescrape.core.yaml.SectionKey;
import io.github.securescrape.prometheus.discovery.ScalewaySdConfig;
import io.github.securescrape.prometheus.fuzz.Tree.Text;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Scalars that are right for a key. */
class FieldValues {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./$][A-Za-z0-9_./$:@%+-]*");
  private static final List<String> NOT_PLAIN = List.of("null", "Null", "NULL", "---", "...");

  private static final List<String> URLS =
      List.of(
          "http://localhost:9090",
          "https://example.com/a/b?x=1&y=%20",
          "http://user:pass@[::1]:8080/",
          "HTTPS://Example.COM",
          "http://host/path with blank");

  static final List<String> REGEXES =
      List.of(
          "(.*)",
          "a|b",
          "(?i)foo.*",
          "[^;]+;(.*)",
          "\\d+\\.\\d+",
          "",
          "x)(y",
          "(?P<name>.+)",
          "\\p{Greek}+",
          "a{2,1000}",
          "[[:alpha:]]*?",
          "é+");

  private static final List<String> LABELS =
      List.of("env", "__address__", "__meta_x_y", "job", "A_1", "instance", "__tmp", "_");

  private static final List<String> UUIDS =
      List.of("11111111-2222-3333-4444-555555555555", "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9");

  /** What is right for a key wherever it stands. */
  private static final Map<String, List<String>> BY_KEY =
      Map.ofEntries(
          Map.entry("url", URLS),
          Map.entry("proxy_url", URLS),
          Map.entry("token_url", URLS),
          Map.entry("api_server", URLS),
          Map.entry("endpoint", List.of("http://localhost:4318", "https://api.example.com")),
          Map.entry("server", List.of("http://localhost:8080/eureka", "https://example.com")),
          Map.entry("host", List.of("unix:///var/run/docker.sock", "tcp://localhost:2375")),
          Map.entry("api_url", List.of("https://api.scaleway.com", "http://localhost")),
          Map.entry("zone", List.of("fr-par-1", "nl-ams-2")),
          Map.entry("regex", REGEXES),
          Map.entry("client_id", UUIDS),
          Map.entry("tenant_id", UUIDS),
          Map.entry("files", List.of("targets/*.json", "a.yml", "b/c-*.yaml", "X.JSON")),
          Map.entry("rule_files", List.of("rules/*.yml", "*", "*.rules")),
          Map.entry("scrape_config_files", List.of("jobs/*.yml", "jobs.yml", "more*")),
          Map.entry("paths", List.of("/a", "/b/c")),
          Map.entry("names", List.of("a.example.org", "_http._tcp.example.org")),
          Map.entry("metric_name_validation_scheme", List.of("utf8", "legacy")),
          Map.entry("metric_name_escaping_scheme", List.of("underscores", "dots", "values")),
          Map.entry("label", List.of("app=x", "env in (a, b),!c", "a!=b,d", "")),
          Map.entry("field", List.of("metadata.name=x", "status.phase!=Running,a==b", "")),
          Map.entry("signature_algorithm", List.of("RS256", "RS384", "RS512")),
          Map.entry(
              "grant_type",
              List.of("client_credentials", "urn:ietf:params:oauth:grant-type:jwt-bearer")),
          Map.entry("scope", List.of("https://monitor.azure.com/.default", "a-b")),
          Map.entry("source_labels", LABELS),
          Map.entry("targets", List.of("node01:9100", "[::1]:80", "10.0.0.1:9100", "a.b:1")),
          Map.entry("scheme", List.of("http", "https")),
          Map.entry("type", List.of("Bearer", "Token")),
          Map.entry("scrape_interval", List.of("1m", "5m30s", "1h", "1d", "65s")),
          Map.entry("scrape_timeout", List.of("1s", "10s", "1500ms", "30s")),
          Map.entry("min_backoff", List.of("10ms", "30ms")),
          Map.entry("max_backoff", List.of("5s", "1m")),
          Map.entry("min_shards", List.of("1", "2")),
          Map.entry("max_shards", List.of("10", "50", "0x10")),
          Map.entry("percentage", List.of("0", "50", "99.5", "100")));

  private static final Map<Class<?>, List<String>> BY_TYPE =
      Map.of(
          Boolean.class, List.of("true", "false", "yes", "Off", "y", "TRUE"),
          Double.class, List.of("0.5", "1", "1e3", "-2.25", ".inf", "0"),
          Duration.class, List.of("5s", "1m30s", "1h", "2d", "1w", "250ms", "1y2w3d4h5m6s7ms"),
          ByteSize.class, List.of("10MB", "1.5KB", "64KiB", "1GB512MB", "2B", "0"));

  private final Choice choice;
  private final Version version;
  private final Map<String, List<String>> own;
  private int counter;

  FieldValues(Choice choice, Version version) {
    this(choice, version, Map.of());
  }

  /**
   * Returns values for the keys of a version.
   *
   * @param own what alone is right for some keys
   */
  FieldValues(Choice choice, Version version, Map<String, List<String>> own) {
    this.choice = choice;
    this.version = version;
    this.own = own;
  }

  Version version() {
    return version;
  }

  /** Returns a value of the given class for a key of a section. */
  Text valueOf(Class<? extends Record> section, SectionKey key, Class<?> type) {
    if (own.containsKey(key.key())) {
      return text(choice.oneOf(own.get(key.key())));
    }
    if (Keyword.class.isAssignableFrom(type)) {
      return text(choice.oneOf(Sections.words(type, version)));
    }
    if (section == ScalewaySdConfig.class && key.key().matches("project_id|.*_key")) {
      return text(key.key().equals("access_key") ? "SCWABCDEFGHIJ0123456" : choice.oneOf(UUIDS));
    }
    List<String> known = BY_KEY.get(key.key());
    if (known == null || type == Long.class && !key.key().endsWith("_shards")) {
      known = BY_TYPE.get(type);
    }
    if (type == Long.class || type == Boolean.class || type == Double.class) {
      return new Text(
          known != null
              ? choice.oneOf(known)
              : choice.oneOf("1", "80", "1_000", "0x1F", "10.0", "017", "100000"));
    }
    return known == null ? text(word()) : text(choice.oneOf(known));
  }

  /** Returns a key for a mapping. */
  String name(String mapping) {
    boolean header = mapping.contains("header");
    counter++;
    return header ? "X-Name" + counter : choice.onceIn(3) ? "n" + counter : label() + counter;
  }

  String label() {
    return choice.oneOf(LABELS);
  }

  /** Returns a text that was not returned before. */
  String word() {
    counter++;
    return choice.oneOf("w", "a b ", "x-", "é", "/etc/x", "$V", "yes: no ", "0x", "'") + counter;
  }

  /** Returns the text as a scalar, quoted if it must be, or just so. */
  final Text text(String text) {
    boolean plain = PLAIN.matcher(text).matches() && !text.endsWith(":");
    if (plain && !NOT_PLAIN.contains(text) && !choice.onceIn(6)) {
      return new Text(text);
    }
    return new Text(
        choice.onceIn(2) && text.indexOf('\n') < 0
            ? "'" + text.replace("'", "''") + "'"
            : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"');
  }
}
