// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import io.github.securescrape.core.value.GoQuote;
import io.github.securescrape.prometheus.link.JobFileException;

/** Thrown when a scrape fails; the message is what Prometheus shows as last error. */
public final class ScrapeFailure extends Exception {
  private static final long serialVersionUID = 1;

  /** What Go calls the end of the time that was given. */
  static final String TIMEOUT = "context deadline exceeded";

  /** What Prometheus says of a body that is too large. */
  public static final String BODY_TOO_LARGE = "body size limit exceeded";

  /** Returns a failure with the given last error. */
  public ScrapeFailure(String message) {
    super(message);
  }

  /** Returns a failure because of a file of the job. */
  ScrapeFailure(JobFileException cause) {
    this(String.valueOf(cause.getMessage()));
  }

  /** Returns this failure as one of a request, which names its method and URL. */
  ScrapeFailure of(String method, String url) {
    return new ScrapeFailure(method + " " + GoQuote.quote(url) + ": " + getMessage());
  }
}
