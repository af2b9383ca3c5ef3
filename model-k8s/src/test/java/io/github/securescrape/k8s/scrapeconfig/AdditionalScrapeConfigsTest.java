// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.scrapeconfig;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.openshift.api.model.monitoring.v1.Prometheus;
import io.github.securescrape.k8s.RandomScrapeConfigs;
import io.github.securescrape.k8s.helm.KubePrometheusStack;
import io.github.securescrape.k8s.operator.Manifests;
import io.github.securescrape.k8s.operator.OperatorPreview;
import io.github.securescrape.k8s.operator.Preview;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdditionalScrapeConfigsTest {

  @Test
  void operatorReadsTheSameJobsBack() {
    Set<String> names = new HashSet<>();
    List<ScrapeJob> jobs = new ArrayList<>();
    for (ScrapeJob each : RandomScrapeConfigs.jobs()) {
      if (names.add(each.jobName())) {
        jobs.add(each);
      }
    }
    AdditionalScrapeConfigs additional =
        AdditionalScrapeConfigs.of(jobs).namespace("monitoring").secret("jobs", "jobs.yaml");
    Prometheus stack = KubePrometheusStack.release("stack").namespace("monitoring").prometheus();

    Preview preview =
        OperatorPreview.of(Manifests.of(additional.secret().toResource(), additional.addTo(stack)))
            .make();

    assertThat(preview.report().errors()).isEmpty();
    assertThat(preview.config().orElseThrow().scrapeConfigs()).isEqualTo(jobs);
    assertThat(additional)
        .hasToString("AdditionalScrapeConfigs[monitoring/jobs, " + jobs.size() + " jobs]");
  }
}
