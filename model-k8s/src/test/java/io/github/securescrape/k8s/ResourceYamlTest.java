// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.openshift.api.model.monitoring.v1alpha1.ScrapeConfig;
import io.fabric8.openshift.api.model.monitoring.v1alpha1.ScrapeConfigBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResourceYamlTest {

  @Test
  void keepsNumbersAndBooleansAndLeavesOutNulls() {
    ScrapeConfig config =
        new ScrapeConfigBuilder()
            .withNewMetadata()
            .withName("node")
            .endMetadata()
            .withNewSpec()
            .withHonorLabels(true)
            .withSampleLimit(5000L)
            .endSpec()
            .build();
    config.getSpec().setAdditionalProperty("newer", null);

    String yaml = ResourceYaml.print(config);

    assertThat(yaml)
        .isEqualTo(
            """
            apiVersion: monitoring.coreos.com/v1alpha1
            kind: ScrapeConfig
            metadata:
              name: node
            spec:
              honorLabels: true
              sampleLimit: 5000
            """);
  }

  @Test
  void quotesTextsThatReadersCouldTakeForSomethingElse() {
    String yaml = ResourceYaml.print(map("on", "12:30"));

    assertThat(yaml)
        .isEqualTo(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
            data:
              "on": "12:30"
            """);
  }

  @Test
  void printsADocumentForEachResource() {
    String yaml = ResourceYaml.print(List.of(map("a", "b"), map("c", "d")));

    assertThat(yaml.split("---\n"))
        .containsExactly(ResourceYaml.print(map("a", "b")), ResourceYaml.print(map("c", "d")));
  }

  private static ConfigMap map(String key, String value) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName("settings")
        .endMetadata()
        .addToData(key, value)
        .build();
  }
}
