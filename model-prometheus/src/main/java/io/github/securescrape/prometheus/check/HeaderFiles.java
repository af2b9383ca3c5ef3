// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.check;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.schema.Key;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.alerting.AlertmanagerConfig;
import io.github.securescrape.prometheus.discovery.ServiceDiscovery;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of {@code http_headers}. Prometheus 2.53 and 2.54 open them at load, and look for them
 * in the folder that the process runs in; here that is the folder of the Java process.
 */
public final class HeaderFiles {

  static final ProblemCode UNREADABLE =
      ProblemCode.error(
              "files.header",
              "unable to read header \"{0}\" from file \"{1}\"",
              "Write the path from the root; these versions do not look in the folder of this file.")
          .since("2.53.0")
          .until("2.55.0");

  private HeaderFiles() {}

  /** Adds the files of a configuration that cannot be read. */
  public static void check(PrometheusConfig config, Problems problems) {
    check(config.scrapeConfigs(), problems.at("scrape_configs"));
    if (config.alerting() != null) {
      List<AlertmanagerConfig> alertmanagers = config.alerting().alertmanagers();
      for (int i = 0; i < alertmanagers.size(); i++) {
        Problems here = problems.at("alerting").at("alertmanagers").at(i);
        check(alertmanagers.get(i).http(), here);
        checkDiscoveries(alertmanagers.get(i).serviceDiscoveries(), here);
      }
    }
    for (int i = 0; i < config.remoteWrite().size(); i++) {
      check(config.remoteWrite().get(i).http(), problems.at("remote_write").at(i));
    }
    for (int i = 0; i < config.remoteRead().size(); i++) {
      check(config.remoteRead().get(i).http(), problems.at("remote_read").at(i));
    }
  }

  /** Adds the files of scrape jobs that cannot be read. */
  public static void check(List<ScrapeJob> jobs, Problems problems) {
    for (int i = 0; i < jobs.size(); i++) {
      check(jobs.get(i).http(), problems.at(i));
      checkDiscoveries(jobs.get(i).serviceDiscoveries(), problems.at(i));
    }
  }

  /** Those of one type stand together, in the list that the type names. */
  private static void checkDiscoveries(List<ServiceDiscovery> discoveries, Problems here) {
    int first = 0;
    for (int i = 0; i < discoveries.size(); i++) {
      Class<?> type = discoveries.get(i).getClass();
      first = type == discoveries.get(first).getClass() ? first : i;
      Key list = type.getAnnotation(Key.class);
      if (list != null) {
        check(discoveries.get(i).http(), here.at(list.value()).at(i - first));
      }
    }
  }

  private static void check(HttpClientConfig http, Problems here) {
    if (http.httpHeaders() != null) {
      http.httpHeaders()
          .forEach(
              (name, header) -> {
                for (int i = 0; i < header.files().size(); i++) {
                  String file = header.files().get(i);
                  if (!isReadable(file)) {
                    here.at("http_headers").at(name).at("files").at(i).add(UNREADABLE, name, file);
                  }
                }
              });
    }
  }

  private static boolean isReadable(String file) {
    try {
      return !file.isEmpty()
          && Files.isReadable(Path.of(file))
          && !Files.isDirectory(Path.of(file));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
