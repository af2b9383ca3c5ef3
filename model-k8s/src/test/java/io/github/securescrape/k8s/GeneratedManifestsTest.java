// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.openshift.api.model.monitoring.v1alpha1.ScrapeConfig;
import io.github.securescrape.core.Tally;
import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.k8s.helm.HelmEngine;
import io.github.securescrape.k8s.helm.KubePrometheusStack;
import io.github.securescrape.k8s.scrapeconfig.ScrapeConfigs;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the manifests that we write against the operator's definitions of them. */
class GeneratedManifestsTest {

  @Test
  void fitTheDefinitions(@TempDir Path folder) throws IOException {
    Tally tally = new Tally("generated-manifests", "0.93");
    CrdValidator scrapeConfigs = new CrdValidator("scrapeconfigs");
    CrdValidator prometheuses = new CrdValidator("prometheuses");

    for (ScrapeJob job : RandomScrapeConfigs.jobs()) {
      List<ScrapeConfig> resources = resources(job);
      count(ResourceYaml.print(resources), "ScrapeConfig", scrapeConfigs, tally);
    }
    for (Fleet fleet : fleets()) {
      String yaml =
          ScrapeConfigs.of(fleet).namespace("prometheus").release("prometheus-stack").toYaml();
      count(yaml, "ScrapeConfig", scrapeConfigs, tally);
      String values =
          KubePrometheusStack.release("prometheus-stack")
              .namespace("prometheus")
              .overlay(fleet)
              .toYaml();
      String chart = new HelmEngine(folder).render("kube-prometheus-stack", values);
      count(chart, "Prometheus", prometheuses, tally);
    }

    tally.finish();
  }

  private static List<ScrapeConfig> resources(ScrapeJob job) {
    try {
      return RandomScrapeConfigs.of(job).scrapeConfigs();
    } catch (InvalidConfigException e) {
      return List.of();
    }
  }

  private static List<Fleet> fleets() {
    return List.of(
        Fleets.one(),
        Fleets.two(),
        Fleets.two(config -> config.mutualTls(true)),
        Fleets.one(config -> config.selfSigned(true).insecureSkipVerify(true)),
        Fleets.one(config -> config.scrapeInterval(Duration.ofMillis(61_500))));
  }

  private static void count(String yaml, String kind, CrdValidator validator, Tally tally) {
    for (JsonNode each : CrdValidator.documents(yaml)) {
      if (each.path("kind").asText().equals(kind)) {
        List<String> violations = validator.violations(each);
        tally.count(violations.isEmpty(), () -> String.join("\n", violations) + "\nin\n" + each);
      }
    }
  }

  @Test
  void wouldBeFoundOutIfTheyDidNot() throws IOException {
    String yaml =
        """
        apiVersion: monitoring.coreos.com/v1alpha1
        kind: ScrapeConfig
        metadata: {name: node}
        spec:
          authorization: {}
          basicAuth: {username: {name: node}}
          ec2SDConfigs:
            - filters: [{name: tag, values: [a, a]}, {name: tag, values: [b]}]
          followRedirects: "no"
          jobNames: node
          labelLimit: 1.5
          sampleLimit: 9223372036854775808
          scheme: "yes"
          scrapeInterval: 10 sec
          staticConfigs: [targets: []]
        """;
    JsonNode document = CrdValidator.documents(yaml).get(0);

    assertThat(new CrdValidator("scrapeconfigs").violations(document))
        .extracting(each -> each.replaceFirst(" (pattern|enumeration|to the schema) .*", " $1"))
        .containsExactly(
            "$.spec.basicAuth.username: required property 'key' not found",
            "$.spec.ec2SDConfigs[0].filters[0].values: must have only unique items in the array",
            "$.spec.ec2SDConfigs[0].filters[1]: is there twice, by [\"name\"]",
            "$.spec.labelLimit: number found, integer expected",
            "$.spec.sampleLimit: must have a maximum value of 9223372036854775807",
            "$.spec.scheme: does not have a value in the enumeration",
            "$.spec.scrapeInterval: does not match the regex pattern",
            "$.spec.staticConfigs[0].targets: must have at least 1 items but found 0",
            "$.spec: must not be valid to the schema",
            "$.spec: property 'followRedirects' is not defined in the schema and the schema does"
                + " not allow additional properties",
            "$.spec: property 'jobNames' is not defined in the schema and the schema does not allow"
                + " additional properties");
  }
}
