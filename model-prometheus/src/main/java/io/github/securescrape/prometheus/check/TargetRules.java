// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.check;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.discovery.StaticConfig;
import io.github.securescrape.prometheus.internal.text.PrometheusDuration;
import io.github.securescrape.prometheus.relabel.LabelSet;
import io.github.securescrape.prometheus.relabel.RelabelConfig;
import io.github.securescrape.prometheus.relabel.Relabeling;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Targets after relabeling: what {@code promtool} says of them, and the loader before. */
final class TargetRules {

  static final ProblemCode BAD_HOST =
      ProblemCode.error(
          "target.hostname",
          "\"{0}\" is not a valid hostname",
          "Write host and port only; scheme and path are `scheme` and `metrics_path` of the job.");

  static final ProblemCode NO_ADDRESS =
      ProblemCode.error(
          "target.address-missing",
          "instance {0} in group {1}: no address",
          "Write `host:port`, or drop the target by a relabeling rule.");

  static final ProblemCode BAD_INTERVAL =
      ProblemCode.error(
          "target.interval",
          "instance {0} in group {1}: error parsing {2}: not a valid duration string: \"{3}\"",
          "Set the label `{4}` to a time such as `30s`, or remove it.");

  static final ProblemCode ZERO_INTERVAL =
      ProblemCode.error(
          "target.interval-zero",
          "instance {0} in group {1}: {2} cannot be 0",
          "Set the label `{3}` to a time such as `30s`, or remove it.");

  static final ProblemCode TIMEOUT_TOO_LONG =
      ProblemCode.error(
          "target.timeout",
          "instance {0} in group {1}: scrape timeout cannot be greater than scrape interval (\"{2}\""
              + " > \"{3}\")",
          "Lower the timeout of this target, or raise its interval.");

  static final ProblemCode BAD_SCHEME =
      ProblemCode.error(
              "target.scheme",
              "instance {0} in group {1}: invalid scheme: \"{2}\"",
              "Write `http` or `https`, or give the target a port.")
          .until("3.0.0");

  static final ProblemCode BAD_SWITCH =
      ProblemCode.error(
              "target.switch",
              "instance {0} in group {1}: error parsing {2}: \"{3}\" is not a boolean",
              "Set the label `{4}` to `true` or `false`.")
          .since("3.13.0");

  private static final String ADDRESS = "__address__";
  private static final String INTERVAL = "__scrape_interval__";
  private static final String TIMEOUT = "__scrape_timeout__";
  private static final Set<String> SCHEMES = Set.of("http", "https", "");
  private static final Map<String, String> SWITCHES =
      new TreeMap<>(
          Map.of(
              "__convert_classic_histograms_to_nhcb__", "convert classic histograms to nhcb",
              "__always_scrape_classic_histograms__", "always scrape classic histograms",
              "__scrape_native_histograms__", "scrape native histograms"));
  private static final Set<String> BOOLEANS =
      Set.of("1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False");

  private final ScrapeTimes times;
  private final PrometheusVersion version;

  TargetRules(ScrapeTimes times, PrometheusVersion version) {
    this.times = times;
    this.version = version;
  }

  /** Checks targets of a job: its static ones, or those in a file that it names. */
  void check(List<StaticConfig> groups, ScrapeJob job, boolean legacyNames, Problems here) {
    Optional<Relabeling> relabeling = relabeling(job.relabelConfigs(), legacyNames);
    if (relabeling.isEmpty()) {
      return;
    }
    Map<String, String> own = labelsOf(job);
    for (int group = 0; group < groups.size(); group++) {
      StaticConfig config = groups.get(group);
      for (int i = 0; i < config.targets().size(); i++) {
        Problems place = here.at(group).at("targets").at(i);
        String target = config.targets().get(i);
        if (job.relabelConfigs().isEmpty() && target.contains("/")) {
          place.add(BAD_HOST, target);
          continue;
        }
        Map<String, String> labels = new LinkedHashMap<>(own);
        // An empty label is none, so the job's own value stays.
        config.labels().forEach((name, value) -> labels.merge(name, value, TargetRules::notEmpty));
        labels.put(ADDRESS, target);
        Optional<LabelSet> result = relabeling.get().apply(LabelSet.of(labels));
        if (result.isPresent()) {
          checkResult(result.get(), job, i, group, place);
        }
      }
    }
  }

