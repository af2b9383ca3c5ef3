// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.http.ProxyConfig;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyRouteTest {

  private static final TargetUrl URL = new TargetUrl("https", "db.example.org:9100", "/", null);

  @ParameterizedTest
  @CsvSource({
    "example.org, true",
    ".example.org, true",
    "*.example.org, true",
    "ample.org, false",
    "db.example.org:9100, true",
    "db.example.org:9101, false",
    "'other, *', true",
    "10.0.0.0/8, false"
  })
  void leavesOutExceptions(String noProxy, boolean direct) throws ScrapeFailure {
    assertThat(ProxyRoute.of(except(noProxy), URL) == null).isEqualTo(direct);
  }

  @ParameterizedTest
  @CsvSource({"10.0.0.0/8, true", "10.1.0.0/16, false", "10.2.3.4, true", "127.0.0.1, false"})
  void knowsNetworks(String noProxy, boolean direct) throws ScrapeFailure {
    TargetUrl url = new TargetUrl("http", "10.2.3.4:9100", "/", null);

    assertThat(ProxyRoute.of(except(noProxy), url) == null).isEqualTo(direct);
  }

  private static ProxyConfig except(String noProxy) {
    return ProxyConfig.builder().proxyUrl("http://proxy:3128").noProxy(noProxy).build();
  }

  @Test
  void asksForATunnelAsGoDoes() throws ScrapeFailure {
    ProxyConfig config =
        ProxyConfig.builder()
            .proxyUrl("http://u:p%40@proxy:3128")
            .putProxyConnectHeader("X-P", List.of(Secret.of("1")))
            .build();

    ProxyRoute route = ProxyRoute.of(config, URL);

    assertThat(route.proxy().address()).isEqualTo("proxy:3128");
    assertThat(route.connectRequest(URL).split("\r\n", -1))
        .containsExactly(
            "CONNECT db.example.org:9100 HTTP/1.1",
            "Host: db.example.org:9100",
            "User-Agent: Go-http-client/1.1",
            "Proxy-Authorization: Basic dTpwQA==",
            "X-P: 1",
            "",
            "");
  }
}
