// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Key;
import io.github.securescrape.core.schema.Required;
import io.github.securescrape.core.value.Extra;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Targets from files on Prometheus' host ({@code file_sd_config}).
 *
 * @param files paths of JSON or YAML files; one {@code *} may stand in the last part of a path
 * @param refreshInterval time between readings, even if no change was noticed; default 5m; {@code
 *     null} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#file_sd_config">file_sd_config</a>
 * @since 0.1
 */
@Key("file_sd_configs")
@Value.Builder
public record FileSdConfig(
    @Required List<String> files,
    @Default("5m") @Nullable Duration refreshInterval,
    @Nullable Extra extra)
    implements ServiceDiscovery {

  private static final Pattern FILE =
      Pattern.compile("[^*]*(\\*[^/]*)?\\.(json|yml|yaml|JSON|YML|YAML)");

  /** Checks the paths. Not API: use {@link #builder()}. */
  public FileSdConfig {
    files = List.copyOf(files);
    List<String> paths = files;
    Invariants.check(
        rules -> {
          rules.holds(!paths.isEmpty(), DiscoveryCodes.NO_FILES);
          for (int i = 0; i < paths.size(); i++) {
            String path = paths.get(i);
            rules.at("files", i).holds(FILE.matcher(path).matches(), DiscoveryCodes.BAD_FILE, path);
          }
        });
  }

  /** Returns a discovery from the given files. */
  public static FileSdConfig of(String... files) {
    return builder().addFiles(files).build();
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link FileSdConfig}. */
  public static final class Builder extends FileSdConfigBuilder {}
}
