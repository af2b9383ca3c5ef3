// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.scrape;

import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.discovery.StaticConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.targets.JobTargets;
import io.github.securescrape.prometheus.targets.Target;
import io.github.securescrape.prometheus.targets.Targets;
import io.github.securescrape.testkit.internal.client.ScrapeClient;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The targets of a job, after its relabeling rules. */
record FoundTargets(ScrapeJob job, ScrapeClient client) {

  private static final String ADDRESS = "__address__";

  /** Returns all targets of static configurations, and of files if there is a folder. */
  JobTargets all() {
    Targets.Making making = making(job);
    Path folder = client.files().folder().orElse(null);
    return (folder == null ? making : making.filesIn(folder)).make().job(job.jobName());
  }

  private Targets.Making making(ScrapeJob job) {
    return Targets.of(PrometheusConfig.builder().addScrapeConfigs(job).build())
        .version(client.version());
  }

  /** Returns one target, with the labels of the first static configuration that lists it. */
  Target one(String address) {
    Map<String, String> labels = new LinkedHashMap<>();
    String source = "target";
    List<StaticConfig> groups = job.staticConfigs();
    for (int i = 0; i < groups.size() && labels.isEmpty(); i++) {
      int index = groups.get(i).targets().indexOf(address);
      if (index >= 0) {
        source = "static_configs[" + i + "].targets[" + index + "]";
        labels.putAll(groups.get(i).labels());
        labels.put(ADDRESS, address);
      }
    }
    labels.put(ADDRESS, address);
    ScrapeJob bare = job.toBuilder().staticConfigs(List.of()).serviceDiscoveries(List.of()).build();
    JobTargets found =
        making(bare).discovered(job.jobName(), source, labels).make().job(job.jobName());
    if (found.targets().isEmpty()) {
      throw new TargetLeftOutException(address, found.leftOut().get(0));
    }
    return found.targets().get(0);
  }

  /** Returns what Prometheus says if there are more targets than the job may have, else empty. */
  String limitError() {
    Long limit = job.limits().targetLimit();
    return limit == null || limit <= 0 ? "" : limitError(all());
  }

  /** Returns the same of targets that are known already. */
  String limitError(JobTargets all) {
    long limit = LabelCheck.limit(job.limits().targetLimit());
    int targets = all.targets().size();
    return targets > limit
        ? "target_limit exceeded (number of targets: " + targets + ", limit: " + limit + ")"
        : "";
  }
}
