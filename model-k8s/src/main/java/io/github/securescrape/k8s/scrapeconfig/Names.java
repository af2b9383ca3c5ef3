// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.scrapeconfig;

import io.github.securescrape.core.problem.YamlPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Names that Kubernetes takes, made of those that prometheus.yml has. */
final class Names {
  private static final int MAX_NAME = 200;
  private static final List<String> IMPLIED =
      List.of("basic_auth", "authorization", "tls_config", "scrape_configs");
  private static final Map<String, String> FILES =
      Map.of("ca", "ca.crt", "cert", "client.crt", "key", "client.key");

  private Names() {}

  static String ofResource(String jobName) {
    String name =
        jobName.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String cut = name.substring(0, Math.min(name.length(), MAX_NAME)).replaceAll("-$", "");
    return cut.isEmpty() ? "job" : cut;
  }

  static String free(String name, List<String> taken) {
    String free = name;
    for (int i = 2; taken.contains(free); i++) {
      free = name + "-" + i;
    }
    return free;
  }

  /** Returns such as {@code password} and {@code consul-0-ca.crt}, by where a value stands. */
  static String ofKey(YamlPath path) {
    List<String> words = new ArrayList<>();
    List<Object> segments = path.segments();
    boolean ofFile = segments.contains("tls_config");
    // The first two are the list of jobs, and the job.
    for (Object each : segments.subList(2, segments.size())) {
      String word = each.toString();
      if (!IMPLIED.contains(word)) {
        words.add(
            ofFile && FILES.containsKey(word)
                ? FILES.get(word)
                : word.replace("_sd_configs", "").replace('_', '-'));
      }
    }
    return String.join("-", words).replaceAll("[^-._a-zA-Z0-9]", "-");
  }
}
