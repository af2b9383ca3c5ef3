// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.files.FileEntry;
import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.k8s.RandomScrapeConfigs;
import io.github.securescrape.k8s.ResourceYaml;
import io.github.securescrape.k8s.internal.operator.ObjectStore.Kind;
import io.github.securescrape.k8s.scrapeconfig.ConvertedJobs;
import io.github.securescrape.k8s.scrapeconfig.ScrapeConfigs;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Random scrape jobs of every discovery become ScrapeConfigs, and the operator makes the same jobs
 * of them again, but for what was told to be lost.
 */
class JobConversionTest {

  @Test
  void operatorMakesTheSameJobsAgain() {
    Set<String> carried = new TreeSet<>();
    Set<String> lost = new TreeSet<>();
    List<String> misses = new ArrayList<>();
    int jobs = 0;
    int refused = 0;
    for (ScrapeJob job : RandomScrapeConfigs.jobs()) {
      try {
        compare(job, carried, lost, misses);
        jobs++;
      } catch (InvalidConfigException e) {
        assertThat(e.report().problems())
            .as(e.report().toText())
            .allMatch(each -> each.code().id().startsWith("k8s.crd."));
        refused++;
      }
    }
    System.out.printf(
        "converted jobs: seed %d, %d jobs, %d keys carried over, %d lost; %d jobs that no"
            + " ScrapeConfig can say%n",
        RandomScrapeConfigs.SEED, jobs, carried.size(), lost.size(), refused);
    assertThat(misses.stream().limit(5)).isEmpty();
    assertThat(carried).containsAll(DiscoveryKeys.IN_RESOURCES);
  }

  private static void compare(
      ScrapeJob job, Set<String> carried, Set<String> lost, List<String> misses) {
    ScrapeConfigs wanted = RandomScrapeConfigs.of(job);
    ObjectStore store = new ObjectStore();
    Map<String, Secret> data = wanted.secret().data();
    store.put(Kind.SECRET, "monitoring", wanted.secret().name(), data);
    Map<String, Object> resource =
        Trees.map(Trees.plain(ResourceYaml.toTree(wanted.scrapeConfigs().get(0))));
    PrometheusServer server =
        new PrometheusServer("monitoring", "k8s", new SemVer(3, 14, 0, ""), Map.of(), false, false);
    ConfigGenerator generator = new ConfigGenerator(server, store);
    assertThat(
            generator.add(
                "monitoring", "node", Trees.map(resource, "spec"), Problems.create().at("spec")))
        .isTrue();

    Map<String, Object> meant = Trees.map(Trees.plain(PrometheusYaml.toTree(job)));
    for (Problem each : wanted.report().problems()) {
      if (each.code().id().equals("k8s.conversion.lost")) {
        List<Object> path = YamlPath.parse(each.location().path()).segments();
        assertThat(remove(meant, path.subList(2, path.size()))).as("" + each).isTrue();
        lost.add(Shapes.named(path));
      }
    }
    Map<String, Object> made =
        Trees.map(Trees.list(generator.config().get("scrape_configs")).get(0));
    Object same = new Same(RandomScrapeConfigs::content).of(meant);
    List<Object> rules = Trees.list(made.get("relabel_configs"));
    made.put("relabel_configs", rules.subList(2, rules.size()));
    made.put("job_name", job.jobName());
    Object again =
        new Same(
                file ->
                    data.get(
                            file.substring(
                                "/etc/prometheus/certs/0_monitoring__".length()
                                    + wanted.secret().name().length()))
                        .reveal())
            .of(made);
    if (!again.equals(same)) {
      misses.add(same + "\nbecame\n" + again + "\nby\n" + resource);
    }
    ConvertedJobs back = ScrapeConfigs.toJobs(wanted.objects(), "certs");
    Map<String, Secret> files =
        back.files().entries().stream()
            .collect(Collectors.toMap(each -> "certs/" + each.path(), FileEntry::content));
    Object converted =
        new Same(file -> files.get(file).reveal())
            .of(Trees.plain(PrometheusYaml.toTree(back.jobs().get(0))));
    if (!converted.equals(same)) {
      misses.add(same + "\nbecame by way back\n" + converted + "\nby\n" + resource);
    }
    Shapes.collect(same, "", carried);
  }

