// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.targets;

import io.github.securescrape.core.value.Version;
import io.github.securescrape.prometheus.GlobalConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.internal.scrape.Intervals;
import io.github.securescrape.prometheus.internal.scrape.Schemes;
import io.github.securescrape.prometheus.internal.text.DurationFault;
import io.github.securescrape.prometheus.internal.text.PrometheusDuration;
import io.github.securescrape.prometheus.relabel.LabelSet;
import io.github.securescrape.prometheus.relabel.RelabelExplanation;
import io.github.securescrape.prometheus.relabel.RelabelStep;
import io.github.securescrape.prometheus.relabel.Relabeling;
import io.github.securescrape.prometheus.scrape.ScrapeHistograms;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the targets of a scrape job of what discoveries find, as a version of Prometheus does: the
 * job's own labels are added, the rules applied, and the result is judged and completed.
 */
public final class TargetMaker {

  private static final Set<String> SCHEMES = Set.of("http", "https", "");
  private static final Set<String> BOOLEANS =
      Set.of("1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False");

  private static final Version KNOWS_NO_PORTS_SINCE = Version.of(2, 38);
  private static final Version ADDS_NO_PORTS_SINCE = Version.of(3, 0);
  private static final Version HAS_SWITCHES_SINCE = Version.of(3, 13);

  private final ScrapeJob job;
  private final Relabeling relabeling;
  private final Version version;

  /** Labels of the job that a target may have already. */
  private final Map<String, String> defaults = new LinkedHashMap<>();

  private final Map<String, String> params = new LinkedHashMap<>();

  /** Before 3.0, ports are added, and parameters of the job replace those of a target. */
  private final boolean addsPorts;

  /** Whether Prometheus is told to add no ports, and to take away usual ones. */
  private final boolean withoutPorts;

  private final boolean hasSwitches;

  /**
   * Prepares the rules of a job.
   *
   * @param withoutPorts whether Prometheus runs with the feature {@code no-default-scrape-port}
   * @throws IllegalArgumentException if the version takes a regex for none, or an action or modulus
   *     is missing
   */
  public TargetMaker(
      ScrapeJob job, GlobalConfig global, boolean withoutPorts, PrometheusVersion version) {
    this.job = job;
    this.version = version.number();
    this.withoutPorts = withoutPorts && version.number().isAtLeast(KNOWS_NO_PORTS_SINCE);
    relabeling =
        Relabeling.of(job.relabelConfigs(), version.number(), Schemes.isLegacy(job, global));
    addsPorts = !version.number().isAtLeast(ADDS_NO_PORTS_SINCE);
    hasSwitches = version.number().isAtLeast(HAS_SWITCHES_SINCE);
    defaults.put(TargetLabels.JOB, job.jobName());
    defaults.put(
        TargetLabels.INTERVAL, PrometheusDuration.format(Intervals.interval(job, global).value()));
    defaults.put(
        TargetLabels.TIMEOUT, PrometheusDuration.format(Intervals.timeout(job, global).value()));
    defaults.put(
        TargetLabels.METRICS_PATH, job.metricsPath() == null ? "/metrics" : job.metricsPath());
    defaults.put(TargetLabels.SCHEME, job.scheme() == null ? "http" : job.scheme());
    if (hasSwitches) {
      ScrapeHistograms own = job.histograms();
      putSwitch(
          TargetLabels.CONVERT_CLASSIC,
          own.convertClassicHistogramsToNhcb(),
          global.convertClassicHistogramsToNhcb());
      putSwitch(
          TargetLabels.ALWAYS_CLASSIC,
          own.alwaysScrapeClassicHistograms(),
          global.alwaysScrapeClassicHistograms());
      putSwitch(TargetLabels.NATIVE, own.scrapeNativeHistograms(), global.scrapeNativeHistograms());
    }
    job.params()
        .forEach(
            (name, values) -> {
              if (!values.isEmpty()) {
                params.put(TargetLabels.PARAM_PREFIX + name, values.get(0));
              }
            });
  }

  private void putSwitch(String label, @Nullable Boolean own, @Nullable Boolean all) {
    Boolean value = own == null ? all : own;
    defaults.put(label, value == null ? "false" : value.toString());
  }

