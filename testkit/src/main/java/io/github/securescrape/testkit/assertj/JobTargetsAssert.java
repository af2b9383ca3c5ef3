// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.assertj;

import io.github.securescrape.prometheus.targets.JobTargets;
import io.github.securescrape.prometheus.targets.LeftOut;
import io.github.securescrape.prometheus.targets.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** Assertions about the targets of a scrape job; failures tell why targets are left out. */
public class JobTargetsAssert extends AbstractAssert<JobTargetsAssert, JobTargets> {

  /** Returns assertions about these targets. */
  public JobTargetsAssert(JobTargets actual) {
    super(actual, JobTargetsAssert.class);
  }

  /** Verifies that the job scrapes these URLs and no others, in any order. */
  public JobTargetsAssert scrapesExactly(String... urls) {
    isNotNull();
    List<String> missing = new ArrayList<>(List.of(urls));
    List<String> unexpected = new ArrayList<>(actual.urls());
    List.of(urls).forEach(unexpected::remove);
    actual.urls().forEach(missing::remove);
    if (!missing.isEmpty() || !unexpected.isEmpty()) {
      failWithMessage(
          "%s%nnot scraped: %s%nbut scraped: %s%s", name(), missing, unexpected, leftOut());
    }
    return this;
  }

  /** Verifies that the job scrapes a URL whose samples get at least the given label. */
  public JobTargetsAssert scrapes(String url, String label, String value) {
    isNotNull();
    List<Target> found = actual.targets().stream().filter(each -> each.url().equals(url)).toList();
    if (found.stream().noneMatch(each -> each.labels().get(label).equals(value))) {
      String labels =
          found.isEmpty() ? "is not scraped" + leftOut() : "is scraped with labels " + found;
      failWithMessage(
          "%s%nexpected %s with %s=\"%s\"%nbut it %s", name(), url, label, value, labels);
    }
    return this;
  }

  /** Verifies that the job scrapes nothing. */
  public JobTargetsAssert scrapesNothing() {
    return scrapesExactly();
  }

  /** Verifies that a target of an address was found, but is left out for a reason. */
  public JobTargetsAssert leavesOut(String address, LeftOut.Reason reason) {
    isNotNull();
    boolean found =
        actual.leftOut(reason).stream()
            .anyMatch(each -> each.discovered().get("__address__").equals(address));
    if (!found) {
      failWithMessage(
          "%s%nexpected %s to be left out as %s%nbut scraped: %s%s",
          name(), address, reason, actual.urls(), leftOut());
    }
    return this;
  }

  private String name() {
    return "scrape job \"" + actual.job().jobName() + '"';
  }

  private String leftOut() {
    return actual.leftOut().stream()
        .map(each -> String.format("%nleft out: %s", each))
        .collect(Collectors.joining());
  }
}
