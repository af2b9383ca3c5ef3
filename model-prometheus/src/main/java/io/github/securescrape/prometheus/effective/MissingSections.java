// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.effective;

import io.github.securescrape.core.yaml.SectionValues.Change;
import io.github.securescrape.core.yaml.SectionValues.Place;
import io.github.securescrape.prometheus.GlobalConfig;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.RuntimeConfig;
import io.github.securescrape.prometheus.internal.scrape.Schemes;
import io.github.securescrape.prometheus.otlp.OtlpConfig;
import io.github.securescrape.prometheus.remote.MetadataConfig;
import io.github.securescrape.prometheus.remote.QueueConfig;
import io.github.securescrape.prometheus.remote.RemoteWriteConfig;
import io.github.securescrape.prometheus.storage.ExemplarsConfig;
import io.github.securescrape.prometheus.storage.StorageConfig;
import io.github.securescrape.prometheus.storage.TsdbConfig;
import io.github.securescrape.prometheus.storage.TsdbRetentionConfig;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sections that are there with defaults even if nobody wrote them. */
final class MissingSections implements Change {

  private static final Duration RETENTION = Duration.ofDays(15);
  private static final long MAX_EXEMPLARS = 100_000;

  private final Startup startup;

  MissingSections(Startup startup) {
    this.startup = startup;
  }

  @Override
  public @Nullable Object of(Place place, @Nullable Object value) {
    if (place.holder() instanceof PrometheusConfig) {
      return top(place.key(), value);
    }
    if (place.holder() instanceof RemoteWriteConfig) {
      return value != null ? value : queue(place.key());
    }
    if (place.holder() instanceof TsdbConfig && place.key().equals("retention") && value == null) {
      return retention();
    }
    return place.holder() instanceof RuntimeConfig && Long.valueOf(0).equals(value)
        ? gogc()
        : value;
  }

  private @Nullable Object top(String key, @Nullable Object value) {
    return switch (key) {
      case "global" -> value == null ? global() : value;
      case "runtime" -> runtime((RuntimeConfig) value);
      case "otlp" ->
          value == null && startup.isAtLeast("3.5.0") ? OtlpConfig.builder().build() : value;
      case "storage" -> storage((StorageConfig) value);
      default -> value;
    };
  }

  /** Returns what holds without {@code global}; with an empty one, less is said before 3.7. */
  private GlobalConfig global() {
    GlobalConfig.Builder global = GlobalConfig.builder();
    if (startup.isAtLeast("3.5.0")) {
      global.metricNameValidationScheme(Schemes.UTF8);
      global.metricNameEscapingScheme(Schemes.ALLOW_UTF8);
    }
    return global.build();
  }

  private @Nullable RuntimeConfig runtime(@Nullable RuntimeConfig written) {
    if (!startup.isAtLeast("2.53.0")) {
      return written;
    }
    RuntimeConfig.Builder runtime = written == null ? RuntimeConfig.builder() : written.toBuilder();
    return written != null && written.gogc() != null ? written : runtime.gogc(gogc()).build();
  }

  /** Returns what the environment says of garbage, {@code null} if it says nothing. */
  private @Nullable Long gogc() {
    Map<String, String> environment = startup.environment();
    String word = environment == null ? "" : environment.getOrDefault("GOGC", "");
    if (word.equalsIgnoreCase("off")) {
      return -1L;
    }
    return word.matches("[+-]?[0-9]{1,18}") ? Long.valueOf(word) : null;
  }

  private static @Nullable Object queue(String key) {
    return switch (key) {
      case "queue_config" -> QueueConfig.builder().build();
      case "metadata_config" -> MetadataConfig.builder().build();
      default -> null;
    };
  }

  private @Nullable StorageConfig storage(@Nullable StorageConfig written) {
    StorageConfig storage = written == null ? StorageConfig.builder().build() : written;
    StorageConfig.Builder filled = storage.toBuilder();
    if (storage.tsdb() == null && startup.isAtLeast("3.11.0")) {
      filled.tsdb(TsdbConfig.builder().retention(retention()).build());
    }
    if (storage.exemplars() == null && startup.hasFeature("exemplar-storage")) {
      filled.exemplars(ExemplarsConfig.builder().maxExemplars(MAX_EXEMPLARS).build());
    }
    StorageConfig made = filled.build();
    return made.equals(storage) ? written : made;
  }

  private @Nullable TsdbRetentionConfig retention() {
    return startup.isAtLeast("3.11.0")
        ? TsdbRetentionConfig.builder().time(RETENTION).build()
        : null;
  }
}
