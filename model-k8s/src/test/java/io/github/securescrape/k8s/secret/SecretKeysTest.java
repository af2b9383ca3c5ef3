// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.securescrape.k8s.Fleets;
import io.github.securescrape.prometheus.fleet.Fleet;
import org.junit.jupiter.api.Test;

class SecretKeysTest {

  @Test
  void givesAnOwnLoginKeysNamedAfterItsExporter() {
    Fleet fleet = Fleets.two();

    assertThat(SecretKeys.DEFAULTS.loginOf(fleet.exporter("node01")))
        .isEqualTo(new LoginKeys("username", "password"));
    assertThat(SecretKeys.DEFAULTS.loginOf(fleet.exporter("node02")))
        .isEqualTo(new LoginKeys("node02.username", "node02.password"));
  }

  @Test
  void takesTheKeysOfAnOwnLoginFromTheCaller() {
    SecretKeys keys = SecretKeys.builder().exporter("node02", "user", "pass").build();

    assertThat(keys.loginOf(Fleets.two().exporter("node02")))
        .isEqualTo(new LoginKeys("user", "pass"));
    assertThat(keys.toBuilder().build()).isEqualTo(keys);
  }

  @Test
  void refusesNamesThatNoKeyCanHave() {
    assertThatThrownBy(() -> SecretKeys.builder().ca("tls/ca.crt").clientKey("").build())
        .hasMessageContainingAll(
            "\"tls/ca.crt\" cannot be a key of a Secret", "`client_key` is missing");
    assertThatThrownBy(() -> new LoginKeys("user name", ".."))
        .hasMessageContainingAll("\"user name\"", "\"..\"");
  }

  @Test
  void refusesOneKeyForTwoValues() {
    SecretKeys keys = SecretKeys.builder().login("login", "login").build();

    assertThatThrownBy(() -> keys.dataOf(Fleets.one()))
        .hasMessage("error: key \"login\" is used for two values [k8s.secret.key-twice]");
  }

  @Test
  void refusesKeysForAnExporterWithoutALoginOfItsOwn() {
    SecretKeys keys =
        SecretKeys.builder().exporter("node01", "a", "b").exporter("node03", "c", "d").build();

    assertThatThrownBy(() -> keys.dataOf(Fleets.two()))
        .hasMessage(
            """
            error: there is no exporter "node01" with a login of its own [k8s.secret.no-own-login]
            error: there is no exporter "node03" with a login of its own [k8s.secret.no-own-login]\
            """);
  }
}
