// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.effective;

import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.core.value.ByteSize;
import io.github.securescrape.core.yaml.SectionValues;
import io.github.securescrape.core.yaml.SectionValues.Change;
import io.github.securescrape.core.yaml.SectionValues.Place;
import io.github.securescrape.prometheus.GlobalConfig;
import io.github.securescrape.prometheus.internal.scrape.Intervals;
import io.github.securescrape.prometheus.internal.scrape.Schemes;
import io.github.securescrape.prometheus.scrape.ScrapeHistograms;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.scrape.ScrapeLimits;
import io.github.securescrape.prometheus.scrape.ScrapeProtocol;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What scrape jobs take over from {@code global}. */
final class Inheritance implements Change {

  private static final YamlPath GLOBAL = YamlPath.root().key("global");

  private final Startup startup;
  private final Sources sources;
  private final GlobalConfig global;

  /**
   * Returns that from a section.
   *
   * @param written with its defaults, as far as they stand in its header
   */
  Inheritance(GlobalConfig written, Startup startup, Sources sources) {
    this.startup = startup;
    this.sources = sources;
    this.global = global(written);
  }

  /** Returns {@code global} with all that it takes where nothing is written. */
  GlobalConfig global() {
    return global;
  }

  private GlobalConfig global(GlobalConfig written) {
    GlobalConfig.Builder all =
        written.toBuilder()
            .scrapeInterval(Intervals.interval(written).value())
            .scrapeTimeout(sources.take(GLOBAL.key("scrape_timeout"), Intervals.timeout(written)))
            .evaluationInterval(Intervals.evaluation(written));
    if (startup.isAtLeast("3.7.0") && isUnset(written.metricNameValidationScheme())) {
      all.metricNameValidationScheme(Schemes.UTF8);
    }
    if (written.scrapeProtocols() == null) {
      all.scrapeProtocols(globalProtocols());
    }
    if (written.scrapeNativeHistograms() == null && isNativeByFeature()) {
      all.scrapeNativeHistograms(true);
    }
    if (written.extraScrapeMetrics() == null
        && startup.isAtLeast("3.10.0")
        && startup.hasFeature("extra-scrape-metrics")) {
      all.extraScrapeMetrics(true);
    }
    return all.build();
  }

  /** For one version, the flag for native histograms set what is a key of its own since. */
  private boolean isNativeByFeature() {
    return startup.isAtLeast("3.8.0")
        && !startup.isAtLeast("3.9.0")
        && startup.hasFeature("native-histograms");
  }

  /** Returns the formats for all jobs; since 3.8, each job has its own ones instead. */
  private @Nullable List<ScrapeProtocol> globalProtocols() {
    boolean flagged =
        startup.hasFeature("created-timestamp-zero-ingestion") || startup.hasFeature("st-storage");
    if (startup.isAtLeast("3.8.0")) {
      return flagged ? protocols(true) : null;
    }
    return startup.isAtLeast("2.49.0")
        ? protocols(flagged || startup.hasFeature("native-histograms"))
        : null;
  }

  private List<ScrapeProtocol> protocols(boolean protobufFirst) {
    List<ScrapeProtocol> protocols = new ArrayList<>();
    if (protobufFirst) {
      protocols.add(ScrapeProtocol.PROMETHEUS_PROTO);
    }
    protocols.add(ScrapeProtocol.OPEN_METRICS_TEXT_1_0_0);
    protocols.add(ScrapeProtocol.OPEN_METRICS_TEXT_0_0_1);
    if (startup.isAtLeast("3.0.0")) {
      protocols.add(ScrapeProtocol.PROMETHEUS_TEXT_1_0_0);
    }
    protocols.add(ScrapeProtocol.PROMETHEUS_TEXT_0_0_4);
    return protocols;
  }

  @Override
  public @Nullable Object of(Place place, @Nullable Object value) {
    if (place.holder() instanceof GlobalConfig) {
      return SectionValues.find(global, YamlPath.root().key(place.key())).orElse(null);
    }
    if (!(place.section() instanceof ScrapeJob job)) {
      return value;
    }
    if (place.holder() instanceof ScrapeLimits || place.holder() instanceof ScrapeHistograms) {
      return inherited(place, value);
    }
    return switch (place.key()) {
      case "scrape_interval" -> sources.take(place.path(), Intervals.interval(job, global));
      case "scrape_timeout" -> sources.take(place.path(), Intervals.timeout(job, global));
      case "scrape_failure_log_file", "extra_scrape_metrics" -> inherited(place, value);
      case "scrape_protocols" -> protocols(job, place, value);
      case "metric_name_validation_scheme" ->
          startup.isAtLeast("3.4.0")
              ? sources.take(place.path(), Schemes.validation(job, global))
              : inherited(place, value);
      case "metric_name_escaping_scheme" ->
          startup.isAtLeast("3.4.0")
              ? sources.take(place.path(), Schemes.escaping(job, global, startup.version()))
              : value;
      default -> value;
    };
  }

  private @Nullable Object protocols(ScrapeJob job, Place place, @Nullable Object value) {
    if (value != null || !startup.isAtLeast("3.8.0") || global.scrapeProtocols() != null) {
      return inherited(place, value);
    }
    Boolean own = job.histograms().scrapeNativeHistograms();
    boolean protobufFirst =
        own == null ? Boolean.TRUE.equals(global.scrapeNativeHistograms()) : own;
    return protocols(protobufFirst);
  }

  /** Returns what the key of the same name has in {@code global}, if it has nothing here. */
  private @Nullable Object inherited(Place place, @Nullable Object value) {
    if (!isUnset(value)) {
      return value;
    }
    Object all = SectionValues.find(global, YamlPath.root().key(place.key())).orElse(null);
    if (isUnset(all)) {
      return value;
    }
    sources.add(place.path(), GLOBAL.key(place.key()), place.key());
    return all;
  }

  private static boolean isUnset(@Nullable Object value) {
    return value == null
        || value.equals("")
        || value.equals(0L)
        || value instanceof ByteSize size && size.bytes() == 0;
  }
}
