// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.github.securescrape.k8s.helm.HelmChart;
import io.github.securescrape.k8s.helm.HelmValues;
import io.github.securescrape.k8s.helm.KubePrometheusStack;
import io.github.securescrape.k8s.helm.PrometheusChart;
import io.github.securescrape.k8s.helm.ValuesOverlay;
import io.github.securescrape.k8s.helm.ValuesYaml;
import io.github.securescrape.k8s.operator.Manifests;
import io.github.securescrape.k8s.operator.OperatorPreview;
import io.github.securescrape.k8s.operator.Preview;
import io.github.securescrape.k8s.secret.FleetSecret;
import io.github.securescrape.prometheus.fleet.Exporter;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.link.LinkCheck;
import io.github.securescrape.prometheus.link.LinkVerdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Links from a cluster to exporters outside of it, told from values, resources and Secrets. */
class ClusterLinksTest {

  private static final Fleet FLEET =
      Fleet.builder("external")
          .exporter("node01", "203.0.113.10:9100")
          .exporter("node02", "node02.example.org:9100", node -> node.mutualTls(true))
          .build();

  private static LinkCheck.Builder exporters() {
    LinkCheck.Builder check = LinkCheck.builder();
    for (Exporter each : FLEET.exporters()) {
      check.exporter(each.address(), each.webConfig(), each.configFiles());
    }
    return check;
  }

  private static LinkCheck check(HelmChart chart, ValuesOverlay overlay, List<Secret> secrets) {
    HelmValues values = ValuesYaml.reader(chart).parse("values.yaml", overlay.toYaml()).orThrow();
    return exporters().jobs(values.scrapeJobs(), values.files(secrets)).build();
  }

  private static List<Secret> secrets(ValuesOverlay overlay) {
    return overlay.secrets().stream().map(FleetSecret::toResource).toList();
  }

  @Test
  void readsFilesOfJobsFromMountedSecrets() {
    KubePrometheusStack stack = KubePrometheusStack.release("stack").namespace("monitoring");
    ValuesOverlay overlay = stack.overlay(FLEET);

    LinkCheck check = check(HelmChart.KUBE_PROMETHEUS_STACK, overlay, secrets(overlay));

    assertThat(check.run().problems()).isEmpty();
    assertThat(check.verdicts()).hasSize(2).allMatch(LinkVerdict::isUp);
  }

  @Test
  void readsFilesThatTheOtherChartMounts() {
    ValuesOverlay overlay = PrometheusChart.release("p").namespace("monitoring").overlay(FLEET);

    LinkCheck check = check(HelmChart.PROMETHEUS, overlay, secrets(overlay));

    assertThat(check.verdicts()).hasSize(2).allMatch(LinkVerdict::isUp);
  }

  @Test
  void tellsThatASecretLacksAKey() {
    ValuesOverlay overlay =
        KubePrometheusStack.release("stack").namespace("monitoring").overlay(FLEET);
    Secret whole = secrets(overlay).get(0);
    Secret without = new SecretBuilder(whole).removeFromData("ca.crt").build();

    LinkCheck check = check(HelmChart.KUBE_PROMETHEUS_STACK, overlay, List.of(without));

    String path = "/etc/prometheus/secrets/" + whole.getMetadata().getName() + "/ca.crt";
    assertThat(check.verdicts().get(0))
        .hasToString(
            "https://203.0.113.10:9100/metrics will be down: unable to read CA cert: unable to read"
                + " file "
                + path
                + ": open "
                + path
                + ": no such file or directory");
  }

  @Test
  void cannotTellWhatASecretHoldsThatIsNotThere() {
    ValuesOverlay overlay =
        KubePrometheusStack.release("stack").namespace("monitoring").overlay(FLEET);

    LinkCheck check = check(HelmChart.KUBE_PROMETHEUS_STACK, overlay, List.of());

    assertThat(check.verdicts())
        .extracting(LinkVerdict::state)
        .containsOnly(LinkVerdict.State.UNKNOWN);
    assertThat(check.verdicts().get(0).why()).endsWith("is provided at run time");
  }

  @Test
  void followsScrapeConfigsThroughTheOperator() {
    KubePrometheusStack stack = KubePrometheusStack.release("stack").namespace("monitoring");
    List<HasMetadata> resources = new ArrayList<>(stack.scrapeConfigs(FLEET).objects());
    resources.add(stack.prometheus());

    Preview preview = OperatorPreview.of(Manifests.of(resources)).make();
    LinkCheck check =
        exporters()
            .secretConfig(preview.config().orElseThrow(), preview.tlsFiles().mountedAt("/"))
            .build();

    assertThat(check.verdicts()).hasSize(2).allMatch(LinkVerdict::isUp);
    assertThat(check.run().problems()).isEmpty();
  }
}
