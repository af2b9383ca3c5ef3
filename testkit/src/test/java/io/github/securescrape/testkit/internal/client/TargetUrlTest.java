// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetUrlTest {

  @ParameterizedTest
  @ValueSource(strings = {"http://a:1/x%20y?b=c+d", "https://[::1]:9100", "ftp://a/", "http://a?b"})
  void keepsAUrlAsItIs(String url) {
    assertThat(TargetUrl.parse(url)).hasToString(url);
  }

  @ParameterizedTest
  @CsvSource({
    "https://a, 443",
    "http://a, 80",
    "socks5://a, 1080",
    "https://[::1]:9100, 9100",
    "http://[::1], 80"
  })
  void knowsTheDefaultPorts(String url, String port) {
    assertThat(TargetUrl.parse(url).port()).isEqualTo(port);
  }

  @Test
  void takesBracketsFromHosts() {
    assertThat(TargetUrl.parse("https://[::1]:1/").host()).isEqualTo("::1");
  }

  @Test
  void refusesWhatIsNoPort() {
    assertThatThrownBy(() -> TargetUrl.parse("http://a:b/metrics").check())
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
  void resolvesLocations(String location, String url) {
    assertThat(TargetUrl.parse("http://a:1/c/metrics").resolve(location)).hasToString(url);
  }
}