  /** Checks the targets that are Alertmanagers, of which only the host is looked at. */
  void check(List<StaticConfig> groups, List<RelabelConfig> rules, boolean legacy, Problems here) {
    Optional<Relabeling> relabeling = relabeling(rules, legacy);
    for (int group = 0; relabeling.isPresent() && group < groups.size(); group++) {
      StaticConfig config = groups.get(group);
      for (int i = 0; i < config.targets().size(); i++) {
        Problems place = here.at(group).at("targets").at(i);
        Map<String, String> labels = new LinkedHashMap<>(config.labels());
        labels.put(ADDRESS, config.targets().get(i));
        relabeling
            .get()
            .apply(LabelSet.of(labels))
            .map(result -> result.get(ADDRESS))
            .filter(address -> address.contains("/"))
            .ifPresent(address -> place.add(BAD_HOST, address));
      }
    }
  }

  private static String notEmpty(String before, String value) {
    return value.isEmpty() ? before : value;
  }

  private Optional<Relabeling> relabeling(List<RelabelConfig> rules, boolean legacyNames) {
    try {
      return Optional.of(Relabeling.of(rules, version.number(), legacyNames));
    } catch (IllegalArgumentException e) {
      // A rule that is broken was reported.
      return Optional.empty();
    }
  }

  private Map<String, String> labelsOf(ScrapeJob job) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("job", job.jobName());
    labels.put(INTERVAL, PrometheusDuration.format(times.interval(job)));
    labels.put(TIMEOUT, PrometheusDuration.format(times.timeout(job)));
    labels.put("__metrics_path__", job.metricsPath() == null ? "/metrics" : job.metricsPath());
    labels.put("__scheme__", job.scheme() == null ? "http" : job.scheme());
    job.params()
        .forEach(
            (name, values) -> {
              if (!values.isEmpty()) {
                labels.put("__param_" + name, values.get(0));
              }
            });
    return labels;
  }

  private void checkResult(LabelSet labels, ScrapeJob job, int instance, int group, Problems here) {
    String address = labels.get(ADDRESS);
    if (address.isEmpty()) {
      here.add(NO_ADDRESS, instance, group);
      return;
    }
    if (address.contains("/")) {
      here.add(BAD_HOST, address);
    }
    if (!SCHEMES.contains(labels.get("__scheme__")) && lacksPort(address)) {
      here.add(BAD_SCHEME, instance, group, job.scheme());
    }
    Duration interval = time(labels, INTERVAL, "scrape interval", instance, group, here);
    Duration timeout = time(labels, TIMEOUT, "scrape timeout", instance, group, here);
    if (interval != null && timeout != null && timeout.compareTo(interval) > 0) {
      here.add(TIMEOUT_TOO_LONG, instance, group, labels.get(TIMEOUT), labels.get(INTERVAL));
    }
    SWITCHES.forEach(
        (name, what) -> {
          String value = labels.get(name);
          if (!value.isEmpty() && !BOOLEANS.contains(value)) {
            here.add(BAD_SWITCH, instance, group, what, value, name);
          }
        });
  }

  private static @Nullable Duration time(
      LabelSet labels, String label, String what, int instance, int group, Problems here) {
    String text = labels.get(label);
    Duration time = PrometheusDuration.parse(text);
    if (time == null) {
      here.add(BAD_INTERVAL, instance, group, what, text, label);
    } else if (time.isZero()) {
      here.add(ZERO_INTERVAL, instance, group, what, label);
      return null;
    }
    return time;
  }

  /** Returns whether Prometheus would add a port: with one, the address is a host and port. */
  private static boolean lacksPort(String address) {
    return !isHostAndPort(address) && isHostAndPort(address + ":1234");
  }

  /** Returns what Go takes for a host and port: one colon, or more in brackets. */
  private static boolean isHostAndPort(String address) {
    int colon = address.lastIndexOf(':');
    if (colon < 0) {
      return false;
    }
    String host = address.substring(0, colon);
    if (host.startsWith("[")) {
      int close = address.indexOf(']');
      return close == colon - 1
          && host.indexOf('[', 1) < 0
          && address.indexOf(']', close + 1) < 0
          && address.indexOf('[', 1) < 0;
    }
    return host.indexOf(':') < 0 && address.indexOf('[') < 0 && address.indexOf(']') < 0;
  }
}
