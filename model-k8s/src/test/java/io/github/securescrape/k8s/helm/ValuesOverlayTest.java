// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import static io.github.securescrape.k8s.Fleets.PASSWORD;
import static io.github.securescrape.k8s.Fleets.base64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.securescrape.core.files.FileEntry;
import io.github.securescrape.core.files.FileMode;
import io.github.securescrape.k8s.Fleets;
import io.github.securescrape.prometheus.fleet.Fleet;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValuesOverlayTest {

  @Test
  void keepsPasswordsOutOfTheValues() {
    ValuesOverlay overlay = overlay(Fleets.two());

    assertThat(overlay.files().entries())
        .extracting(FileEntry::path, FileEntry::mode)
        .containsExactly(
            tuple("values.yaml", FileMode.PUBLIC), tuple("secret.yaml", FileMode.PRIVATE));
    assertThat(overlay.toYaml()).doesNotContain("battery");
  }

  @Test
  void closesTheValuesOnceTheyHoldAPassword() {
    ValuesOverlay overlay = overlay(Fleets.one(config -> config.inlinePassword(true)));

    assertThat(overlay.files().entries())
        .extracting(FileEntry::mode)
        .containsOnly(FileMode.PRIVATE);
  }

  @Test
  void writesTheSecretBesideANamedFile(@TempDir Path folder) {
    ValuesOverlay overlay = overlay(Fleets.one());

    overlay.writeTo(folder.resolve("out/external-nodes.yml"));

    assertThat(folder.resolve("out/external-nodes.yml")).hasContent(overlay.toYaml());
    assertThat(folder.resolve("out/secret.yaml")).hasContent(overlay.secrets().get(0).toYaml());
  }

  @Test
  void writesBothFilesBelowAFolder(@TempDir Path folder) {
    ValuesOverlay overlay = overlay(Fleets.one());

    overlay.writeTo(folder.resolve("out"));

    assertThat(folder.resolve("out/values.yaml")).hasContent(overlay.toYaml());
    assertThat(folder.resolve("out/secret.yaml")).hasContent(overlay.secrets().get(0).toYaml());
  }

  @Test
  void refusesToWriteTheValuesWhereTheSecretStands(@TempDir Path folder) {
    Path file = folder.resolve("secret.yaml");

    assertThatThrownBy(() -> overlay(Fleets.one()).writeTo(file))
        .hasMessage(
            file
                + ": error: values file cannot be \"secret.yaml\": the Secret is written there"
                + " [k8s.helm.values-file]");
    assertThat(file).doesNotExist();
  }

  @Test
  void printsTheSameEachTime() {
    Fleet fleet = Fleets.two();

    assertThat(overlay(fleet).toYaml()).isEqualTo(overlay(fleet).toYaml());
    assertThat(overlay(fleet).secrets().get(0).toYaml())
        .isEqualTo(overlay(fleet).secrets().get(0).toYaml());
  }

  @Test
  void printsNoSecret() {
    ValuesOverlay overlay = overlay(Fleets.one(config -> config.inlinePassword(true)));

    assertThat(overlay + " " + overlay.secrets() + overlay.files() + overlay.report())
        .doesNotContain(PASSWORD, base64(PASSWORD));
  }

  private static ValuesOverlay overlay(Fleet fleet) {
    return KubePrometheusStack.release("prometheus-stack").namespace("prometheus").overlay(fleet);
  }
}
