// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.core.value.Scalar;
import io.github.securescrape.core.yaml.YamlDocument;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads scrape jobs as Prometheus will, and tells what is wrong where they stand in values. */
final class JobsCheck {

  private static final String JOBS = "scrape_configs";

  private final PrometheusVersion version;
  private final List<PlacedJob> jobs;

  JobsCheck(PrometheusVersion version, List<PlacedJob> jobs) {
    this.version = version;
    this.jobs = jobs;
  }

  /** Returns the jobs, empty if there is anything wrong with them or they are not all known. */
  List<ScrapeJob> run() {
    jobs.forEach(this::checkTypes);
    Read<PrometheusConfig> read = read(jobs.stream().map(PlacedJob::tree).toList());
    for (Problem problem : read.report().found()) {
      List<Object> segments = YamlPath.parse(problem.location().path()).segments();
      if (segments.size() > 1 && segments.get(1) instanceof Integer index) {
        add(jobs.get(index), rest(segments), problem);
      }
    }
    boolean known = jobs.stream().allMatch(job -> job.opaque().isEmpty());
    return known ? read.value().map(PrometheusConfig::scrapeConfigs).orElse(List.of()) : List.of();
  }

  private Read<PrometheusConfig> read(List<Object> trees) {
    return PrometheusYaml.parse(JOBS, YamlDocument.print(Map.of(JOBS, trees)), version);
  }

  private static YamlPath rest(List<Object> segments) {
    YamlPath path = YamlPath.root();
    for (Object segment : segments.subList(2, segments.size())) {
      path = segment instanceof Integer index ? path.index(index) : path.key((String) segment);
    }
    return path;
  }

  private void add(PlacedJob job, YamlPath path, Problem problem) {
    YamlPath exact = path;
    String marked = problem.excerpt() == null ? "" : marked(problem);
    if (job.hasKey(path, marked)) {
      exact = path.key(marked);
    }
    if (!isOpaque(job, exact, problem)) {
      Location place = Location.ofPath(exact.toString());
      job.problems().add(problem.moved(place, null).relatedTo(related(problem)));
    }
  }

  /** Returns the key that an excerpt marks, as with a key that nobody knows. */
  private static String marked(Problem problem) {
    var excerpt = problem.excerpt();
    if (excerpt == null) {
      return "";
    }
    int end = Math.min(excerpt.text().length(), excerpt.start() + excerpt.length());
    return excerpt.text().substring(Math.min(excerpt.start(), end), end);
  }

  private static boolean isOpaque(PlacedJob job, YamlPath path, Problem problem) {
    return job.opaque().contains(path.toString())
        || problem.code().keys().stream()
            .anyMatch(key -> job.opaque().contains(path.key(key).toString()));
  }

  private Location[] related(Problem problem) {
    List<Location> places = new ArrayList<>();
    for (Location each : problem.related()) {
      List<Object> segments = YamlPath.parse(each.path()).segments();
      if (segments.size() > 1 && segments.get(1) instanceof Integer index) {
        places.add(jobs.get(index).places().apply(rest(segments)));
      }
    }
    return places.toArray(new Location[0]);
  }

  /** Warns of each scalar that reaches Prometheus as another text, if that matters there. */
  private void checkTypes(PlacedJob job) {
    List<YamlPath> changed = new ArrayList<>();
    Trees.scalars(
        job.raw(),
        YamlPath.root(),
        (path, scalar) -> {
          if (Trees.at(job.tree(), path) instanceof Scalar other
              && !other.text().equals(scalar.text())) {
            changed.add(path);
          }
        });
    for (YamlPath path : changed) {
      Scalar was = (Scalar) Trees.at(job.raw(), path);
      Scalar is = (Scalar) Trees.at(job.tree(), path);
      if (was != null && is != null && differs(job, path, is)) {
        job.at(path).add(JobsCodes.RETYPED, was.text(), Kinds.of(was), is.text());
      }
    }
  }

  private boolean differs(PlacedJob job, YamlPath path, Scalar other) {
    Object before = job.raw();
    Object after = replace(before, path.segments(), other);
    Read<PrometheusConfig> one = read(List.of(before));
    Read<PrometheusConfig> two = read(List.of(after));
    return one.value().isPresent() && !one.value().equals(two.value());
  }

  private static Object replace(Object tree, List<Object> segments, Scalar other) {
    if (segments.isEmpty()) {
      return other;
    }
    List<Object> rest = segments.subList(1, segments.size());
    if (segments.get(0) instanceof Integer index) {
      List<Object> list = Trees.list(tree);
      list.set(index, replace(list.get(index), rest, other));
      return list;
    }
    String key = (String) segments.get(0);
    Map<String, Object> map = Trees.map(tree);
    map.computeIfPresent(key, (name, value) -> replace(value, rest, other));
    return map;
  }
}
