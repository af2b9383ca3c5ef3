// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s;

import io.github.securescrape.core.files.FileContent;
import io.github.securescrape.k8s.scrapeconfig.ScrapeConfigs;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.fuzz.ValidConfigs;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.util.List;
import java.util.stream.Stream;

/**
 * Random scrape jobs of every discovery, as resources.
 *
 * <p>More of them: {@code -Dtest.args="-Dsecurescrape.jobs=2000 -Dsecurescrape.seed=7"}.
 */
public final class RandomScrapeConfigs {

  /** What the jobs begin with. */
  public static final long SEED = Long.getLong("securescrape.seed", 3);

  private static final int COUNT = Integer.getInteger("securescrape.jobs", 1000);
  private static final PrometheusVersion VERSION = PrometheusVersion.NEWEST_KNOWN;

  /** Random ones of these hold mostly what no ScrapeConfig may. */
  private static final String PLAIN =
      """
      scrape_configs:
        - job_name: static
          static_configs: [{targets: [a:9100, b:9100], labels: {rack: "1"}}]
        - job_name: consul
          consul_sd_configs: [{server: consul:8500, token: secret, tags: [prod]}]
      """;

  private RandomScrapeConfigs() {}

  /** Returns the jobs, of which some cannot be said in a resource. */
  public static List<ScrapeJob> jobs() {
    return Stream.concat(Stream.of(PLAIN), ValidConfigs.of(VERSION.number(), SEED, COUNT).stream())
        .map(text -> PrometheusYaml.parse("prometheus.yml", text, VERSION).orThrow())
        .flatMap(config -> config.scrapeConfigs().stream())
        .toList();
  }

  /** Returns the resources of one job, whose files all are at hand. */
  public static ScrapeConfigs of(ScrapeJob job) {
    return ScrapeConfigs.of(job)
        .name("node")
        .namespace("monitoring")
        .files(name -> FileContent.of(content(name)));
  }

  /** Returns the content of a file. */
  public static String content(String name) {
    return "content of " + name;
  }
}
