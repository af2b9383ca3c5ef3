// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.assertj;

import io.github.securescrape.testkit.scrape.ScrapeResult;
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

  private ScrapeResultAssert holds(boolean holds, String expected) {
    if (!holds) {
      failWithMessage("%nexpected %s%nbut was %s", expected, actual);
    }
    return this;
  }
}
