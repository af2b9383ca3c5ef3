// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.link;

import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.hardening.Hardening;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.targets.Targets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A Prometheus with its scrape jobs. */
final class PrometheusSide {

  private final Read<PrometheusConfig> read;
  private final JobFiles files;
  private final PrometheusVersion version;
  private final Findings findings;

  PrometheusSide(Read<PrometheusConfig> read, JobFiles files, PrometheusVersion version) {
    this.read = read;
    this.files = files;
    this.version = version;
    this.findings = new Findings(read);
  }

  /** Returns a Prometheus whose configuration is a secret itself. */
  static PrometheusSide secret(PrometheusConfig config, JobFiles files, PrometheusVersion version) {
    PrometheusSide side = new PrometheusSide(Read.of(config, Report.clean()), files, version);
    side.findings.unsafe().restrictTo(code -> !Hardening.isSecretInLine(code));
    return side;
  }

  /** Returns the links of all its targets; none if it does not load its configuration. */
  List<Link> links(Links links) {
    if (read.value().isEmpty()) {
      return List.of();
    }
    PrometheusConfig config = read.value().get();
    Targets.Making making = Targets.of(config).version(version);
    files.folder().ifPresent(making::filesIn);
    Targets targets = making.make();
    // Jobs that differ in nothing but their targets read their files once.
    Map<HttpClientConfig, JobSide> sides = new HashMap<>();
    List<JobSide> jobs = new ArrayList<>();
    for (ScrapeJob each : config.scrapeConfigs()) {
      JobSide same = sides.computeIfAbsent(each.http(), http -> new JobSide(http, files));
      jobs.add(same.of(each, jobs.size()));
    }
    List<Supplier<Link>> begun =
        jobs.parallelStream()
            .flatMap(
                job ->
                    targets.job(job.job().jobName()).targets().stream()
                        .map(target -> links.begin(job, target)))
            .toList();
    return begun.stream().map(Supplier::get).toList();
  }

  /** Adds what stands in the way of a link to the job, or to the entry of the target. */
  void add(Link link, Cause cause) {
    Problems job = findings.links().at("scrape_configs").at(link.job().index());
    String source = link.target().source();
    boolean isListed = source.startsWith("static_configs[");
    String section =
        switch (cause.end()) {
          case JOB, EXPORTER -> cause.section();
          case TARGET -> isListed ? source : "";
        };
    job.add(cause.problem().moved(Location.ofPath(section), null));
  }

  /**
   * Returns all that is wrong with its configuration: as far as it was added, and what is unsafe.
   */
  Report report(Hardening hardening) {
    read.value()
        .ifPresent(
            config -> hardening.check(config, files.source().remembering(), findings.unsafe()));
    return findings.report();
  }
}