  private static boolean remove(Map<String, Object> tree, List<Object> path) {
    Object at = tree;
    for (Object segment : path.subList(0, path.size() - 1)) {
      at =
          segment instanceof Integer index
              ? Trees.list(at).get(index)
              : Trees.map(at).get((String) segment);
    }
    String key = (String) path.get(path.size() - 1);
    return Trees.map(at).remove(key) != null;
  }

  /** Keys of a job by their paths, without indexes. */
  private static final class Shapes {

    static String named(List<Object> path) {
      List<String> names = new ArrayList<>();
      for (Object each : path) {
        if (each instanceof String name) {
          names.add(name);
        }
      }
      return String.join(".", names);
    }

    static void collect(Object tree, String path, Set<String> keys) {
      if (tree instanceof Map<?, ?> map) {
        map.forEach(
            (key, value) -> {
              String here = path.isEmpty() ? (String) key : path + "." + key;
              keys.add(here);
              collect(value, here, keys);
            });
      } else if (tree instanceof List<?> list) {
        list.forEach(each -> collect(each, path, keys));
      }
    }
  }

  /** Discoveries that there are in ScrapeConfigs. */
  private static final class DiscoveryKeys {
    static final Set<String> IN_RESOURCES = new TreeSet<>();

    static {
      for (Entry each : DiscoveryShapes.ALL.entries()) {
        IN_RESOURCES.add(((Field) each).key());
      }
    }
  }

  /** Writes what means the same in the same way. */
  private static final class Same {
    private static final Set<String> FILES =
        Set.of(
            "username_file",
            "password_file",
            "credentials_file",
            "client_secret_file",
            "secret_key_file",
            "bearer_token_file",
            "ca_file",
            "cert_file",
            "key_file");

    /** Spelled out in the resource, because it must have a server. */
    private static final Set<String> DEFAULT_SERVERS =
        Set.of("localhost:8500", "http://localhost:4646");

    /** Prometheus attaches no metadata of nodes to other targets. */
    private static final Set<String> METADATA_ROLES = Set.of("pod", "endpoints", "endpointslice");

    private final UnaryOperator<String> contents;

    Same(UnaryOperator<String> contents) {
      this.contents = contents;
    }

    Object of(Object tree) {
      if (tree instanceof List<?> list) {
        return list.stream().map(this::of).toList();
      }
      if (!(tree instanceof Map<?, ?> map)) {
        return tree instanceof Number number ? (Object) number.doubleValue() : tree;
      }
      Map<String, Object> same = new TreeMap<>();
      map.forEach(
          (key, value) -> {
            if (FILES.contains(key)) {
              same.put(((String) key).replace("_file", ""), contents.apply((String) value));
            } else {
              same.put((String) key, of(value));
            }
          });
      rewrite(same);
      same.values().removeIf(each -> Map.of().equals(each) || List.of().equals(each));
      return same;
    }

    private static void rewrite(Map<String, Object> same) {
      Object token = same.remove("bearer_token");
      if (token != null) {
        same.put("authorization", new TreeMap<>(Map.of("credentials", token)));
      }
      if (same.get("authorization") instanceof Map<?, ?> authorization
          && "Bearer".equals(authorization.get("type"))) {
        authorization.remove("type");
      }
      for (String section : List.of("basic_auth", "oauth2")) {
        Trees.map(same.get(section)).values().removeIf(""::equals);
      }
      same.values().removeIf(DEFAULT_SERVERS::contains);
      same.replace("regex", "^$", "");
      if (!METADATA_ROLES.contains(same.getOrDefault("role", "pod"))) {
        same.remove("attach_metadata");
      }
      if (Boolean.TRUE.equals(same.get("follow_redirects"))) {
        same.remove("follow_redirects");
      }
    }
  }
}
