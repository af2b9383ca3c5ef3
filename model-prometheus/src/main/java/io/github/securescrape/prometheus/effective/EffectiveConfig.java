// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.effective;

import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.core.yaml.SectionValues;
import io.github.securescrape.core.yaml.SectionValues.Change;
import io.github.securescrape.prometheus.GlobalConfig;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.effective.Origin.Kind;
import io.github.securescrape.prometheus.internal.text.PrometheusDialect;
import java.util.Map;
import java.util.Optional;

/**
 * A configuration as Prometheus runs it: with the defaults of its version, with what scrape jobs
 * inherit from {@code global}, and with old ways to write something replaced. Of each value it
 * tells where it comes from.
 *
 * <pre>{@code
 * EffectiveConfig effective = EffectiveConfig.of(config, PrometheusVersion.of("3.5.3"));
 * effective.config().scrapeConfigs().get(0).scrapeTimeout();          // 10s
 * effective.originOf("scrape_configs[0].scrape_timeout").toString();  // inherited from global...
 * }</pre>
 *
 * @since 0.1
 */
public final class EffectiveConfig {

  private final PrometheusConfig written;
  private final PrometheusConfig config;
  private final PrometheusVersion version;
  private final Sources sources;

  private EffectiveConfig(
      PrometheusConfig written,
      PrometheusConfig config,
      PrometheusVersion version,
      Sources sources) {
    this.written = written;
    this.config = config;
    this.version = version;
    this.sources = sources;
  }

  /**
   * Returns what the given Prometheus makes of a configuration. File names and external labels stay
   * as they are written.
   *
   * @param config a configuration that this version takes
   */
  public static EffectiveConfig of(PrometheusConfig config, PrometheusVersion version) {
    return of(config, Startup.of(version));
  }

  /**
   * Returns what a Prometheus that is started in the given way makes of a configuration.
   *
   * @param config a configuration that this version takes
   */
  public static EffectiveConfig of(PrometheusConfig config, Startup startup) {
    Sources sources = new Sources();
    PrometheusConfig made = changed(config, startup, new MissingSections(startup));
    made = changed(made, startup, new NewForms(sources));
    made = SectionValues.withDefaults(made, PrometheusDialect.CONFIG, startup.version().number());
    GlobalConfig global = made.global() == null ? GlobalConfig.DEFAULTS : made.global();
    made = changed(made, startup, new Inheritance(global, startup, sources));
    if (startup.folder() != null) {
      made = changed(made, startup, new FileNames(startup.folder(), startup.version()));
    }
    Map<String, String> environment = startup.environment();
    if (environment != null && startup.expandsLabels()) {
      made = changed(made, startup, new ExternalLabels(environment));
    }
    return new EffectiveConfig(config, made, startup.version(), sources);
  }

  /**
   * Returns the configuration with its relative file names resolved as this version does, so that
   * it means the same wherever its file is; nothing else is changed.
   *
   * @param folder of the configuration file, on Prometheus' host
   */
  public static PrometheusConfig withFilesFrom(
      String folder, PrometheusConfig config, PrometheusVersion version) {
    return changed(config, Startup.of(version), new FileNames(folder, version));
  }

  private static PrometheusConfig changed(PrometheusConfig config, Startup startup, Change change) {
    return SectionValues.changed(
        config, PrometheusDialect.CONFIG, startup.version().number(), change);
  }

  /**
   * Returns the configuration with all that Prometheus adds. Where it has no text, 0, false or an
   * empty list, a value that nobody wrote stays {@code null} or empty.
   *
   * <p>It is there to be read: some of what Prometheus makes of a file may not be written into one,
   * such as the regex of a relabel rule that compares labels.
   */
  public PrometheusConfig config() {
    return config;
  }

  /** Returns the version of Prometheus. */
  public PrometheusVersion version() {
    return version;
  }

  /**
   * Returns where a value comes from.
   *
   * @param path keys and indexes, such as {@code scrape_configs[0].scrape_timeout}
   */
  public Origin originOf(String path) {
    YamlPath place = YamlPath.parse(path);
    Optional<String> from = sources.of(place.toString());
    if (from.isPresent()) {
      return new Origin(Kind.INHERITED, from.get(), version);
    }
    boolean isWritten = isThere(written, place);
    boolean isRun = isThere(config, place);
    return new Origin(isWritten ? Kind.SET : isRun ? Kind.DEFAULT : Kind.UNSET, "", version);
  }

  private static boolean isThere(PrometheusConfig config, YamlPath place) {
    return SectionValues.find(config, place).filter(value -> !isEmpty(value)).isPresent();
  }

  private static boolean isEmpty(Object value) {
    return value instanceof Map<?, ?> map
        ? map.isEmpty()
        : value instanceof Iterable<?> list && !list.iterator().hasNext();
  }
}
