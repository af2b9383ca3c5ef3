// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fuzz;

import io.github.securescrape.core.value.Version;
import io.github.securescrape.core.yaml.SectionKey;
import io.github.securescrape.prometheus.discovery.AwsFilter;
import io.github.securescrape.prometheus.discovery.AzureSdConfig;
import io.github.securescrape.prometheus.discovery.DnsSdConfig;
import io.github.securescrape.prometheus.discovery.OciSdConfig;
import io.github.securescrape.prometheus.discovery.OutscaleSdConfig;
import io.github.securescrape.prometheus.discovery.ScalewaySdConfig;
import io.github.securescrape.prometheus.fuzz.Tree.Entries;
import io.github.securescrape.prometheus.fuzz.Tree.Items;
import io.github.securescrape.prometheus.relabel.RelabelConfig;
import io.github.securescrape.prometheus.remote.AzureAdConfig;
import io.github.securescrape.prometheus.web.TlsServerConfig;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Random files of one kind, for a version; most of them are right. */
final class RandomConfigs {

  /** Keys of which a section has one at most. */
  private static final List<Set<String>> ONE_OF =
      List.of(
          Set.of(
              "basic_auth",
              "authorization",
              "oauth2",
              "bearer_token",
              "bearer_token_file",
              "sigv4",
              "azuread",
              "google_iam",
              "auth_token",
              "auth_token_file",
              "token",
              "username"),
          Set.of("managed_identity", "workload_identity", "oauth", "sdk", "certificate"),
          Set.of("kubeconfig_file", "api_server"),
          Set.of("promote_all_resource_attributes", "promote_resource_attributes"));

  /** Keys that bring another one with them. */
  private static final Map<String, String> NEEDS =
      Map.of(
          "cert", "key",
          "cert_file", "key_file",
          "client_ca", "client_auth_type",
          "client_ca_file", "client_auth_type",
          "key", "cert",
          "key_file", "cert_file",
          "no_proxy", "proxy_url",
          "proxy_connect_header", "proxy_url",
          "ignore_resource_attributes", "promote_all_resource_attributes");

  /** Keys without which most discoveries are refused though their headers do not say so. */
  private static final Map<Class<? extends Record>, Set<String>> ASKED =
      Map.of(
          AwsFilter.class, Set.of("values"),
          AzureAdConfig.class, Set.of("managed_identity"),
          AzureSdConfig.class, Set.of("tenant_id", "client_id", "client_secret"),
          DnsSdConfig.class, Set.of("port"),
          OciSdConfig.class, Set.of("tenancy", "user", "fingerprint", "key_file"),
          OutscaleSdConfig.class, Set.of("secret_key"),
          ScalewaySdConfig.class, Set.of("secret_key"),
          TlsServerConfig.class, Set.of("cert_file"));

  private final Sections sections;
  private final Choice choice;
  private final Version version;
  private final Set<String> left;
  private final FieldValues values;

  /**
   * Returns configurations of Prometheus.
   *
   * @param left keys that are left out
   */
  RandomConfigs(Choice choice, Version version, Set<String> left) {
    this(Sections.OF_PROMETHEUS, choice, left, new FieldValues(choice, version));
  }

  /**
   * Returns files of a kind.
   *
   * @param left keys that are left out
   */
  RandomConfigs(Sections sections, Choice choice, Set<String> left, FieldValues values) {
    this.sections = sections;
    this.choice = choice;
    this.version = values.version();
    this.left = left;
    this.values = values;
  }

  Sections sections() {
    return sections;
  }

  FieldValues values() {
    return values;
  }

  /** Returns a configuration in which a section is, if the version knows it. */
  Entries next(Class<? extends Record> section) {
    return next(section, List.of());
  }

  /** Returns a configuration in which a section with a key is. */
  Entries next(Class<? extends Record> section, SectionKey key) {
    return next(section, List.of(key.key()));
  }

  private Entries next(Class<? extends Record> section, List<String> end) {
    List<String> way = new ArrayList<>(sections.wayTo(section, version, choice.random()));
    way.addAll(end);
    return section(sections.root(), way, section, 0);
  }

