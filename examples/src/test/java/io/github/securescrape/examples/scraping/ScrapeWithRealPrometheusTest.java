// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples.scraping;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.testkit.junit.WithSecuredExporter;
import io.github.securescrape.testkit.server.ActiveTarget;
import io.github.securescrape.testkit.server.PrometheusProcess;
import org.junit.jupiter.api.Test;

@WithSecuredExporter(clientCertificateRequired = true)
class ScrapeWithRealPrometheusTest {

  // snippet:start
  @Test
  void realPrometheusAgrees(PrometheusProcess prometheus) {
    assertThat(prometheus.awaitTargets()).allMatch(ActiveTarget::isUp);
    assertThat(prometheus.query("node_load1")).hasSize(1);
  }
  // snippet:end
}
