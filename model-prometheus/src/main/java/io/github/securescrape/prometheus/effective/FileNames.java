// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.effective;

import io.github.securescrape.core.yaml.SectionValues.Change;
import io.github.securescrape.core.yaml.SectionValues.Place;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.discovery.FileSdConfig;
import io.github.securescrape.prometheus.http.HttpHeader;
import io.github.securescrape.prometheus.http.JwtBearerGrant;
import io.github.securescrape.prometheus.internal.go.GoPath;
import io.github.securescrape.prometheus.remote.GoogleIamConfig;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Relative file names, made to start at the folder of the configuration file. */
final class FileNames implements Change {

  private static final Set<String> LISTS = Set.of("rule_files", "scrape_config_files", "files");

  private final String folder;

  FileNames(String folder) {
    this.folder = folder;
  }

  @Override
  public @Nullable Object of(Place place, @Nullable Object value) {
    if (value instanceof String file && place.key().endsWith("_file")) {
      return isJoined(place.holder()) ? GoPath.join(folder, file) : file;
    }
    return value instanceof List<?> files && LISTS.contains(place.key()) && isList(place.holder())
        ? files.stream().map(file -> GoPath.join(folder, (String) file)).toList()
        : value;
  }

  /** Prometheus leaves these two as they are, to start at the folder that it runs in. */
  private static boolean isJoined(Record holder) {
    return !(holder instanceof JwtBearerGrant || holder instanceof GoogleIamConfig);
  }

  private static boolean isList(Record holder) {
    return holder instanceof PrometheusConfig
        || holder instanceof FileSdConfig
        || holder instanceof HttpHeader;
  }
}