  private Entries section(
      Class<? extends Record> type, List<String> way, Class<? extends Record> goal, int depth) {
    Entries entries = Entries.of(type);
    if (type == RelabelConfig.class) {
      return new RandomRules(choice, version, values).next();
    }
    for (SectionKey key : keys(type, way, goal, depth)) {
      boolean onWay = !way.isEmpty() && way.get(0).equals(key.key());
      List<String> rest = onWay ? way.subList(1, way.size()) : List.of();
      entries.put(key.key(), value(type, key, key.type(), rest, goal, depth));
    }
    return entries;
  }

  private List<SectionKey> keys(
      Class<? extends Record> type, List<String> way, Class<? extends Record> goal, int depth) {
    List<SectionKey> all = known(type);
    int more =
        choice.below(type != goal ? 4 - Math.min(depth, 3) : way.isEmpty() ? all.size() + 1 : 6);
    Collections.shuffle(all, choice.random());
    Set<String> chosen = new HashSet<>();
    if (!way.isEmpty()) {
      take(way.get(0), chosen);
    }
    for (SectionKey key : all) {
      boolean free = isFree(key.key(), chosen);
      if (key.required() || free && isAskedFor(type, key.key())) {
        take(key.key(), chosen);
      }
    }
    for (SectionKey key : all) {
      if (more > 0 && isFree(key.key(), chosen)) {
        take(key.key(), chosen);
        more--;
      }
    }
    all.removeIf(key -> !chosen.contains(key.key()));
    return all;
  }

  private boolean isAskedFor(Class<? extends Record> type, String key) {
    boolean asked = ASKED.getOrDefault(type, Set.of()).contains(key);
    return (asked || key.equals("region")) && !choice.onceIn(12);
  }

  private static void take(String key, Set<String> chosen) {
    chosen.add(key);
    String other = NEEDS.get(key);
    if (other != null) {
      chosen.add(other);
    }
  }

  /** Returns whether no other key keeps a key out. */
  private static boolean isFree(String key, Set<String> chosen) {
    return !hasOtherForm(key, chosen)
        && ONE_OF.stream()
            .noneMatch(set -> set.contains(key) && !Collections.disjoint(set, chosen));
  }

  /** Returns whether a text, a file with it and a reference to it meet. */
  private static boolean hasOtherForm(String key, Set<String> chosen) {
    String stem = key.replaceAll("_(file|ref)$", "");
    return chosen.stream()
        .anyMatch(each -> !each.equals(key) && each.replaceAll("_(file|ref)$", "").equals(stem));
  }

  /** Returns the keys of a section that the version knows. */
  List<SectionKey> known(Class<? extends Record> type) {
    List<SectionKey> all = new ArrayList<>(SectionKey.of(type));
    all.removeIf(key -> !Sections.isKnown(key, version) || left.contains(key.key()));
    return all;
  }

  /** Returns a value for a key. */
  Tree value(Class<? extends Record> section, SectionKey key) {
    return value(section, key, key.type(), List.of(), section, 3);
  }

  private Tree value(
      Class<? extends Record> section,
      SectionKey key,
      Type type,
      List<String> way,
      Class<? extends Record> goal,
      int depth) {
    if (!(type instanceof ParameterizedType generic)) {
      Class<?> raw = (Class<?>) type;
      return Sections.isSection(raw)
          ? section(raw.asSubclass(Record.class), way, goal, depth + 1)
          : values.valueOf(section, key, raw);
    }
    Type[] of = generic.getActualTypeArguments();
    int count = !way.isEmpty() || key.required() || !choice.onceIn(5) ? 1 : 0;
    count += choice.onceIn(3) ? 1 + choice.below(2) : 0;
    if (of.length == 1) {
      Items items = Items.of();
      for (int i = 0; i < count; i++) {
        items.all().add(value(section, key, of[0], i == 0 ? way : List.of(), goal, depth));
      }
      return items;
    }
    Entries map = Entries.of(Record.class);
    for (int i = 0; i < count; i++) {
      map.put(
          values.name(key.key()),
          value(section, key, of[1], i == 0 ? way : List.of(), goal, depth));
    }
    return map;
  }
}
