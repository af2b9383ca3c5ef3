// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.k8s.internal.ReloaderVariables;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the operator has against a ScrapeConfig, for which it leaves the whole of it out. */
public final class ScrapeConfigCheck {

  private static final String CLASS = "scrapeClass";
  private static final String INTERVAL = "scrapeInterval";
  private static final String TIMEOUT = "scrapeTimeout";

  /** The first Prometheus for which none of the versions is too old that are always checked. */
  private static final String OLDEST = "2.40.0";

  private ScrapeConfigCheck() {}

  /**
   * Adds all that the operator has against a ScrapeConfig.
   *
   * @param problems of {@code spec}
   */
  public static void check(
      String namespace,
      Map<String, Object> spec,
      PrometheusServer server,
      ObjectStore store,
      Problems problems) {
    if (!server.version().isAtLeast(OLDEST)) {
      problems.add(OperatorCodes.NO_SCRAPE_CONFIGS, server.version());
    }
    String name = Trees.text(spec, CLASS);
    List<String> known = server.scrapeClasses();
    if (server.isKnown() && !name.isEmpty() && !known.contains(name)) {
      String hint = known.isEmpty() ? "none: there are none" : "one of " + String.join(", ", known);
      problems.at(CLASS).add(OperatorCodes.NO_CLASS, name, hint);
    }
    JobShape.SPEC.check(spec, new Check(server.version(), store, namespace, problems));
    times(spec, server, problems);
    spec.forEach(
        (field, value) -> {
          // Who writes a variable into a rule, such as $(SHARD), means it.
          if (!field.equals("relabelings")) {
            ReloaderVariables.warn(value, problems.at(field));
          }
        });
  }

  /**
   * Returns whether the operator, for all that was found, takes the ScrapeConfig, but stops when it
   * is to write the configuration.
   */
  public static boolean stopsOperator(Report found) {
    return found.errors().stream()
        .allMatch(each -> each.code().equals(OperatorCodes.SECRET_NOT_LOADED));
  }

  private static void times(Map<String, Object> spec, PrometheusServer server, Problems problems) {
    String timeout = Trees.text(spec, TIMEOUT);
    boolean own = !Trees.text(spec, INTERVAL).isEmpty();
    if (timeout.isEmpty() || !own && !server.isKnown()) {
      return;
    }
    String interval = Trees.text(own ? spec : server.spec(), INTERVAL);
    Optional<Duration> longest = PrometheusYaml.parseDuration(interval);
    Optional<Duration> shorter = PrometheusYaml.parseDuration(timeout);
    if (longest.isEmpty()) {
      problems.at(own ? INTERVAL : TIMEOUT).add(OperatorCodes.BAD_DURATION, INTERVAL, interval);
    }
    if (shorter.isEmpty()) {
      problems.at(TIMEOUT).add(OperatorCodes.BAD_DURATION, TIMEOUT, timeout);
    }
    if (longest.isPresent() && shorter.isPresent() && shorter.get().compareTo(longest.get()) > 0) {
      problems.add(
          OperatorCodes.TIMEOUT, timeout, interval, own ? "" : ", the one of the Prometheus");
    }
  }
}
