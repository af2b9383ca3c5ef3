// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.scrapeconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.openshift.api.model.monitoring.v1alpha1.ScrapeConfig;
import io.github.securescrape.k8s.Fleets;
import io.github.securescrape.k8s.ResourceYaml;
import io.github.securescrape.prometheus.fleet.Fleet;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Holds ScrapeConfigs against the operator's definition of them. */
class ScrapeConfigCrdTest {

  private static final String CRD =
      "upstream/prometheus-operator/crd/monitoring.coreos.com_scrapeconfigs.yaml";

  private static CrdSchema schema = new CrdSchema(Map.of());

  @BeforeAll
  static void readsTheDefinition() throws IOException {
    String folder = System.getProperty("securescrape.shared", "");
    Path file = Path.of(folder, CRD);
    boolean there = !folder.isEmpty() && Files.exists(file);
    assumeTrue(there, "no conformance data " + CRD + " (-Dsecurescrape.shared=DIR)");
    try (Reader text = Files.newBufferedReader(file)) {
      Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
      for (String key : List.of("spec", "versions", "0", "schema", "openAPIV3Schema")) {
        tree = child(tree, key);
      }
      schema = new CrdSchema((Map<?, ?>) tree);
    }
  }

  private static Object child(Object tree, String key) {
    return Objects.requireNonNull(
        tree instanceof List<?> list
            ? list.get(Integer.parseInt(key))
            : ((Map<?, ?>) tree).get(key));
  }

  @Test
  void fitsTheDefinition() {
    Fleet fleet =
        Fleets.one(
            config ->
                config
                    .mutualTls(true)
                    .insecureSkipVerify(true)
                    .scrapeInterval(Duration.ofMillis(61_500)));

    assertThat(violations(fleet)).isEmpty();
    assertThat(violations(Fleets.two())).isEmpty();
  }

  @Test
  void wouldBeFoundOutIfItDidNot() {
    ScrapeConfig config = configs(Fleets.one()).get(0);
    config.getSpec().setScheme("yes");
    config.getSpec().setScrapeInterval("10 sec");
    config.getSpec().setAdditionalProperty("followRedirects", false);
    config.getSpec().getBasicAuth().getUsername().setKey(null);
    config.getSpec().getStaticConfigs().get(0).setTargets(List.of());

    assertThat(schema.violations(ResourceYaml.toTree(config)))
        .containsExactlyInAnyOrder(
            ".spec.scheme yes is none of [http, https, HTTP, HTTPS]",
            ".spec.scrapeInterval 10 sec does not match",
            ".spec.followRedirects is unknown",
            ".spec.basicAuth.username.key is missing",
            ".spec.staticConfigs[0].targets is missing");
  }

  private static List<String> violations(Fleet fleet) {
    return configs(fleet).stream()
        .flatMap(config -> schema.violations(ResourceYaml.toTree(config)).stream())
        .toList();
  }

  private static List<ScrapeConfig> configs(Fleet fleet) {
    return ScrapeConfigs.of(fleet)
        .namespace("prometheus")
        .release("prometheus-stack")
        .scrapeConfigs();
  }
}
