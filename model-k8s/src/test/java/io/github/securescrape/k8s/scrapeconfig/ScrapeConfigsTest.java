// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.scrapeconfig;

import static io.github.securescrape.k8s.Fleets.OWN_PASSWORD;
import static io.github.securescrape.k8s.Fleets.PASSWORD;
import static io.github.securescrape.k8s.Fleets.base64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.openshift.api.model.monitoring.v1alpha1.ScrapeConfig;
import io.github.securescrape.core.files.FileEntry;
import io.github.securescrape.core.files.FileMode;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.k8s.Fleets;
import io.github.securescrape.k8s.ResourceYaml;
import io.github.securescrape.k8s.secret.SecretKeys;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.relabel.RelabelAction;
import io.github.securescrape.prometheus.relabel.RelabelConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScrapeConfigsTest {

  @Test
  void namesEverythingAsTheCallerWants() {
    Fleet fleet = Fleets.one(config -> config.selfSigned(true).insecureSkipVerify(true));
    SecretKeys keys =
        SecretKeys.builder()
            .ca("node01.node_exporter.crt")
            .login("node01-basicauth-username", "node01-basicauth-password")
            .build();

    String yaml =
        ScrapeConfigs.of(fleet)
            .namespace("prometheus")
            .release("prometheus-stack")
            .name("external-nodes-scfg")
            .secretName("external-nodes-secrets")
            .keys(keys)
            .toYaml();

    assertThat(yaml)
        .isEqualTo(
            """
            apiVersion: v1
            kind: Secret
            metadata:
              name: external-nodes-secrets
              namespace: prometheus
            data:
              node01.node_exporter.crt: "%s"
              node01-basicauth-username: "%s"
              node01-basicauth-password: "%s"
            type: Opaque
            ---
            apiVersion: monitoring.coreos.com/v1alpha1
            kind: ScrapeConfig
            metadata:
              labels:
                release: prometheus-stack
              name: external-nodes-scfg
              namespace: prometheus
            spec:
              basicAuth:
                password:
                  key: node01-basicauth-password
                  name: external-nodes-secrets
                username:
                  key: node01-basicauth-username
                  name: external-nodes-secrets
              jobName: external-nodes
              scheme: https
              staticConfigs:
                - labels:
                    instance: node01
                  targets:
                    - "203.0.113.10:9100"
              tlsConfig:
                ca:
                  secret:
                    key: node01.node_exporter.crt
                    name: external-nodes-secrets
                insecureSkipVerify: true
            """,
            base64(fleet.exporter("node01").identity().chainPem()),
            base64("prometheus"),
            base64(PASSWORD));
  }

  @Test
  void verifiesUnlessToldOtherwise() {
    ScrapeConfig config = configs(Fleets.one()).scrapeConfigs().get(0);

    assertThat(config.getSpec().getTlsConfig().getInsecureSkipVerify()).isNull();
    assertThat(config.getSpec().getTlsConfig().getCert()).isNull();
    assertThat(config.getSpec().getScrapeInterval()).isNull();
  }

  @Test
  void showsTheClientCertificateOfMutualTls() {
    Fleet fleet = Fleets.one(config -> config.mutualTls(true));

    var tls = configs(fleet).scrapeConfigs().get(0).getSpec().getTlsConfig();

    assertThat(tls.getCert().getSecret().getName()).isEqualTo("external-nodes-scrape");
    assertThat(tls.getCert().getSecret().getKey()).isEqualTo("client.crt");
    assertThat(tls.getKeySecret().getName()).isEqualTo("external-nodes-scrape");
    assertThat(tls.getKeySecret().getKey()).isEqualTo("client.key");
  }

  @Test
  void keepsOneJobLabelForExportersWithTheirOwnLogin() {
    List<ScrapeConfig> configs = configs(Fleets.two()).scrapeConfigs();

    assertThat(configs)
        .extracting(config -> config.getMetadata().getName())
        .containsExactly("external-nodes", "external-nodes-node02");
    assertThat(configs)
        .extracting(config -> config.getSpec().getJobName())
        .containsExactly("external-nodes", "external-nodes");
    assertThat(configs.get(1).getSpec().getBasicAuth().getPassword().getKey())
        .isEqualTo("node02.password");
    assertThat(configs.get(1).getSpec().getStaticConfigs().get(0).getLabels())
        .containsEntry("instance", "node02")
        .containsEntry("env", "prod");
  }

  @Test
  void refersToNothingThatTheSecretLacks() {
    ScrapeConfigs configs =
        configs(Fleets.two(config -> config.mutualTls(true)))
            .keys(
                SecretKeys.builder().ca("a").clientCert("b").exporter("node02", "c", "d").build());

    Pattern key = Pattern.compile("key: (.*)\n *name: (.*)\n");
    String yaml = ResourceYaml.print(configs.scrapeConfigs());
    assertThat(key.matcher(yaml).results().map(found -> found.group(1)).distinct())
        .containsExactlyInAnyOrderElementsOf(configs.secret().data().keySet());
    assertThat(key.matcher(yaml).results().map(found -> found.group(2)).distinct())
        .containsExactly(configs.secret().name());
  }

  @Test
  void keepsDollarsOfTheJobLabelFromTheRelabelingThatSetsIt() {
    Fleet fleet = Fleets.one(config -> config.job("a$1b"));

    assertThat(configs(fleet).scrapeConfigs().get(0).getSpec().getJobName()).isEqualTo("a$$1b");
  }

  @Test
  void keepsAnEmptyRegexFromMatchingAll() {
    RelabelConfig rule =
        RelabelConfig.builder()
            .addSourceLabels("team")
            .regex("")
            .action(RelabelAction.DROP)
            .build();
    ScrapeJob job = ScrapeJob.builder("node").addRelabelConfigs(rule).build();

    ScrapeConfig config = ScrapeConfigs.of(job).namespace("prometheus").scrapeConfigs().get(0);

    assertThat(config.getSpec().getRelabelings().get(0).getRegex()).isEqualTo("^$");
  }

  @Test
  void setsTheIntervalOfTheFleet() {
    Fleet fleet = Fleets.one(config -> config.scrapeInterval(Duration.ofSeconds(90)));

    assertThat(configs(fleet).scrapeConfigs().get(0).getSpec().getScrapeInterval())
        .isEqualTo("1m30s");
  }

  @Test
  void bearsNoReleaseUnlessNamedAndSaysSo() {
    ScrapeConfigs configs = ScrapeConfigs.of(Fleets.one()).namespace("prometheus");

    assertThat(configs.scrapeConfigs().get(0).getMetadata().getLabels()).isEmpty();
    assertThat(configs.report().toString())
        .isEqualTo(
            "warning: ScrapeConfigs bear no label `release`, without which kube-prometheus-stack"
                + " takes no notice of them [k8s.scrapeconfig.no-release]");
    assertThat(configs(Fleets.one()).report().problems()).isEmpty();
  }

  @Test
  void warnsOfWhatTheReloaderReplaces() {
    Fleet fleet =
        Fleets.one(
            config ->
                config.job("job-$(SHARD)").login(Fleets.login("prometheus", "pa$(HOSTNAME)ss")));

    List<Problem> problems = configs(fleet).report().problems();

    assertThat(problems)
        .extracting(problem -> problem.location().path())
        .containsExactly("external-nodes-scrape.data.password", "external-nodes.spec.jobName");
    assertThat(problems.toString()).doesNotContain("HOSTNAME");
  }

  @Test
  void tellsAllThatIsWrongAtOnce() {
    assertThatThrownBy(() -> ScrapeConfigs.of(Fleets.one()).release("My Stack").name("-x").toYaml())
        .hasMessage(
            """
            error: "My Stack" cannot be the name of a Helm release [k8s.helm.release]
            error: "-x" cannot be the name of a resource [k8s.name]
            error: `namespace` is missing [schema.key.missing]\
            """);
  }

  @Test
  void refusesNamesTooLongForTheOperator() {
    String name = "s".repeat(240);

    assertThatThrownBy(() -> configs(Fleets.one()).secretName(name).secret())
        .hasMessageContaining(
            "the names of namespace, Secret and key are too long together: the operator names a"
                + " file by them, with 260 characters of 253 at most");
  }

  @Test
  void writesTheSecretForItsOwnerAlone(@TempDir Path folder) {
    ScrapeConfigs configs = configs(Fleets.two());

    assertThat(configs.files().entries())
        .extracting(FileEntry::path, FileEntry::mode)
        .containsExactly(
            tuple("secret.yaml", FileMode.PRIVATE), tuple("scrapeconfig.yaml", FileMode.PUBLIC));
    configs.writeTo(folder.resolve("k8s"));

    assertThat(folder.resolve("k8s/secret.yaml")).hasContent(configs.secret().toYaml());
    assertThat(folder.resolve("k8s/scrapeconfig.yaml"))
        .hasContent(ResourceYaml.print(configs.scrapeConfigs()))
        .content()
        .doesNotContain(base64(PASSWORD));
  }

  @Test
  void handsOutTheSecretBeforeWhatRefersToIt() {
    assertThat(configs(Fleets.two()).objects())
        .extracting(HasMetadata::getKind)
        .containsExactly("Secret", "ScrapeConfig", "ScrapeConfig");
  }

  @Test
  void printsTheSameEachTime() {
    Fleet fleet = Fleets.two();

    assertThat(configs(fleet).toYaml()).isEqualTo(configs(fleet).toYaml());
  }

  @Test
  void printsNoSecret() {
    ScrapeConfigs configs = configs(Fleets.two());

    assertThat(configs + " " + configs.secret() + " " + configs.scrapeConfigs() + configs.files())
        .doesNotContain(PASSWORD, OWN_PASSWORD, base64(PASSWORD), base64(OWN_PASSWORD));
  }

  private static ScrapeConfigs configs(Fleet fleet) {
    return ScrapeConfigs.of(fleet).namespace("prometheus").release("prometheus-stack");
  }
}