  /**
   * Returns the labels that the rules of the job see.
   *
   * @param target labels of the target
   * @param group labels of its group, for which it has none itself
   */
  public LabelSet discovered(Map<String, String> target, Map<String, String> group) {
    Map<String, String> labels = new LinkedHashMap<>(group);
    labels.putAll(target);
    defaults.forEach((name, value) -> labels.merge(name, value, TargetMaker::notEmpty));
    if (addsPorts) {
      labels.putAll(params);
    } else {
      params.forEach((name, value) -> labels.merge(name, value, TargetMaker::notEmpty));
    }
    return LabelSet.of(labels);
  }

  /** An empty label is none. */
  private static String notEmpty(String before, String value) {
    return before.isEmpty() ? value : before;
  }

  /** Returns the labels after the rules of the job, empty if one drops the target. */
  public Optional<LabelSet> relabel(LabelSet discovered) {
    return relabeling.apply(discovered);
  }

  /**
   * Returns the labels after the rules of the job, empty if one drops the target.
   *
   * @param dropping takes what that rule does
   */
  public Optional<LabelSet> relabel(LabelSet discovered, Consumer<RelabelStep> dropping) {
    return relabeling.apply(discovered, dropping);
  }

  /** Returns what each rule of the job does. */
  public RelabelExplanation explain(LabelSet discovered) {
    return relabeling.explain(discovered);
  }

  /**
   * Returns why a target is refused: first what Prometheus says, then what it would say next.
   *
   * @param labels after the rules
   */
  public List<TargetFault> faults(LabelSet labels) {
    String address = labels.get(TargetLabels.ADDRESS);
    if (address.isEmpty()) {
      return List.of(TargetFault.noAddress());
    }
    List<TargetFault> faults = new ArrayList<>(0);
    if (addsPorts
        && !withoutPorts
        && !SCHEMES.contains(labels.get(TargetLabels.SCHEME))
        && Hosts.lacksPort(address)) {
      faults.add(TargetFault.badScheme(job.scheme() == null ? "http" : job.scheme()));
    }
    address = withPort(labels);
    if (address.contains("/")) {
      faults.add(TargetFault.badHost(address));
    }
    Duration interval = time(labels, TargetLabels.INTERVAL, faults);
    Duration timeout = time(labels, TargetLabels.TIMEOUT, faults);
    if (interval != null && timeout != null && timeout.compareTo(interval) > 0) {
      faults.add(
          TargetFault.timeoutTooLong(
              labels.get(TargetLabels.TIMEOUT), labels.get(TargetLabels.INTERVAL)));
    }
    if (hasSwitches) {
      for (String name : TargetLabels.SWITCHES) {
        String value = labels.get(name);
        if (!value.isEmpty() && !BOOLEANS.contains(value)) {
          faults.add(TargetFault.badSwitch(name, value));
        }
      }
    }
    return faults;
  }

  private @Nullable Duration time(LabelSet labels, String label, List<TargetFault> faults) {
    String text = labels.get(label);
    Duration time = PrometheusDuration.parse(text);
    if (time == null) {
      faults.add(TargetFault.badTime(label, DurationFault.of(text, version)));
    } else if (time.isZero()) {
      faults.add(TargetFault.zeroTime(label));
      return null;
    }
    return time;
  }

  /**
   * Returns the labels of the target itself.
   *
   * @param labels after the rules, without fault
   */
  public LabelSet complete(LabelSet labels) {
    String address = withPort(labels);
    LabelSet target = labels.without(name -> name.startsWith(TargetLabels.META_PREFIX));
    String shown = withoutUsualPort(address, labels.get(TargetLabels.SCHEME));
    target =
        shown.equals(labels.get(TargetLabels.ADDRESS))
            ? target
            : target.with(TargetLabels.ADDRESS, shown);
    return target.get(TargetLabels.INSTANCE).isEmpty()
        ? target.with(TargetLabels.INSTANCE, address)
        : target;
  }

  private String withPort(LabelSet labels) {
    String address = labels.get(TargetLabels.ADDRESS);
    return addsPorts && !withoutPorts && Hosts.lacksPort(address)
        ? address + (labels.get(TargetLabels.SCHEME).equals("https") ? ":443" : ":80")
        : address;
  }

  private String withoutUsualPort(String address, String scheme) {
    boolean usual =
        scheme.equals("http") && address.endsWith(":80")
            || scheme.equals("https") && address.endsWith(":443");
    return addsPorts && withoutPorts && usual && Hosts.isHostAndPort(address)
        ? Hosts.hostOf(address)
        : address;
  }
}
