// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.secret;

import static io.github.securescrape.k8s.Fleets.OWN_PASSWORD;
import static io.github.securescrape.k8s.Fleets.PASSWORD;
import static io.github.securescrape.k8s.Fleets.base64;
import static io.github.securescrape.k8s.Fleets.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.securescrape.core.value.Secret;
import io.github.securescrape.k8s.Fleets;
import io.github.securescrape.prometheus.fleet.Fleet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FleetSecretTest {

  @Test
  void holdsTheFilesThatScrapeJobsName() {
    Fleet fleet = Fleets.two();

    String yaml = secret().files(fleet).build().toYaml();

    assertThat(yaml)
        .isEqualTo(
            """
            apiVersion: v1
            kind: Secret
            metadata:
              name: nodes
              namespace: prometheus
            data:
              ca.crt: "%s"
              password: "%s"
              node02.password: "%s"
            type: Opaque
            """,
            base64(fleet.trustPem()), base64(PASSWORD), base64(OWN_PASSWORD));
  }

  @Test
  void holdsLoginsUnderKeysOfTheirOwn() {
    Fleet fleet = Fleets.two();

    Map<String, String> data = data(secret().keys(fleet, SecretKeys.DEFAULTS).build());

    assertThat(data)
        .containsExactly(
            Map.entry("ca.crt", fleet.trustPem()),
            Map.entry("username", "prometheus"),
            Map.entry("password", PASSWORD),
            Map.entry("node02.username", "scraper"),
            Map.entry("node02.password", OWN_PASSWORD));
  }

  @Test
  void holdsTheClientCertificateOfMutualTls() {
    Fleet fleet = Fleets.one(config -> config.mutualTls(true));
    var client = fleet.client().orElseThrow();

    Map<String, String> files = data(secret().files(fleet).build());
    Map<String, String> keys = data(secret().keys(fleet, SecretKeys.DEFAULTS).build());

    assertThat(files.keySet()).containsExactly("ca.crt", "client.crt", "client.key", "password");
    assertThat(keys.keySet())
        .containsExactly("ca.crt", "client.crt", "client.key", "username", "password");
    assertThat(keys)
        .containsEntry("client.crt", client.chainPem())
        .containsEntry("client.key", client.keyPem().reveal());
  }

  @Test
  void takesTheNamesOfKeysFromTheCaller() {
    Fleet fleet = Fleets.one();
    SecretKeys keys =
        SecretKeys.builder()
            .ca("node01.node_exporter.crt")
            .login("node01-basicauth-username", "node01-basicauth-password")
            .build();

    Map<String, String> data = data(secret().keys(fleet, keys).build());

    assertThat(data)
        .containsExactly(
            Map.entry("node01.node_exporter.crt", fleet.trustPem()),
            Map.entry("node01-basicauth-username", "prometheus"),
            Map.entry("node01-basicauth-password", PASSWORD));
  }

  @Test
  void printsNoValue() {
    FleetSecret secret = secret().files(Fleets.one()).build();

    assertThat(secret.toString())
        .isEqualTo(
            "FleetSecret[name=nodes, namespace=prometheus,"
                + " data={ca.crt=<secret>, password=<secret>}]");
  }

  @Test
  void refusesMoreThanKubernetesTakes() {
    FleetSecret.Builder full = secret().putData("a", Secret.of("x".repeat(1_048_574)));

    assertThat(full.putData("b", Secret.of("é")).build().data()).hasSize(2);
    assertThatThrownBy(() -> full.putData("c", Secret.of("x")).build())
        .hasMessage(
            "error: Secret \"nodes\" holds 1048577 bytes, more than the 1048576 bytes that"
                + " Kubernetes takes [k8s.secret.too-large]");
  }

  @Test
  void tellsAllThatIsWrongWithNamesAtOnce() {
    assertThatThrownBy(
            () -> FleetSecret.builder("My_Secret").putData("../x", Secret.of("")).build())
        .hasMessageContainingAll(
            "\"My_Secret\" cannot be the name of a resource",
            "`namespace` is missing",
            "\"../x\" cannot be a key of a Secret");
  }

  @Test
  void buildsTheSameFromItsOwnBuilder() {
    FleetSecret secret = secret().files(Fleets.two()).build();

    assertThat(secret.toBuilder().build()).isEqualTo(secret);
    assertThat(secret.toYaml()).isEqualTo(secret.toBuilder().build().toYaml());
  }

  private static FleetSecret.Builder secret() {
    return FleetSecret.builder("nodes").namespace("prometheus");
  }

  private static Map<String, String> data(FleetSecret secret) {
    Map<String, String> data = new LinkedHashMap<>();
    secret.toResource().getData().forEach((key, value) -> data.put(key, plain(value)));
    return data;
  }
}
