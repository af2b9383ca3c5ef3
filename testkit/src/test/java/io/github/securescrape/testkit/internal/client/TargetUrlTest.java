// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetUrlTest {

  @ParameterizedTest
  @CsvSource({
    "/metrics, http://a:1/metrics",
    "metrics, http://a:1/metrics",
    "/a?b=c, http://a:1/a%3Fb=c",
    "/x%20y, http://a:1/x%2520y",
    "/p/a b/ü, http://a:1/p/a%20b/%C3%BC",
    "/(a), http://a:1/%28a%29"
  })
  void encodesThePathAgain(String path, String url) throws ScrapeFailure {
    ScrapeJob job = ScrapeJob.builder("j").metricsPath(path).build();

    assertThat(TargetUrl.of(job, "a:1")).hasToString(url);
  }

  @Test
  void sortsAndEncodesParameters() throws ScrapeFailure {
    ScrapeJob job =
        ScrapeJob.builder("j")
            .putParams("z", List.of("ü"))
            .putParams("module", List.of("a b", "c&d"))
            .build();

    assertThat(TargetUrl.of(job, "a:1"))
        .hasToString("http://a:1/metrics?module=a+b&module=c%26d&z=%C3%BC");
  }

  @Test
  void knowsTheDefaultPorts() throws ScrapeFailure {
    ScrapeJob https = ScrapeJob.builder("j").scheme("https").build();

    assertThat(TargetUrl.of(https, "a").port()).isEqualTo("443");
    assertThat(TargetUrl.of(https, "[::1]").host()).isEqualTo("::1");
    assertThat(TargetUrl.of(https, "[::1]:9100").port()).isEqualTo("9100");
  }

  @Test
  void refusesWhatIsNoAddress() {
    ScrapeJob job = ScrapeJob.builder("j").build();

    assertThatThrownBy(() -> TargetUrl.of(job, "")).hasMessage("no address");
    assertThatThrownBy(() -> TargetUrl.of(job, "a/b"))
        .hasMessage("\"a/b\" is not a valid hostname");
    assertThatThrownBy(() -> TargetUrl.of(job, "a:b").check())
        .hasMessage("parse \"http://a:b/metrics\": invalid port \":b\" after host");
  }

  @ParameterizedTest
  @CsvSource({
    "/x?y=z#f, http://a:1/x?y=z",
    "b, http://a:1/c/b",
    "//d/x, http://d/x",
    "https://u:p@d:2/x, https://d:2/x",
    "ftp://x/, ftp://x/",
    "?q, http://a:1/c/metrics?q"
  })
  void resolvesLocations(String location, String url) throws ScrapeFailure {
    ScrapeJob job = ScrapeJob.builder("j").metricsPath("/c/metrics").build();

    assertThat(TargetUrl.of(job, "a:1").resolve(location)).hasToString(url);
  }
}
