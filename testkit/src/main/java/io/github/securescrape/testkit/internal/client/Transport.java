// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import io.github.securescrape.core.value.GoQuote;
import io.github.securescrape.prometheus.http.ProxyConfig;
import io.github.securescrape.prometheus.http.TlsConfig;
import org.jspecify.annotations.Nullable;

/**
 * The way to servers.
 *
 * @param tlsConfig the TLS side; {@code null} for the defaults
 * @param http2 whether HTTP/2 is offered
 * @param proxy the proxy to go through
 * @param client whose way it is
 */
record Transport(
    @Nullable TlsConfig tlsConfig, boolean http2, ProxyConfig proxy, ScrapeClient client) {

  /** Makes a request, once it is known that the TLS side is good. */
  interface RequestMaker {
    Request make() throws ScrapeFailure;
  }

  Answer send(TargetUrl url, RequestMaker maker, PendingAnswer answer, Deadline deadline)
      throws ScrapeFailure {
    if (!url.isTls() && !url.scheme().equals("http")) {
      throw new ScrapeFailure("unsupported protocol scheme " + GoQuote.quote(url.scheme()));
    }
    if (url.address().isEmpty()) {
      throw new ScrapeFailure("http: no Host in request URL");
    }
    // Prometheus looks at the files first, whatever the scheme.
    ClientTls tls = ClientTls.of(tlsConfig, http2, url.host(), client);
    Request request = maker.make();
    ProxyRoute route = ProxyRoute.of(proxy, url);
    ClientTls proxyTls =
        route != null && route.proxy().isTls()
            // A tunnel is asked for in HTTP/1.1.
            ? ClientTls.of(tlsConfig, http2 && !url.isTls(), route.proxy().host(), client)
            : null;
    try (Exchange exchange =
        new Exchange(request, url.isTls() ? tls : null, route, proxyTls, answer)) {
      return exchange.run(deadline);
    }
  }
}
