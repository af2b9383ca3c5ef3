// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.yaml;

import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.prometheus.PrometheusVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The versions of Prometheus that take a configuration, out of those that are {@linkplain
 * PrometheusVersion#known() known}; there may be a gap between them.
 *
 * <pre>
 * valid for 2.47.0 to 2.55.0
 * needs &gt;= 2.47.0 because of `scrape_configs[3].keep_dropped_targets`: prometheus.yml:14:5: ...
 * refused from 3.0.0 on because of `alerting.alertmanagers[0].api_version`: prometheus.yml:30:7: ...
 * </pre>
 *
 * @since 0.1
 */
public final class VersionRange {

  /**
   * Versions that follow each other and all take the configuration.
   *
   * @param first the oldest
   * @param last the newest; patch releases of it that are not known take it too
   */
  public record Span(PrometheusVersion first, PrometheusVersion last) {

    /** Returns such as {@code 2.47.0 to 2.55.0}. */
    @Override
    public String toString() {
      return first.equals(last) ? first.toString() : first + " to " + last;
    }
  }

  /** Which versions a limit keeps out. */
  public enum Bound {
    /** Those up to {@link Limit#refused()}. */
    LOWER,
    /** Those from {@link Limit#refused()} on. */
    UPPER,
    /** All of them. */
    ALL
  }

  /**
   * Where versions that take the configuration end.
   *
   * @param bound which versions it keeps out
   * @param refused the nearest of them; the newest known one if it keeps out all
   * @param problems what that version has against the configuration, which its neighbour has not
   * @param line what {@link #toString()} says of it
   */
  public record Limit(Bound bound, PrometheusVersion refused, List<Problem> problems, String line) {

    /** Copies the problems. */
    public Limit {
      problems = List.copyOf(problems);
    }

    /** Returns such as {@code needs >= 2.47.0 because of ...}, one line for each problem. */
    @Override
    public String toString() {
      return problems.stream()
          .map(each -> line + " because of `" + keyOf(each) + "`: " + each)
          .collect(Collectors.joining("\n"));
    }

    private static String keyOf(Problem problem) {
      String path = problem.location().path();
      return path.isEmpty() ? problem.code().id() : path;
    }
  }

  private final List<PrometheusVersion> valid;
  private final List<Span> spans;
  private final List<Limit> limits;

  private VersionRange(List<PrometheusVersion> valid, List<Span> spans, List<Limit> limits) {
    this.valid = List.copyOf(valid);
    this.spans = List.copyOf(spans);
    this.limits = List.copyOf(limits);
  }

  /** Returns the versions that have no error to report. */
  static VersionRange of(Function<PrometheusVersion, Report> check) {
    List<PrometheusVersion> known = PrometheusVersion.known();
    List<Report> reports = known.stream().map(check).toList();
    List<PrometheusVersion> valid = new ArrayList<>();
    List<Span> spans = new ArrayList<>();
    List<Limit> limits = new ArrayList<>();
    for (int from = 0, to; from < known.size(); from = to) {
      boolean refused = reports.get(from).hasErrors();
      to = from + 1;
      while (to < known.size() && reports.get(to).hasErrors() == refused) {
        to++;
      }
      List<PrometheusVersion> alike = known.subList(from, to);
      if (refused) {
        addLimits(known, reports, from, to, limits);
      } else {
        valid.addAll(alike);
        spans.add(new Span(alike.get(0), alike.get(alike.size() - 1)));
      }
    }
    return new VersionRange(valid, spans, limits);
  }

  /** Adds the limits around versions that refuse the configuration, all between two indexes. */
  private static void addLimits(
      List<PrometheusVersion> known, List<Report> reports, int from, int to, List<Limit> limits) {
    PrometheusVersion first = known.get(from);
    PrometheusVersion last = known.get(to - 1);
    boolean validBefore = from > 0;
    boolean validAfter = to < known.size();
    if (!validBefore && !validAfter) {
      limits.add(new Limit(Bound.ALL, last, reports.get(to - 1).errors(), "refused by " + last));
    }
    if (validBefore) {
      String line = "refused from " + first + (validAfter ? " to " + last : " on");
      limits.add(new Limit(Bound.UPPER, first, reports.get(from).errors(), line));
    }
    if (validAfter) {
      String line = (validBefore ? "again from " : "needs >= ") + known.get(to);
      limits.add(new Limit(Bound.LOWER, last, reports.get(to - 1).errors(), line));
    }
  }

  /** Returns the versions, the oldest first. */
  public List<PrometheusVersion> versions() {
    return valid;
  }

  /** Returns the versions, those that follow each other together; more than one is a gap. */
  public List<Span> spans() {
    return spans;
  }

  /** Returns where they end and why, from the oldest to the newest. */
  public List<Limit> limits() {
    return limits;
  }

  /** Returns whether no version takes the configuration. */
  public boolean isEmpty() {
    return valid.isEmpty();
  }

  /**
   * Returns whether a version takes the configuration; a patch release is judged as the last known
   * one before it. Of versions older or newer than those known here it does not say so.
   */
  public boolean contains(PrometheusVersion version) {
    PrometheusVersion newest = PrometheusVersion.NEWEST_KNOWN;
    boolean isNewer =
        version.number().major() != newest.number().major()
            ? version.number().major() > newest.number().major()
            : version.number().minor() > newest.number().minor();
    List<PrometheusVersion> before =
        PrometheusVersion.known().stream()
            .filter(each -> version.number().isAtLeast(each.number()))
            .toList();
    return !isNewer && !before.isEmpty() && valid.contains(before.get(before.size() - 1));
  }

  /** Returns the spans, and a line for each reason why they end. */
  @Override
  public String toString() {
    List<PrometheusVersion> known = PrometheusVersion.known();
    String none =
        "valid for no version from " + known.get(0) + " to " + known.get(known.size() - 1);
    String head =
        spans.isEmpty()
            ? none
            : "valid for "
                + spans.stream().map(Span::toString).collect(Collectors.joining(" and "));
    StringBuilder text = new StringBuilder(head);
    limits.forEach(each -> text.append('\n').append(each));
    return text.toString();
  }
}
