// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.scrapeconfig;

import io.github.securescrape.core.files.FileSource;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.k8s.internal.ReloaderVariables;
import io.github.securescrape.k8s.internal.operator.ReferenceMaker;
import io.github.securescrape.k8s.secret.FleetSecret;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Any scrape jobs: their secrets, and the files that they name, get keys by their places. */
final class JobsSource implements Source {

  private static final String SECRET_SUFFIX = "-scrape";

  private final List<ScrapeJob> jobs;
  private final FileSource files;
  private final Map<String, Secret> data = new LinkedHashMap<>();

  JobsSource(List<ScrapeJob> jobs, FileSource files) {
    this.jobs = List.copyOf(jobs);
    this.files = files;
  }

  JobsSource with(FileSource files) {
    return new JobsSource(jobs, files);
  }

  @Override
  public String defaultName() {
    return jobs.isEmpty() ? "jobs" : Names.ofResource(jobs.get(0).jobName());
  }

  @Override
  public String defaultSecretName() {
    return defaultName() + SECRET_SUFFIX;
  }

  @Override
  public List<Part> parts(ScrapeConfigs wanted) {
    data.clear();
    List<Part> parts = new ArrayList<>();
    for (ScrapeJob job : jobs) {
      String own = Names.ofResource(job.jobName());
      String name = jobs.size() == 1 ? wanted.name() : own;
      String prefix = jobs.size() == 1 ? "" : own + ".";
      List<String> taken = parts.stream().map(Part::name).toList();
      String free = Names.free(name, taken);
      parts.add(new Part(free, job, new References(prefix, wanted.secretName())));
    }
    return parts;
  }

  @Override
  public void fill(FleetSecret.Builder secret, ScrapeConfigs wanted) {
    secret.putAllData(data);
  }

  @Override
  public void warn(ScrapeConfigs wanted, Problems problems) {
    data.forEach((key, value) -> ReloaderVariables.warn(value.reveal(), problems.at(key)));
  }

  /** Puts values under keys that begin with the job's name where there are several. */
  private final class References implements ReferenceMaker {
    private final String prefix;
    private final String secret;

    References(String prefix, String secret) {
      this.prefix = prefix;
      this.secret = secret;
    }

    @Override
    public Map<String, Object> toValue(String value, Problems problems) {
      return put(problems, Secret.of(value));
    }

    @Override
    public Map<String, Object> toFile(String file, Problems problems) {
      Optional<String> content = files.text(file);
      if (content.isPresent()) {
        // The program that reads the file leaves out what ends it, the operator does not.
        return put(problems, Secret.of(content.get().strip()));
      }
      String key = prefix + Names.ofKey(problems.path());
      problems.add(ScrapeConfigCodes.NO_FILE, file, secret, key);
      return selector(key);
    }

    private Map<String, Object> put(Problems problems, Secret value) {
      String key = prefix + Names.ofKey(problems.path());
      data.put(key, value);
      return selector(key);
    }

    private Map<String, Object> selector(String key) {
      return Map.of("name", secret, "key", key);
    }
  }
}
