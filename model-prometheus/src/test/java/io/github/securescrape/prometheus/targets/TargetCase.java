// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.targets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.schema.Required;
import io.github.securescrape.prometheus.CaseFiles;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.relabel.LabelSet;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.targets.LeftOut.Reason;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a target of a job.
 *
 * @param claim what the case shows
 * @param versions versions of Prometheus that it is true for; empty for all
 * @param withoutDefaultPorts whether Prometheus is told to add no ports
 * @param job the job
 * @param target labels that a discovery finds
 * @param discovered labels before the rules of the job
 * @param labels labels after them, all that are left
 * @param refused what Prometheus says against the target; {@code null} if it is scraped
 */
public record TargetCase(
    @Required String claim,
    List<String> versions,
    @Nullable Boolean withoutDefaultPorts,
    @Required ScrapeJob job,
    Map<String, String> target,
    Map<String, String> discovered,
    Map<String, String> labels,
    @Nullable String refused) {

  void check() {
    PrometheusConfig config = PrometheusConfig.builder().addScrapeConfigs(job).build();
    for (PrometheusVersion version : CaseFiles.versions(versions)) {
      Targets.Making making =
          Targets.of(config).version(version).discovered(job.jobName(), "case", target);
      if (withoutDefaultPorts != null) {
        making.withoutDefaultPorts();
      }
      JobTargets made = making.make().job(job.jobName());

      if (refused == null) {
        Target only = made.targets().get(0);
        assertThat(only.discovered()).as("%s", version).isEqualTo(LabelSet.of(discovered));
        assertThat(only.allLabels()).as("%s", version).isEqualTo(LabelSet.of(labels));
      } else {
        assertThat(made.targets()).as("%s", version).isEmpty();
        assertThat(made.leftOut(Reason.REFUSED))
            .as("%s", version)
            .extracting(LeftOut::why)
            .containsExactly(refused);
      }
    }
  }
}
