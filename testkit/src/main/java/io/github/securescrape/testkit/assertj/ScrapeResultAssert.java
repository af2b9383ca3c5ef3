// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.assertj;

import io.github.securescrape.testkit.scrape.ScrapeResult;
import io.github.securescrape.testkit.scrape.Series;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;

/** Assertions about a scrape, in the words of Prometheus. */
public class ScrapeResultAssert extends AbstractAssert<ScrapeResultAssert, ScrapeResult> {

  /** Returns assertions about this scrape. */
  public ScrapeResultAssert(ScrapeResult actual) {
    super(actual, ScrapeResultAssert.class);
  }

  /** Verifies that the target is up. */
  public ScrapeResultAssert isUp() {
    isNotNull();
    return holds(actual.isUp(), "to be up");
  }

  /** Verifies that the target is down, for whatever reason. */
  public ScrapeResultAssert isDown() {
    isNotNull();
    return holds(!actual.isUp(), "to be down");
  }

  /** Verifies that the target is down, and a part of what Prometheus shows as last error. */
  public ScrapeResultAssert isDownWith(String lastError) {
    isNotNull();
    return holds(
        !actual.isUp() && actual.lastError().contains(lastError),
        "to be down with \"" + lastError + "\"");
  }

  /** Verifies that a series of that metric was stored. */
  public ScrapeResultAssert hasSample(String metric) {
    isNotNull();
    return holds(actual.series(metric).isPresent(), "a sample of " + metric);
  }

  /** Verifies that a series of that metric was stored, with this value. */
  public ScrapeResultAssert hasSample(String metric, double value) {
    isNotNull();
    return holds(
        stored(metric).anyMatch(each -> Double.compare(each.value(), value) == 0),
        metric + " " + value,
        metric);
  }

  /** Verifies that a series of that metric was stored, with at least this label. */
  public ScrapeResultAssert hasSample(String metric, String label, String value) {
    isNotNull();
    return holds(
        stored(metric).anyMatch(each -> each.label(label).equals(value)),
        metric + "{" + label + "=\"" + value + "\"}",
        metric);
  }

  /** Verifies that no series of that metric was stored. */
  public ScrapeResultAssert hasNoSample(String metric) {
    isNotNull();
    return holds(actual.series(metric).isEmpty(), "no sample of " + metric, metric);
  }

  private Stream<Series> stored(String metric) {
    return actual.series().stream().filter(each -> each.name().equals(metric));
  }

  private ScrapeResultAssert holds(boolean holds, String expected, String metric) {
    String found = stored(metric).map(each -> "\n" + each).collect(Collectors.joining());
    return holds(holds, found.isEmpty() ? expected : expected + "\nin" + found);
  }

  private ScrapeResultAssert holds(boolean holds, String expected) {
    if (!holds) {
      failWithMessage("%nexpected %s%nbut was %s", expected, actual);
    }
    return this;
  }
}
