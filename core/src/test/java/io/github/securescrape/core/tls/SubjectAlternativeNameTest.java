// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectAlternativeNameTest {

  @Test
  void tellsAddressesFromHostNames() {
    assertThat(SubjectAlternativeName.ofHost("203.0.113.10")).hasToString("IP:203.0.113.10");
    assertThat(SubjectAlternativeName.ofHost("FD00::0:1")).hasToString("IP:fd00::1");
    assertThat(SubjectAlternativeName.ofHost("node01.example.org"))
        .hasToString("DNS:node01.example.org");
    assertThat(SubjectAlternativeName.dns("*.example.org")).hasToString("DNS:*.example.org");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "http://a", "a..b", "a:9100", ".a"})
  void refusesWhatIsNoHostName(String text) {
    assertThatThrownBy(() -> SubjectAlternativeName.dns(text))
        .hasMessage("error: \"" + text + "\" is not a host name [tls.san.invalid]");
  }

  @Test
  void refusesOtherBadNames() {
    assertThatThrownBy(() -> SubjectAlternativeName.ip("localhost"))
        .hasMessageContaining("\"localhost\" is not an IP address");
    assertThatThrownBy(() -> SubjectAlternativeName.email("nobody"))
        .hasMessageContaining("\"nobody\" is not a mail address");
    assertThatThrownBy(() -> SubjectAlternativeName.uri("a b")).hasMessageContaining("not a URI");
    assertThatThrownBy(() -> SubjectAlternativeName.uri("relative"))
        .hasMessageContaining("not a URI");
  }
}
