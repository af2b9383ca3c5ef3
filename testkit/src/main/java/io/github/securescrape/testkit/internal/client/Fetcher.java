// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import io.github.securescrape.core.value.GoQuote;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.testkit.internal.client.PendingAnswer.Part;
import java.time.Duration;

/** Fetches the samples of a target: requests, redirects, and what of the answer counts. */
public final class Fetcher {

  private static final int MAX_REQUESTS = 10;

  private final ScrapeJob job;
  private final Transport transport;
  private final RequestHead head;
  private final Deadline deadline;

  /**
   * Returns a fetcher for one scrape.
   *
   * @param timeout how long it may take, which starts now
   */
  public Fetcher(ScrapeJob job, ScrapeClient client, Duration timeout) {
    HttpClientConfig http = job.http();
    boolean http2 = !Boolean.FALSE.equals(http.enableHttp2());
    this.job = job;
    this.transport = new Transport(http.tlsConfig(), http2, http.proxy(), client);
    this.deadline = Deadline.in(timeout);
    this.head = new RequestHead(job, client, timeout, deadline);
  }

  /** Returns what the target shows. */
  public Shown fetch(TargetUrl first) throws ScrapeFailure {
    first.check();
    boolean follow = !Boolean.FALSE.equals(job.http().followRedirects());
    TargetUrl url = first;
    boolean sameHost = true;
    String referer = "";
    for (int requests = 1; ; requests++) {
      Answer answer = ask(url, sameHost, referer);
      String location = answer.head().redirect();
      if (!follow || location == null) {
        return Shown.of(answer, job);
      }
      if (requests == MAX_REQUESTS) {
        throw new ScrapeFailure("stopped after 10 redirects").of("Get", location);
      }
      TargetUrl next = next(url, location);
      referer = url.isTls() && !next.isTls() ? "" : url.toString();
      sameHost &= next.isBelow(first);
      url = next;
    }
  }

  private static TargetUrl next(TargetUrl url, String location) throws ScrapeFailure {
    TargetUrl next = url.resolve(location);
    try {
      next.check();
      return next;
    } catch (ScrapeFailure e) {
      String header = "failed to parse Location header " + GoQuote.quote(location);
      throw new ScrapeFailure(header + ": " + e.getMessage()).of("Get", url.toString());
    }
  }

  private Answer ask(TargetUrl url, boolean sameHost, String referer) throws ScrapeFailure {
    try {
      return transport.send(
          url,
          () -> Request.get(url, head.headers(sameHost, referer)),
          new PendingAnswer(Part.BODY_OF_SUCCESS),
          deadline);
    } catch (ScrapeFailure e) {
      throw e.of("Get", url.toString());
    }
  }
}
