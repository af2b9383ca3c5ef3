// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.effective;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.GlobalConfig;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.discovery.ConsulSdConfig;
import io.github.securescrape.prometheus.relabel.RelabelAction;
import io.github.securescrape.prometheus.remote.QueueConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.scrape.ScrapeProtocol;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EffectiveConfigTest {

  private static final PrometheusVersion V3_5 = PrometheusVersion.of("3.5.3");

  @Test
  void inheritsTheGlobalTimeout() {
    EffectiveConfig effective =
        effective("global: {scrape_timeout: 5s}\nscrape_configs: [{job_name: node}]", V3_5);

    assertThat(job(effective).scrapeTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(effective.originOf("scrape_configs[0].scrape_timeout"))
        .hasToString("inherited from global.scrape_timeout");
    assertThat(effective.originOf("global.scrape_timeout")).hasToString("set here");
  }

  @Test
  void resolvesFileNamesAndNothingElse() {
    String named = "scrape_configs: [{job_name: node, tls_config: {ca_file: %s/ca.crt}}]";
    PrometheusConfig beside = PrometheusYaml.parse("a.yml", named.formatted("tls"), V3_5).orThrow();
    PrometheusConfig away =
        PrometheusYaml.parse("b.yml", named.formatted("/etc/prometheus/tls"), V3_5).orThrow();

    assertThat(EffectiveConfig.withFilesFrom("/etc/prometheus", beside, V3_5)).isEqualTo(away);
  }

  @Test
  void cutsTheDefaultTimeoutToTheInterval() {
    EffectiveConfig effective =
        effective("scrape_configs: [{job_name: node, scrape_interval: 3s}]", V3_5);

    assertThat(job(effective).scrapeTimeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(effective.originOf("scrape_configs[0].scrape_timeout"))
        .hasToString("inherited from scrape_configs[0].scrape_interval");
    assertThat(effective.originOf("global.scrape_timeout"))
        .hasToString("default of Prometheus 3.5.3");
  }

  @Test
  void passesOnAGlobalTimeoutThatWasCut() {
    EffectiveConfig effective =
        effective(
            "global: {scrape_interval: 5s}\nscrape_configs: [{job_name: a, scrape_interval: 1m}]",
            V3_5);

    assertThat(job(effective).scrapeTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(effective.originOf("global.scrape_timeout"))
        .hasToString("inherited from global.scrape_interval");
  }

  @Test
  void takesALimitOfZeroForUnset() {
    EffectiveConfig effective =
        effective(
            "global: {sample_limit: 10}\nscrape_configs: [{job_name: a, sample_limit: 0}]", V3_5);

    assertThat(job(effective).limits().sampleLimit()).isEqualTo(10);
    assertThat(effective.originOf("scrape_configs[0].sample_limit"))
        .hasToString("inherited from global.sample_limit");
  }

  @Test
  void keepsWhatAJobSaysFalse() {
    EffectiveConfig effective =
        effective(
            "global: {always_scrape_classic_histograms: true}\n"
                + "scrape_configs: [{job_name: a, always_scrape_classic_histograms: false},"
                + " {job_name: b}]",
            V3_5);

    assertThat(job(effective).histograms().alwaysScrapeClassicHistograms()).isFalse();
    assertThat(effective.originOf("scrape_configs[1].always_scrape_classic_histograms"))
        .hasToString("inherited from global.always_scrape_classic_histograms");
  }

  @Test
  void fillsDefaultsOfTheVersion() {
    String text = "remote_write: [{url: 'http://a'}]";

    QueueConfig old = queue(effective(text, PrometheusVersion.of("2.42.0")));
    EffectiveConfig effective = effective(text, V3_5);

    assertThat(old.capacity()).isEqualTo(2500);
    assertThat(queue(effective).capacity()).isEqualTo(10_000);
    assertThat(effective.originOf("remote_write[0].queue_config.capacity"))
        .hasToString("default of Prometheus 3.5.3");
    assertThat(effective.originOf("remote_write[0].basic_auth")).hasToString("not set");
  }

  @Test
  void choosesFormatsByVersionAndHistograms() {
    String text = "scrape_configs: [{job_name: a}]";
    String histograms = "scrape_configs: [{job_name: a, scrape_native_histograms: true}]";

    assertThat(protocols(effective(text, PrometheusVersion.of("2.48.0")))).isNull();
    assertThat(protocols(effective(text, PrometheusVersion.of("2.53.0")))).hasSize(3);
    assertThat(protocols(effective(text, V3_5)))
        .contains(ScrapeProtocol.PROMETHEUS_TEXT_1_0_0)
        .doesNotContain(ScrapeProtocol.PROMETHEUS_PROTO);
    assertThat(protocols(effective(histograms, PrometheusVersion.NEWEST_KNOWN)))
        .startsWith(ScrapeProtocol.PROMETHEUS_PROTO);
    assertThat(
            protocols(
                EffectiveConfig.of(
                    parse(text, V3_5), Startup.of(V3_5).features("native-histograms"))))
        .startsWith(ScrapeProtocol.PROMETHEUS_PROTO);
  }

  @Test
  void asksForNamesAsTheJobTakesThem() {
    EffectiveConfig effective =
        effective(
            "scrape_configs: [{job_name: a, metric_name_validation_scheme: legacy}]",
            PrometheusVersion.NEWEST_KNOWN);

    assertThat(job(effective).samples().metricNameEscapingScheme()).isEqualTo("underscores");
    assertThat(effective.originOf("scrape_configs[0].metric_name_escaping_scheme"))
        .hasToString("inherited from scrape_configs[0].metric_name_validation_scheme");
  }

  @Test
  void turnsBearerTokensIntoAuthorization() {
    EffectiveConfig effective =
        effective("scrape_configs: [{job_name: a, bearer_token: hunter2}]", V3_5);

    assertThat(job(effective).http().bearerToken()).isNull();
    assertThat(job(effective).http().authorization().type()).isEqualTo("Bearer");
    assertThat(job(effective).http().authorization().credentials()).isEqualTo(Secret.of("hunter2"));
    assertThat(effective.originOf("scrape_configs[0].authorization.credentials"))
        .hasToString("inherited from scrape_configs[0].bearer_token");
  }

  @Test
  void givesConsulItsBasicAuth() {
    EffectiveConfig effective =
        effective(
            "scrape_configs: [{job_name: a, consul_sd_configs: [{username: me, password: x}]}]",
            V3_5);

    ConsulSdConfig consul = job(effective).serviceDiscoveries(ConsulSdConfig.class).get(0);
    assertThat(consul.http().basicAuth().username()).isEqualTo("me");
    assertThat(consul.access().server()).isEqualTo("localhost:8500");
  }

  @Test
  void completesRelabelRules() {
    EffectiveConfig effective =
        effective("scrape_configs: [{job_name: a, relabel_configs: [{target_label: x}]}]", V3_5);

    assertThat(job(effective).relabelConfigs().get(0).action()).isEqualTo(RelabelAction.REPLACE);
    assertThat(job(effective).relabelConfigs().get(0).regex()).isEqualTo("(.*)");
    assertThat(effective.originOf("scrape_configs[0].relabel_configs[0].regex"))
        .hasToString("default of Prometheus 3.5.3");
    assertThat(effective.originOf("scrape_configs[0].relabel_configs[1].regex"))
        .hasToString("not set");
  }

  @Test
  void replacesVariablesInExternalLabels() {
    PrometheusConfig config =
        PrometheusConfig.builder()
            .global(
                GlobalConfig.builder()
                    .putExternalLabels("a", "$NAME-${NAME}-$$-${}x-$none.")
                    .build())
            .build();
    Map<String, String> environment = Map.of("NAME", "$1");

    assertThat(labels(EffectiveConfig.of(config, Startup.of(V3_5))))
        .containsValue("$NAME-${NAME}-$$-${}x-$none.");
    assertThat(labels(EffectiveConfig.of(config, Startup.of(V3_5).environment(environment))))
        .containsValue("$1-$1-$-x-.");
  }

  @Test
  void startsFileNamesAtTheFolder() {
    EffectiveConfig effective =
        EffectiveConfig.of(
            parse(
                "rule_files: [rules/*.yml]\n"
                    + "scrape_configs: [{job_name: a, tls_config: {ca_file: ../ca.pem},"
                    + " ec2_sd_configs: [{region: x, tls_config: {ca_file: ca.pem}}],"
                    + " file_sd_configs: [{files: [/t.yml, t.yml]}]}]",
                V3_5),
            Startup.of(V3_5).folder("/etc/prometheus"));

    assertThat(effective.config().ruleFiles()).containsExactly("/etc/prometheus/rules/*.yml");
    assertThat(job(effective).http().tlsConfig().caFile()).isEqualTo("/etc/ca.pem");
    assertThat(PrometheusYaml.print(effective.config()))
        .contains("- /t.yml", "- /etc/prometheus/t.yml", "ca_file: ca.pem");
  }

  @Test
  void leavesTheWrittenConfigurationAlone() {
    PrometheusConfig config = parse("scrape_configs: [{job_name: a}]", V3_5);

    EffectiveConfig.of(config, V3_5);

    assertThat(config).isEqualTo(parse("scrape_configs: [{job_name: a}]", V3_5));
  }

  private static ScrapeJob job(EffectiveConfig effective) {
    return effective.config().scrapeConfigs().get(0);
  }

  private static Iterable<ScrapeProtocol> protocols(EffectiveConfig effective) {
    return job(effective).samples().scrapeProtocols();
  }

  private static QueueConfig queue(EffectiveConfig effective) {
    return effective.config().remoteWrite().get(0).queueConfig();
  }

  private static Map<String, String> labels(EffectiveConfig effective) {
    return effective.config().global().externalLabels();
  }

  private static EffectiveConfig effective(String text, PrometheusVersion version) {
    return EffectiveConfig.of(parse(text, version), version);
  }

  private static PrometheusConfig parse(String text, PrometheusVersion version) {
    return PrometheusYaml.parse("prometheus.yml", text, version).orThrow();
  }
}
