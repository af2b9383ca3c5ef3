// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.k8s.scrapeconfig.ScrapeConfigs;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Applies resources to a server that keeps them as JSON, with the client that most use. */
@EnableKubernetesMockClient(crud = true, https = false)
class AppliedManifestsTest {

  /** Has a line for each request. */
  private static final Logger REQUESTS = Logger.getLogger("io.fabric8.mockwebserver");

  private static KubernetesClient client;

  @BeforeAll
  static void silencesTheServer() {
    REQUESTS.setLevel(Level.WARNING);
  }

  @Test
  void comeBackAsTheyWere() {
    int count = 0;
    for (ScrapeConfigs each : all()) {
      for (HasMetadata resource : each.objects()) {
        assertThat(stripped(client.resource(resource).create())).isEqualTo(resource);
        HasMetadata kept = stripped(client.resource(resource).get());
        assertThat(kept).isEqualTo(resource);
        assertThat(ResourceYaml.toTree(kept)).isEqualTo(ResourceYaml.toTree(resource));
        client.resource(resource).delete();
        count++;
      }
    }
    System.out.printf("applied and read back: %d resources%n", count);
  }

  /** By JSON patch: the server knows no server-side apply, and merges lists as none should. */
  @Test
  void takeThePlaceOfOlderOnes() {
    List<HasMetadata> older =
        configs(Fleets.two(config -> config.scrapeInterval(Duration.ofSeconds(30))))
            .namespace("other")
            .objects();
    List<HasMetadata> newer =
        configs(Fleets.two(config -> config.mutualTls(true))).namespace("other").objects();
    older.forEach(each -> client.resource(each).create());

    for (HasMetadata each : newer) {
      assertThat(stripped(client.resource(each).patch())).isEqualTo(each);
    }
  }

  @Test
  void areSentAsTheyAreWritten() throws JsonProcessingException {
    ObjectMapper json = new ObjectMapper();
    for (ScrapeConfigs each : all()) {
      for (HasMetadata resource : each.objects()) {
        String written = json.writeValueAsString(ResourceYaml.toTree(resource));
        assertThat(json.readTree(Serialization.asJson(resource))).isEqualTo(json.readTree(written));
      }
    }
  }

  /** To server-side apply a null clears a field, and an empty mapping or list claims it. */
  @Test
  void holdNothingEmptyOfTheirOwn() {
    for (Fleet each : List.of(Fleets.one(), Fleets.two())) {
      configs(each).objects().forEach(one -> assertThat(empty(one)).isEmpty());
    }
    for (ScrapeJob job : RandomScrapeConfigs.jobs()) {
      Set<String> meant = new TreeSet<>();
      collectEmpty(PrometheusYaml.toTree(job), "", meant);
      // Says that there are no credentials: the field may not be left out.
      meant.add(".ionossdconfigs.authorization {}");
      for (ScrapeConfigs resources : made(job)) {
        for (HasMetadata each : resources.objects()) {
          assertThat(meant).as(job.jobName()).containsAll(empty(each));
        }
      }
    }
  }

  private static Set<String> empty(HasMetadata resource) {
    Set<String> empty = new TreeSet<>();
    ResourceYaml.toTree(resource)
        .forEach((key, value) -> collectEmpty(value, key.equals("spec") ? "" : key, empty));
    return empty;
  }

  /** Adds the paths of what is empty, written so that keys and fields of the same name agree. */
  private static void collectEmpty(Object tree, String path, Set<String> empty) {
    if (tree instanceof Map<?, ?> map && !map.isEmpty()) {
      map.forEach(
          (key, value) -> {
            String name = key.toString().replace("_", "").toLowerCase(Locale.ROOT);
            collectEmpty(value, path + "." + name, empty);
          });
    } else if (tree instanceof List<?> list && !list.isEmpty()) {
      // An element counts by being there.
      list.stream()
          .filter(each -> !Map.of().equals(each))
          .forEach(each -> collectEmpty(each, path, empty));
    } else if (tree == null || tree instanceof Map || tree instanceof List) {
      empty.add(path + " " + tree);
    }
  }

  private static List<ScrapeConfigs> all() {
    List<ScrapeConfigs> all = new ArrayList<>();
    all.add(configs(Fleets.one()));
    all.add(configs(Fleets.two(config -> config.mutualTls(true))));
    RandomScrapeConfigs.jobs().forEach(job -> all.addAll(made(job)));
    return all;
  }

  private static ScrapeConfigs configs(Fleet fleet) {
    return ScrapeConfigs.of(fleet).namespace("prometheus").release("prometheus-stack");
  }

  /** Returns the resources of a job, none if no ScrapeConfig can say it. */
  private static List<ScrapeConfigs> made(ScrapeJob job) {
    ScrapeConfigs resources = RandomScrapeConfigs.of(job);
    try {
      return resources.objects().isEmpty() ? List.of() : List.of(resources);
    } catch (InvalidConfigException e) {
      assertThat(e).hasMessageContaining("[k8s.crd.");
      return List.of();
    }
  }

  /** Takes off what the server adds. */
  private static HasMetadata stripped(HasMetadata resource) {
    ObjectMeta metadata = resource.getMetadata();
    metadata.setUid(null);
    metadata.setResourceVersion(null);
    metadata.setGeneration(null);
    metadata.setCreationTimestamp(null);
    return resource;
  }
}
