// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.link;

import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Severity;
import io.github.securescrape.core.value.GoQuote;
import io.github.securescrape.prometheus.link.LinkVerdict.State;
import java.util.List;
import java.util.stream.Stream;

/**
 * Why a target will be down, or why nobody can tell.
 *
 * @param end whose file has to change
 * @param section where in that file, such as {@code tls_config}
 * @param problem what to say there
 * @param texts what Prometheus shows, without the words for a request that had no answer
 */
record Cause(End end, String section, Problem problem, List<String> texts) {

  /** One of the two ends of a link; the target is the job's entry for it. */
  enum End {
    JOB,
    TARGET,
    EXPORTER
  }

  /** What every request that had an answer is told by. */
  private static final List<String> ANSWERED = List.of("server returned ", "received unsupported ");

  static Cause ofJob(String section, Problem problem, String... texts) {
    return new Cause(End.JOB, section, problem, List.of(texts));
  }

  static Cause ofTarget(Problem problem, String... texts) {
    return new Cause(End.TARGET, "", problem, List.of(texts));
  }

  static Cause ofExporter(String section, Problem problem, String... texts) {
    return new Cause(End.EXPORTER, section, problem, List.of(texts));
  }

  /** Returns a problem that gets its place later. */
  static Problem say(ProblemCode code, Object... arguments) {
    return code.at(Location.ofPath(""), arguments);
  }

  /** Returns this cause, in whose place Prometheus may show what it has to say of another. */
  Cause orElse(Cause other) {
    List<String> both = Stream.concat(texts.stream(), other.texts.stream()).toList();
    return new Cause(end, section, problem, both);
  }

  /** Returns whether the target will be down, not just may be. */
  boolean isKnown() {
    return problem.severity() != Severity.NOTE;
  }

  LinkVerdict verdict(String job, String url) {
    boolean known = isKnown();
    return new LinkVerdict(
        job,
        url,
        known ? State.DOWN : State.UNKNOWN,
        problem.message(),
        known ? texts.stream().map(text -> lastError(url, text)).toList() : List.of());
  }

  private static String lastError(String url, String text) {
    return ANSWERED.stream().anyMatch(text::startsWith)
        ? text
        : "Get " + GoQuote.quote(url) + ": " + text;
  }
}
