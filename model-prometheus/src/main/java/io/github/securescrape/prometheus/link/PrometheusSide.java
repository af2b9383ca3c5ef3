// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.link;

import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.targets.Target;
import io.github.securescrape.prometheus.targets.Targets;
import java.util.ArrayList;
import java.util.List;

/** A Prometheus with its scrape jobs. */
final class PrometheusSide {

  private final Read<PrometheusConfig> read;
  private final JobFiles files;
  private final Problems problems;

  PrometheusSide(Read<PrometheusConfig> read, JobFiles files) {
    this.read = read;
    this.files = files;
    this.problems = read.newProblems();
  }

  /** Returns the links of all its targets; none if it does not load its configuration. */
  List<Link> links(Links links, PrometheusVersion version) {
    List<Link> all = new ArrayList<>();
    if (read.value().isPresent()) {
      PrometheusConfig config = read.value().get();
      Targets.Making making = Targets.of(config).version(version);
      files.folder().ifPresent(making::filesIn);
      Targets targets = making.make();
      for (ScrapeJob each : config.scrapeConfigs()) {
        JobSide job = new JobSide(each, files);
        for (Target target : targets.job(each.jobName()).targets()) {
          all.add(links.of(job, target));
        }
      }
    }
    return all;
  }

  /** Adds what stands in the way of a link to the job, or to the entry of the target. */
  void add(Link link, Cause cause) {
    int index =
        read.value().map(config -> config.scrapeConfigs().indexOf(link.job().job())).orElse(0);
    Problems job = problems.at("scrape_configs").at(index);
    String source = link.target().source();
    boolean isListed = source.startsWith("static_configs[");
    String section =
        switch (cause.end()) {
          case JOB, EXPORTER -> cause.section();
          case TARGET -> isListed ? source : "";
        };
    job.add(cause.problem().moved(Location.ofPath(section), null));
  }

  Report report() {
    return Report.join(read.report(), problems.toReport());
  }
}
