// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.targets;

import io.github.securescrape.core.files.FileMode;
import io.github.securescrape.core.files.FileSet;
import io.github.securescrape.prometheus.discovery.FileSdConfig;
import io.github.securescrape.prometheus.discovery.StaticConfig;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.yaml.TargetGroupsYaml;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The static targets of scrape jobs as documents of {@code file_sd} or {@code http_sd}, so that
 * targets come and go without a reload of Prometheus.
 *
 * <pre>{@code
 * TargetFiles files = TargetFiles.of(fleet).atMost(500);
 * files.files().writeTo(Path.of("/etc/prometheus"));   // targets/<job>/00000.json and so on
 * List<ScrapeJob> jobs = files.jobs();                 // with file_sd_configs for static_configs
 * String answer = files.httpDocument("node");          // for http_sd_configs
 * }</pre>
 *
 * <p>Targets keep their order and fill one file after the other: a target that is added at the end
 * changes the last file only.
 */
public final class TargetFiles {

  private static final int DEFAULT_AT_MOST = 1_000;

  private final List<ScrapeJob> jobs;
  private final int atMost;

  private TargetFiles(List<ScrapeJob> jobs, int atMost) {
    this.jobs = List.copyOf(jobs);
    this.atMost = atMost;
  }

  /** Returns the documents of jobs, at most 1,000 targets in a file. */
  public static TargetFiles of(List<ScrapeJob> jobs) {
    return new TargetFiles(jobs, DEFAULT_AT_MOST);
  }

  /** Returns the documents of a fleet, whose secrets lie next to the configuration. */
  public static TargetFiles of(Fleet fleet) {
    return of(fleet.scrapeJobs(""));
  }

  /**
   * Returns the same documents with at most so many targets in a file.
   *
   * @throws IllegalArgumentException if there is not room for one
   */
  public TargetFiles atMost(int targets) {
    if (targets < 1) {
      throw new IllegalArgumentException("a file has room for at least 1 target, not " + targets);
    }
    return new TargetFiles(jobs, targets);
  }

  /** Returns the jobs with {@code file_sd_configs} in place of their static targets. */
  public List<ScrapeJob> jobs() {
    return jobs.stream()
        .map(
            job ->
                job.staticConfigs().isEmpty()
                    ? job
                    : job.toBuilder()
                        .staticConfigs(List.of())
                        .addServiceDiscoveries(
                            FileSdConfig.builder().addFiles(folder(job) + "*.json").build())
                        .build())
        .toList();
  }

  /** Returns the files with the targets of all jobs, seen from the folder of the configuration. */
  public FileSet files() {
    FileSet.Builder files = FileSet.builder();
    for (ScrapeJob job : jobs) {
      List<List<StaticConfig>> parts = split(job.staticConfigs());
      for (int i = 0; i < parts.size(); i++) {
        String name = String.format(Locale.ROOT, "%s%05d.json", folder(job), i);
        files.add(name, TargetGroupsYaml.printJson(parts.get(i)), FileMode.PUBLIC);
      }
    }
    return files.build();
  }

  /**
   * Returns the targets of a job as one JSON document.
   *
   * @throws IllegalArgumentException if there is no such job
   */
  public String httpDocument(String job) {
    return jobs.stream()
        .filter(each -> each.jobName().equals(job))
        .findFirst()
        .map(each -> TargetGroupsYaml.printJson(each.staticConfigs()))
        .orElseThrow(() -> new IllegalArgumentException("no scrape job \"" + job + '"'));
  }

  /**
   * Returns the folder of a job: its name, with what has no place in one or in a pattern in hex.
   */
  private static String folder(ScrapeJob job) {
    StringBuilder folder = new StringBuilder("targets/");
    for (byte each : job.jobName().getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xFF);
      boolean plain = c < 128 && Character.isLetterOrDigit(c) || c == '-' || c == '_';
      folder.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
    }
    return folder.append('/').toString();
  }

  private List<List<StaticConfig>> split(List<StaticConfig> groups) {
    List<List<StaticConfig>> parts = new ArrayList<>();
    List<StaticConfig> part = new ArrayList<>();
    int room = atMost;
    for (StaticConfig group : groups) {
      List<String> targets = group.targets();
      for (int from = 0; from < targets.size(); ) {
        int to = Math.min(targets.size(), from + room);
        part.add(group.toBuilder().targets(targets.subList(from, to)).build());
        room -= to - from;
        from = to;
        if (room == 0) {
          parts.add(part);
          part = new ArrayList<>();
          room = atMost;
        }
      }
    }
    if (!part.isEmpty()) {
      parts.add(part);
    }
    return parts;
  }
}
