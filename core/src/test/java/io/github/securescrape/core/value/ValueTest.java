// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTest {

  @Test
  void aSecretPrintsAsAMask() {
    Secret secret = Secret.of("hunter2");

    assertThat(secret).hasToString("<secret>").isEqualTo(Secret.of("hunter2"));
    assertThat(secret).hasSameHashCodeAs(Secret.of("hunter2")).isNotEqualTo(Secret.of("other"));
    assertThat(secret.reveal()).isEqualTo("hunter2");
    assertThat(Secret.of("").isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "https://u:hunter2@proxy:3128, https://u:<secret>@proxy:3128",
    "'\"http://u:a/b@c@d\" is bad', '\"http://u:<secret>@d\" is bad'",
    "https://user@proxy:3128, https://user@proxy:3128",
    "user:pass@example.org, user:pass@example.org",
    "https://example.org/a, https://example.org/a"
  })
  void masksThePasswordInAUrl(String text, String shown) {
    assertThat(Secret.maskUrls(text)).isEqualTo(shown);
  }

  @Test
  void versionsAreOrderedByNumber() {
    assertThat(Version.parse("2.9.0")).isLessThan(Version.parse("v2.10"));
    assertThat(Version.parse("3.0.1").isAtLeast(Version.of(3, 0))).isTrue();
    assertThat(Version.parse("v2.53.3")).hasToString("2.53.3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "2.", "2.53.3-rc.0", "2.53.3.1", "a.b", "9999999.1"})
  void refusesWhatIsNoVersion(String text) {
    assertThatThrownBy(() -> Version.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage('"' + text + "\" is not a version such as \"2.53.3\"");
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1",
    "::1, ::1",
    "::, ::",
    "FD00:0:0:0:0:0:0:1, fd00::1",
    "2001:db8:0:1:0:0:0:2, 2001:db8:0:1::2",
    "2001:db8:0:0:1:0:0:2, 2001:db8::1:0:0:2",
    "1:0:3:4:5:6:7:8, 1:0:3:4:5:6:7:8",
    "::ffff:10.0.0.1, 10.0.0.1"
  })
  void writesIpAddressesInTheirShortestForm(String text, String shortest) {
    assertThat(IpAddress.parse(text)).get().hasToString(shortest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "1.2.3",
        "1.2.3.4.5",
        "256.1.1.1",
        "01.2.3.4",
        "1.2.3.4/8",
        ":",
        ":::",
        "1:2",
        "fe80::1%eth0",
        "[::1]",
        "::g"
      })
  void takesNothingElseForAnIpAddress(String text) {
    assertThat(IpAddress.parse(text)).isEmpty();
  }

  @Property
  void readsBackEveryIpAddress(@ForAll @Size(16) byte[] bytes) {
    IpAddress address = IpAddress.of(bytes);

    assertThat(IpAddress.parse(address.toString())).contains(address);
  }
}
