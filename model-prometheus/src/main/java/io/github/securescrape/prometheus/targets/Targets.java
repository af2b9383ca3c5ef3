// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.targets;

import io.github.securescrape.core.problem.Report;
import io.github.securescrape.prometheus.GlobalConfig;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.discovery.StaticConfig;
import io.github.securescrape.prometheus.internal.targets.TargetLabels;
import io.github.securescrape.prometheus.internal.targets.TargetMaker;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration scrapes: the targets of each job, with labels and URL, as a version of
 * Prometheus makes them.
 *
 * <pre>{@code
 * Targets targets = Targets.of(config).filesIn(Path.of("/etc/prometheus")).make();
 * targets.job("node").urls();      // what is scraped
 * targets.job("node").leftOut();   // what is not, and why
 * }</pre>
 *
 * <p>Targets come from {@code static_configs}, from the files of {@code file_sd_configs} if their
 * folder is given, and from what {@link Making#discovered(String, String, Map)} gives for any other
 * discovery.
 */
public final class Targets {

  private final Map<String, JobTargets> jobs;
  private final Report report;

  Targets(Map<String, JobTargets> jobs, Report report) {
    this.jobs = jobs;
    this.report = report;
  }

  /** Returns the making of targets, for the newest Prometheus known if nothing else is said. */
  public static Making of(PrometheusConfig config) {
    return new Making(config);
  }

  /** Returns all jobs, in the order of the configuration. */
  public List<JobTargets> jobs() {
    return List.copyOf(jobs.values());
  }

  /**
   * Returns a job.
   *
   * @throws IllegalArgumentException if the configuration has none of this name
   */
  public JobTargets job(String name) {
    JobTargets job = jobs.get(name);
    if (job == null) {
      throw new IllegalArgumentException(
          "no scrape job \"" + name + "\"; there are " + jobs.keySet());
    }
    return job;
  }

  /** Returns the URLs that are scraped, in the order of the jobs. */
  public List<String> urls() {
    return jobs.values().stream().flatMap(job -> job.urls().stream()).toList();
  }

  /** Returns what is wrong with files that hold targets; Prometheus goes on without them. */
  public Report report() {
    return report;
  }

  /** Gathers what targets are made of. */
  public static final class Making {

    private record Given(String source, Map<String, String> target, Map<String, String> group) {

      static void ofGroup(String source, StaticConfig group, Consumer<Given> targets) {
        for (int i = 0; i < group.targets().size(); i++) {
          Map<String, String> target = Map.of(TargetLabels.ADDRESS, group.targets().get(i));
          targets.accept(new Given(source + ".targets[" + i + "]", target, group.labels()));
        }
      }
    }

    private final PrometheusConfig config;
    private final Map<String, List<Given>> given = new LinkedHashMap<>();
    private PrometheusVersion version = PrometheusVersion.NEWEST_KNOWN;
    private boolean withoutPorts;
    private @Nullable Path folder;

    private Making(PrometheusConfig config) {
      this.config = config;
      for (ScrapeJob job : config.scrapeConfigs()) {
        given.put(job.jobName(), new ArrayList<>());
      }
    }

    /** Sets the Prometheus that scrapes. */
    public Making version(PrometheusVersion version) {
      this.version = version;
      return this;
    }

    /**
     * Says that Prometheus runs with {@code --enable-feature=no-default-scrape-port}; from 3.0 on
     * it never adds a port.
     */
    public Making withoutDefaultPorts() {
      withoutPorts = true;
      return this;
    }

    /**
     * Reads the files that {@code file_sd_configs} name.
     *
     * @param folder where relative paths start: the folder of the configuration
     */
    public Making filesIn(Path folder) {
      this.folder = folder;
      return this;
    }

    /**
     * Adds a target that some discovery finds for a job.
     *
     * @param source what to call it
     * @param labels such as {@code __address__} and {@code __meta_kubernetes_pod_name}
     * @throws IllegalArgumentException if the configuration has no such job
     */
    public Making discovered(String job, String source, Map<String, String> labels) {
      return add(job, new Given(source, labels, Map.of()));
    }

    /**
     * Adds a group of targets that some discovery finds for a job, such as one of an {@code
     * http_sd} document.
     *
     * @param source what to call it
     * @throws IllegalArgumentException if the configuration has no such job
     */
    public Making discovered(String job, String source, StaticConfig group) {
      Given.ofGroup(source, group, target -> add(job, target));
      return this;
    }

    private Making add(String job, Given target) {
      List<Given> all = given.get(job);
      if (all == null) {
        throw new IllegalArgumentException(
            "no scrape job \"" + job + "\"; there are " + given.keySet());
      }
      all.add(target);
      return this;
    }

    /**
     * Makes the targets.
     *
     * @throws IllegalArgumentException if a relabeling rule has a regex that the version takes for
     *     none, or an empty action
     */
    public Targets make() {
      GlobalConfig global = config.global() == null ? GlobalConfig.DEFAULTS : config.global();
      DiscoveredFiles files = new DiscoveredFiles(version);
      Map<String, JobTargets> jobs = new LinkedHashMap<>();
      for (ScrapeJob job : config.scrapeConfigs()) {
        TargetMaker maker = new TargetMaker(job, global, withoutPorts, version);
        TargetSorter sorter = new TargetSorter(job, maker);
        Consumer<Given> sort =
            each -> sorter.add(each.source(), maker.discovered(each.target(), each.group()));
        for (int i = 0; i < job.staticConfigs().size(); i++) {
          Given.ofGroup("static_configs[" + i + "]", job.staticConfigs().get(i), sort);
        }
        if (folder != null) {
          files.read(folder, job, (name, group) -> Given.ofGroup(name, group, sort));
        }
        given.getOrDefault(job.jobName(), List.of()).forEach(sort);
        jobs.put(job.jobName(), sorter.done());
      }
      return new Targets(jobs, files.report());
    }
  }
}
