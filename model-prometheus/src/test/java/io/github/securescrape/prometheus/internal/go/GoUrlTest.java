// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.securescrape.prometheus.internal.go.GoUrl.Brackets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoUrlTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      textBlock =
          """
          '' => '' => ''
          foo => '' => ''
          5 => '' => ''
          * => '' => ''
          a:b => a => ''
          HTTP://Host:80/x => http => Host:80
          http://host:999999/ => http => host:999999
          http://host: => http => host:
          http://a:1:2/ => http => a:1:2
          http://[::1]:80/ => http => [::1]:80
          http://[fe80::1%25eth0]/ => http => [fe80::1%eth0]
          http://u:p@host/a b?c d => http => host
          http://wörld/ => http => wörld
          http://w%c3%b6rld/ => http => wörld
          http://a"<>b/ => http => a"<>b
          //host/path => '' => host
          ///path => '' => ''
          unix:/run/x => unix => ''
          """)
  void takesAlmostAnyText(String text, String scheme, String host) {
    GoUrl url = GoUrl.parse(text);

    assertThat(url.scheme()).isEqualTo(scheme);
    assertThat(url.host()).isEqualTo(host);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      textBlock =
          """
          ://x => missing protocol scheme
          1a:b => first path segment in URL cannot contain colon
          ' http://a' => first path segment in URL cannot contain colon
          http://a/%zz => invalid URL escape "%zz"
          http://a/#%4 => invalid URL escape "%4"
          http://%41/ => invalid URL escape "%41"
          http://a b => invalid character " " in host name
          http://a|b => invalid character "|" in host name
          http://a\\b => invalid character "\\\\" in host name
          http://host:port => invalid port ":port" after host
          http://host:-1 => invalid port ":-1" after host
          http://[::1 => missing ']' in host
          http://[::1]x => invalid port "x" after host
          http://us er@host => net/url: invalid userinfo
          http://[a]/ => invalid host: ParseAddr("a"): unable to parse IP
          http://[127.0.0.1]/ => invalid IP-literal
          http://a[::1]/ => invalid IP-literal
          """)
  void refusesInGosWords(String text, String message) {
    assertThatExceptionOfType(BadUrlException.class)
        .isThrownBy(() -> GoUrl.parse(text))
        .withMessage(message);
  }

  @Test
  void tookAnyHostInBracketsBefore() {
    assertThat(GoUrl.parse("http://[a]/", Brackets.ANY).host()).isEqualTo("[a]");
    assertThat(GoUrl.parse("http://a[80", Brackets.ANY).host()).isEqualTo("a[80");
  }

  @Test
  void refusesControlCharacters() {
    assertThatExceptionOfType(BadUrlException.class)
        .isThrownBy(() -> GoUrl.parse("http://a/\n"))
        .satisfies(
            e ->
                assertThat(e.messageFor("http://u:hunter2@a/\n"))
                    .isEqualTo(
                        "parse \"http://<secret>@a/\\n\":"
                            + " net/url: invalid control character in URL"));
  }
}
