// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import io.github.securescrape.prometheus.http.HttpClientConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.testkit.internal.golang.GoText;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Fetches the samples of a target: requests, redirects, and what of the answer counts. */
public final class Fetcher {

  private static final int MAX_REQUESTS = 10;

  private final ScrapeJob job;
  private final JobFiles files;
  private final RequestHead head;
  private final Deadline deadline;

  /**
   * Returns a fetcher for one scrape.
   *
   * @param timeout how long it may take, which starts now
   * @param userAgent name and version to send
   */
  public Fetcher(ScrapeJob job, JobFiles files, Duration timeout, String userAgent) {
    this.job = job;
    this.files = files;
    this.head = new RequestHead(job, files, timeout, userAgent);
    this.deadline = Deadline.in(timeout);
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
        throw new ScrapeFailure("stopped after 10 redirects").of(location);
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
      String header = "failed to parse Location header " + GoText.quote(location);
      throw new ScrapeFailure(header + ": " + e.getMessage()).of(url.toString());
    }
  }

  private Answer ask(TargetUrl url, boolean sameHost, String referer) throws ScrapeFailure {
    try {
      if (!url.isTls() && !url.scheme().equals("http")) {
        throw new ScrapeFailure("unsupported protocol scheme " + GoText.quote(url.scheme()));
      }
      if (url.address().isEmpty()) {
        throw new ScrapeFailure("http: no Host in request URL");
      }
      HttpClientConfig http = job.http();
      boolean http2 = !Boolean.FALSE.equals(http.enableHttp2());
      // Prometheus looks at the files first, whatever the scheme.
      ClientTls tls = ClientTls.of(http.tlsConfig(), http2, url.host(), files);
      Map<String, List<String>> headers = head.headers(sameHost, referer);
      ProxyRoute route = ProxyRoute.of(http.proxy(), url);
      try (Exchange exchange = new Exchange(url, headers, url.isTls() ? tls : null, route)) {
        return exchange.run(deadline);
      }
    } catch (ScrapeFailure e) {
      throw e.of(url.toString());
    }
  }
}
