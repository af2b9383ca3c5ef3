// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.effective;

import io.github.securescrape.core.yaml.SectionValues.Change;
import io.github.securescrape.core.yaml.SectionValues.Place;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.discovery.FileSdConfig;
import io.github.securescrape.prometheus.http.HttpHeader;
import io.github.securescrape.prometheus.http.JwtBearerGrant;
import io.github.securescrape.prometheus.internal.go.GoPath;
import io.github.securescrape.prometheus.remote.GoogleIamConfig;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Relative file names, made to start at the folder of the configuration file. */
final class FileNames implements Change {

  private static final Set<String> LISTS = Set.of("rule_files", "scrape_config_files", "files");

  private static final Set<String> AWS =
      Set.of(
          "aws_sd_configs",
          "ec2_sd_configs",
          "ecs_sd_configs",
          "elasticache_sd_configs",
          "lightsail_sd_configs",
          "msk_sd_configs",
          "rds_sd_configs");

  private final String folder;
  private final Set<String> leftAlone = new HashSet<>(Set.of("azure_sd_configs"));

  FileNames(String folder, PrometheusVersion version) {
    this.folder = folder;
    if (!version.isAtLeast("3.12.0")) {
      leftAlone.addAll(AWS);
    }
    if (!version.isAtLeast("2.37.0")) {
      leftAlone.addAll(Set.of("hetzner_sd_configs", "uyuni_sd_configs"));
    }
  }

  @Override
  public @Nullable Object of(Place place, @Nullable Object value) {
    if (value instanceof String file && place.key().endsWith("_file")) {
      return isJoined(place) ? GoPath.join(folder, file) : file;
    }
    return value instanceof List<?> files && LISTS.contains(place.key()) && isList(place)
        ? files.stream().map(file -> GoPath.join(folder, (String) file)).toList()
        : value;
  }

  /** Prometheus leaves some as they are, to start at the folder that it runs in. */
  private boolean isJoined(Place place) {
    return !(place.holder() instanceof JwtBearerGrant)
        && !(place.holder() instanceof GoogleIamConfig)
        && place.path().segments().stream().noneMatch(leftAlone::contains);
  }

  private boolean isList(Place place) {
    return place.holder() instanceof PrometheusConfig
        || place.holder() instanceof FileSdConfig
        || place.holder() instanceof HttpHeader && isJoined(place);
  }
}
