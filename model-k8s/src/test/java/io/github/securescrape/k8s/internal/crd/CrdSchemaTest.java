// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.crd;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.openshift.api.model.monitoring.v1alpha1.ScrapeConfigBuilder;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.k8s.OperatorVersion;
import io.github.securescrape.k8s.ResourceYaml;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrdSchemaTest {

  private static final String HEAD =
      """
      apiVersion: monitoring.coreos.com/v1alpha1
      kind: ScrapeConfig
      metadata:
        name: node
      """;

  private static final CrdSchema NEWEST = schema("0.93");

  @ParameterizedTest
  @CsvSource({
    "scrape_interval, scrapeInterval",
    "scrapeinterval, scrapeInterval",
    "scrapeIntervall, scrapeInterval",
    "relabel_configs, relabelings",
    "metricRelabelConfigs, metricRelabelings",
    "always_scrape_classic_histograms, scrapeClassicHistograms",
    "kubernetes_sd_configs, kubernetesSDConfigs",
    "static_config, staticConfigs"
  })
  void suggestsTheOperatorsSpelling(String written, String meant) {
    assertThat(problems("0.93", written + ": x"))
        .containsExactly(
            "spec.%s: unknown field `%s`; did you mean `%s`? (Write `%s`.)"
                .formatted(written, written, meant, meant));
  }

  @Test
  void tellsWhereAFieldBelongs() {
    assertThat(
            problems(
                "0.93",
                """
                targets: [a]
                insecure_skip_verify: true
                regex: a
                key: a
                staticConfigs:
                  - targets: [a]
                    tlsConfig: {}
                tlsConfig:
                  ca: {name: a}
                """))
        .containsExactly(
            "spec.targets: unknown field `targets`; it belongs under `spec.staticConfigs[]`"
                + " (Move `targets` there.)",
            "spec.insecure_skip_verify: unknown field `insecure_skip_verify`; it belongs under"
                + " `spec.tlsConfig` (Move it there, as `insecureSkipVerify`.)",
            "spec.regex: unknown field `regex`; it belongs under `spec.metricRelabelings[]` or"
                + " `spec.relabelings[]` (Move `regex` there.)",
            "spec.key: unknown field `key` (Remove `key`, or mend its name.)",
            "spec.staticConfigs[0].tlsConfig: unknown field `tlsConfig`; it belongs under `spec`"
                + " (Move `tlsConfig` there.)",
            "spec.tlsConfig.ca.name: unknown field `name`; it belongs under"
                + " `spec.tlsConfig.ca.configMap` or `spec.tlsConfig.ca.secret`"
                + " (Move `name` there.)");
  }

  @Test
  void findsWhatStandsBesideSpec() {
    String text = HEAD + "labels: {a: b}\nscrapeInterval: 1m\nmetadata_: {}\nspec: {}\n";

    assertThat(problems(CrdKind.SCRAPE_CONFIG, "0.93", text))
        .containsExactly(
            "labels: unknown field `labels`; it belongs under `metadata` (Move `labels` there.)",
            "scrapeInterval: unknown field `scrapeInterval`; it belongs under `spec`"
                + " (Move `scrapeInterval` there.)",
            "metadata_: unknown field `metadata_`; did you mean `metadata`? (Write `metadata`.)");
  }

  @Test
  void tellsWhenAFieldCame() {
    assertThat(problems("0.74", "jobName: node"))
        .containsExactly(
            "spec.jobName: `jobName` is not known to operator 0.74.0: it came with 0.75.0"
                + " (Remove `jobName`, or name the version that the cluster runs.)");
    assertThat(problems("0.70", "httpSDConfigs: [{url: 'http://a', oauth2: {}}]"))
        .containsExactly(
            "spec.httpSDConfigs[0].oauth2: `oauth2` is not known to operator 0.70.0: it came with"
                + " 0.77.0 (Remove `oauth2`, or name the version that the cluster runs.)");
  }

  @Test
  void tellsWhenAFieldWentAndWhatItIsNow() {
    assertThat(
            problems(
                "0.93",
                """
                NomadSDConfigs: []
                scrapeFallbackProtocol: a
                consulSDConfigs: [{server: a, allow_stale: true}]
                """))
        .containsExactly(
            "spec.NomadSDConfigs: `NomadSDConfigs` is not known to operator 0.93.0: it went with"
                + " 0.77.0; it is `nomadSDConfigs` now (Write `nomadSDConfigs`.)",
            "spec.scrapeFallbackProtocol: `scrapeFallbackProtocol` is not known to operator"
                + " 0.93.0: it went with 0.79.1; it is `fallbackScrapeProtocol` now"
                + " (Write `fallbackScrapeProtocol`.)",
            "spec.consulSDConfigs[0].allow_stale: `allow_stale` is not known to operator 0.93.0:"
                + " it went with 0.70.0; it is `allowStale` now (Write `allowStale`.)");
    assertThat(problems("0.76", "NomadSDConfigs: [{server: a}]")).isEmpty();
    assertThat(problems("0.79.0", "scrapeFallbackProtocol: PrometheusProto")).isEmpty();
  }

  @Test
  void namesWhatWasFoundInPlaceOfAText() {
    assertThat(
            problems(
                "0.93",
                """
                scrapeInterval: 30
                metricsPath: 1.50
                jobName: yes
                scrapeClass: [a]
                params: {module: [1]}
                """))
        .containsExactly(
            "spec.scrapeInterval: `scrapeInterval` must be of type string, not integer 30"
                + " (Write \"30s\".)",
            "spec.metricsPath: `metricsPath` must be of type string, not number 1.50"
                + " (Write \"1.50\".)",
            "spec.jobName: `jobName` must be of type string, not boolean yes (Write \"yes\".)",
            "spec.scrapeClass: `scrapeClass` must be of type string, not array"
                + " (Write one text.)",
            "spec.params.module[0]: item of `module` must be of type string, not integer 1"
                + " (Write \"1\".)");
  }

  @Test
  void namesWhatWasFoundInPlaceOfOthers() {
    assertThat(
            problems(
                "0.93",
                """
                honorLabels: "true"
                honorTimestamps: 1
                sampleLimit: "5"
                targetLimit: 1.5
                nativeHistogramMinBucketFactor: 1.1
                params: {module: a}
                staticConfigs: {targets: [a]}
                relabelings: [[a]]
                tlsConfig: true
                """))
        .containsExactly(
            "spec.honorLabels: `honorLabels` must be of type boolean, not string \"true\""
                + " (Write true without quotes.)",
            "spec.honorTimestamps: `honorTimestamps` must be of type boolean, not integer 1"
                + " (Write true or false.)",
            "spec.sampleLimit: `sampleLimit` must be of type integer, not string \"5\""
                + " (Write 5 without quotes.)",
            "spec.targetLimit: `targetLimit` must be of type integer, not number 1.5"
                + " (Write a whole number.)",
            "spec.nativeHistogramMinBucketFactor: `nativeHistogramMinBucketFactor` must be of type"
                + " integer or string, not number 1.1 (Write \"1.1\".)",
            "spec.params.module: `module` must be of type array, not string"
                + " (Write a list: put `- ` before each item.)",
            "spec.staticConfigs: `staticConfigs` must be of type array, not object"
                + " (Write a list: put `- ` before each item.)",
            "spec.relabelings[0]: item of `relabelings` must be of type object, not array"
                + " (Remove the `- `: this is no list.)",
            "spec.tlsConfig: `tlsConfig` must be of type object, not boolean"
                + " (Write its fields below it, indented.)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5000", "5000.0", "5e3", "0x10", "1_000"})
  void takesWholeNumbersHoweverWritten(String number) {
    assertThat(problems("0.93", "sampleLimit: " + number)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"1.1\"", "1100m"})
  void takesQuantities(String factor) {
    assertThat(problems("0.93", "nativeHistogramMinBucketFactor: " + factor)).isEmpty();
  }

  @Test
  void showsNoPasswordWrittenInLine() {
    String text =
        HEAD
            + """
            spec:
              basicAuth:
                username: hunter1
                password: hunter2
              authorisation: {credentials: hunter3}
            """;

    String report =
        Manifests.check(CrdKind.SCRAPE_CONFIG, OperatorVersion.NEWEST_KNOWN, text)
            .report()
            .toText();

    assertThat(report)
        .contains(
            """
            scrapeconfig.yaml:8:5: error: `password` must be of type object, not string [k8s.crd.type]
              at spec.basicAuth.password
              8 |     password: <secret>
                |     ^^^^^^^^
              hint: Refer to a Secret by `name` and `key`.
            """)
        .doesNotContain("hunter");
  }

  @Test
  void tellsWhatMayBeShown() {
    CrdSchema old = schema("0.70");

    assertThat(old.isSecret(YamlPath.parse("spec.jobName"))).isFalse();
    assertThat(old.isSecret(YamlPath.parse("spec.scrape_interval"))).isFalse();
    assertThat(old.isSecret(YamlPath.parse("spec.params.module[0]"))).isFalse();
    assertThat(old.isSecret(YamlPath.parse("spec.password"))).isTrue();
    assertThat(old.isSecret(YamlPath.parse("spec.basicAuth.password"))).isTrue();
    assertThat(old.isSecret(YamlPath.parse("spec.basicAuth.password.key"))).isFalse();
  }

  @Test
  void warnsOfNullsThatAreDropped() {
    assertThat(problems("0.93", "tlsConfig:\nparams: {a: ~}\nrelabelings: [{action: ~}]"))
        .containsExactly(
            "spec.tlsConfig: `tlsConfig` is null, which the API server drops as if it were not"
                + " there (Give it a value, or remove it.)",
            "spec.params.a: `a` is null, which the API server drops as if it were not there"
                + " (Give it a value, or remove it.)",
            "spec.relabelings[0].action: `action` is null, which the API server drops as if it"
                + " were not there (Give it a value, or remove it.)");
  }

  @Test
  void refusesNullsThatAreItemsOrRequired() {
    assertThat(problems("0.93", "staticConfigs: [~, {targets: [~]}, {targets: ~}]"))
        .containsExactly(
            "spec.staticConfigs[0]: item of `staticConfigs` must be of type object, not null"
                + " (Remove the lone `-`, or fill it.)",
            "spec.staticConfigs[1].targets[0]: item of `targets` must be of type string, not null"
                + " (Remove the lone `-`, or fill it.)",
            "spec.staticConfigs[2]: required value `targets` is missing (Add `targets`.)");
  }

  @Test
  void namesTheValuesOfTheVersion() {
    String values = "spec.scheme: `scheme` has unsupported value \"%s\", supported values: %s (%s)";

    assertThat(problems("0.86", "scheme: https"))
        .containsExactly(
            values.formatted(
                "https", "\"HTTP\", \"HTTPS\"", "Write \"HTTPS\": capital letters count."));
    assertThat(problems("0.87", "scheme: https")).isEmpty();
    assertThat(problems("0.87", "scheme: Https"))
        .containsExactly(
            values.formatted(
                "Https",
                "\"http\", \"https\", \"HTTP\", \"HTTPS\"",
                "Write \"https\" or \"HTTPS\": capital letters count."));
    assertThat(problems("0.87", "scheme: ftp"))
        .containsExactly(
            values.formatted(
                "ftp", "\"http\", \"https\", \"HTTP\", \"HTTPS\"", "Choose one of these."));
  }

  @Test
  void tellsWhenAValueCame() {
    assertThat(problems("0.71", "dnsSDConfigs: [{names: [a], type: NS}]"))
        .containsExactly(
            "spec.dnsSDConfigs[0].type: `type` has unsupported value \"NS\", supported values:"
                + " \"SRV\", \"A\", \"AAAA\", \"MX\""
                + " (Choose another for operator 0.71.0: \"NS\" came with 0.72.0.)");
  }

  @Test
  void namesSpellingsOfLongListsOnce() {
    assertThat(problems("0.93", "relabelings: [{action: set}]"))
        .containsExactly(
            "spec.relabelings[0].action: `action` has unsupported value \"set\", supported values:"
                + " \"replace\", \"keep\", \"drop\", \"hashmod\", \"labelmap\", \"labeldrop\","
                + " \"labelkeep\", \"lowercase\", \"uppercase\", \"keepequal\", \"dropequal\""
                + " (Choose one of these.)");
    assertThat(problems("0.93", "relabelings: [{action: KeepEqual}]")).isEmpty();
  }

  @Test
  void tellsWhatATextShouldMatch() {
    assertThat(
            problems(
                "0.93",
                """
                scrapeInterval: "30s\\n"
                bodySizeLimit: 5 MB
                proxyUrl: proxy.example.org
                fileSDConfigs: [{files: [targets.txt]}]
                """))
        .containsExactly(
            "spec.scrapeInterval: `scrapeInterval` \"30s\\n\" should match a duration such as"
                + " \"30s\" or \"1m30s\" (Write a number and its unit, `ms` to `y`.)",
            "spec.bodySizeLimit: `bodySizeLimit` \"5 MB\" should match a size such as \"50MB\" or"
                + " \"1GiB\" (Write a number and its unit, such as `MB`.)",
            "spec.proxyUrl: `proxyUrl` \"proxy.example.org\" should match a URL such as"
                + " \"http://proxy.example.org:3128\""
                + " (Begin with `http://`, `https://` or, from operator 0.82 on, `socks5://`.)",
            "spec.fileSDConfigs[0].files[0]: item of `files` \"targets.txt\" should match"
                + " `^[^*]*(\\*[^/]*)?\\.(json|yml|yaml|JSON|YML|YAML)$` (Mend the value.)");
  }

  @Test
  void boundsNumbersAndSizes() {
    assertThat(
            problems(
                "0.93",
                """
                jobName: ""
                labelLimit: -1
                relabelings: []
                dnsSDConfigs: [{names: [], port: 65536}, {names: [a], port: -1}]
                """))
        .containsExactly(
            "spec.jobName: `jobName` should be at least 1 chars long"
                + " (Give it a value, or remove it.)",
            "spec.labelLimit: `labelLimit` -1 should be greater than or equal to 0"
                + " (Choose another number.)",
            "spec.relabelings: `relabelings` should have at least 1 items"
                + " (Add an item, or remove `relabelings`.)",
            "spec.dnsSDConfigs[0].names: `names` should have at least 1 items (Add an item.)",
            "spec.dnsSDConfigs[0].port: `port` 65536 should be less than or equal to 65535"
                + " (Choose another number.)",
            "spec.dnsSDConfigs[1].port: `port` -1 should be greater than or equal to 0"
                + " (Choose another number.)");
    assertThat(problems("0.92", "labelLimit: -1")).isEmpty();
  }

  @Test
  void findsWhatIsThereTwice() {
    assertThat(
            problems(
                "0.93",
                """
                staticConfigs: [{targets: [a, b, a]}]
                kubernetesSDConfigs:
                  - role: Pod
                    selectors: [{role: Pod}, {role: Node}, {role: Pod}]
                """))
        .containsExactly(
            "spec.staticConfigs[0].targets[2]: duplicate value \"a\" in `targets`"
                + " (Remove one of the two.)",
            "spec.kubernetesSDConfigs[0].selectors[2]: duplicate value `role: Pod` in `selectors`"
                + " (Remove one of the two.)");
    assertThat(problems("0.77", "staticConfigs: [{targets: [a, b, a]}]")).isEmpty();
  }

  @Test
  void allowsOneLogin() {
    String two = "basicAuth: {}\nauthorization: {}\n";

    assertThat(problems("0.93", two))
        .containsExactly(
            "spec: at most one of basicAuth, authorization, or oauth2 can be configured"
                + " (Keep one of them.)");
    assertThat(problems("0.90", two)).isEmpty();
  }

  @Test
  void looksAtNamesAndLabels() {
    String text =
        """
        apiVersion: monitoring.coreos.com/v1
        kind: ServiceMonitor
        metadata:
          name: Node
          namespace: a.b
          creationTimestamp: null
          labels:
            "a b": c
            Example.org/x: c
            d: e f
            f: 1
          annotations:
            Example.org/x: e f
            ü: g
        spec: {}
        status: {anything: [1]}
        """;

    assertThat(problems(CrdKind.SCRAPE_CONFIG, "0.93", text))
        .containsExactly(
            "apiVersion: `apiVersion` must be \"monitoring.coreos.com/v1alpha1\", not"
                + " \"monitoring.coreos.com/v1\""
                + " (Write `apiVersion: monitoring.coreos.com/v1alpha1`.)",
            "kind: `kind` must be \"ScrapeConfig\", not \"ServiceMonitor\""
                + " (Write `kind: ScrapeConfig`.)",
            "metadata: \"Node\" cannot be the name of a resource (Use at most 253 lower-case"
                + " letters, digits, `-` and `.`; begin and end each part with a letter or"
                + " digit.)",
            "metadata: \"a.b\" cannot be the name of a namespace (Use at most 63 lower-case"
                + " letters, digits and `-`; begin and end with a letter or digit.)",
            "metadata.labels.\"a b\": \"a b\" cannot be the key of a label" + KEY_HINT,
            "metadata.labels.\"Example.org/x\": \"Example.org/x\" cannot be the key of a label"
                + KEY_HINT,
            "metadata.labels.d: \"e f\" cannot be the value of a label (Use at most 63 letters,"
                + " digits, `-`, `_` and `.`; begin and end with a letter or digit.)",
            "metadata.labels.f: `f` must be of type string, not integer 1 (Write \"1\".)",
            "metadata.annotations.\"ü\": \"ü\" cannot be the key of an annotation" + KEY_HINT);
  }

  private static final String KEY_HINT =
      " (Use at most 63 letters, digits, `-`, `_` and `.`; put a domain and `/` before them if need"
          + " be.)";

  @Test
  void missesTheParts() {
    assertThat(problems(CrdKind.SCRAPE_CONFIG, "0.93", "metadata: {}"))
        .containsExactlyInAnyOrder(
            ": required value `apiVersion` is missing (Add `apiVersion`.)",
            ": required value `kind` is missing (Add `kind`.)",
            ": required value `spec` is missing (Add `spec`.)",
            "metadata: required value `name` is missing (Add `name`.)");
  }

  @Test
  void checksWhatOfAPrometheusMattersToScraping() {
    String text =
        """
        apiVersion: monitoring.coreos.com/v1
        kind: Prometheus
        metadata: {name: main}
        spec:
          version: 3.5
          replicas: 3000000000
          thanos: {anything: [1]}
          scrapeConfigSelctor: {}
          scrapeClasses:
            - name: a
              tls_config: {}
            - name: a
          shardingStrategy: {mode: Topology, topology: {values: [a, b]}}
        """;

    assertThat(problems(CrdKind.PROMETHEUS, "0.93", text))
        .containsExactly(
            "spec.version: `version` must be of type string, not number 3.5 (Write \"3.5\".)",
            "spec.replicas: `replicas` 3000000000 should be of type integer with format int32"
                + " (Choose another number.)",
            "spec.scrapeConfigSelctor: unknown field `scrapeConfigSelctor`; did you mean"
                + " `scrapeConfigSelector`? (Write `scrapeConfigSelector`.)",
            "spec.scrapeClasses[0].tls_config: unknown field `tls_config`; did you mean"
                + " `tlsConfig`? (Write `tlsConfig`.)",
            "spec.scrapeClasses[1]: duplicate value `name: a` in `scrapeClasses`"
                + " (Remove one of the two.)",
            "spec: shards must be greater than or equal to the number of topology values when"
                + " sharding strategy mode is Topology"
                + " (Raise `shards`, or name fewer values.)");
  }

  @Test
  void definesATopologyOnlyForItsMode() {
    String text =
        """
        apiVersion: monitoring.coreos.com/v1
        kind: Prometheus
        metadata: {generateName: main-}
        spec:
          shardingStrategy: {mode: Address, topology: {values: [a, b]}}
        """;

    assertThat(problems(CrdKind.PROMETHEUS, "0.93", text))
        .containsExactly(
            "spec.shardingStrategy: topology can only be defined when mode is set to 'Topology'"
                + " (Set `mode: Topology`, or remove `topology`.)");
  }

  @Test
  void takesPlainTrees() {
    Problems problems = Problems.create();
    Map<String, Object> tree =
        ResourceYaml.toTree(
            new ScrapeConfigBuilder()
                .withNewMetadata()
                .withName("node")
                .endMetadata()
                .withNewSpec()
                .withScheme("https")
                .withSampleLimit(-1L)
                .withHonorLabels(true)
                .endSpec()
                .build());

    schema("0.86").check(tree, problems);

    assertThat(problems.toReport().problems())
        .extracting(Problem::toString)
        .containsExactly(
            "spec.scheme: error: `scheme` has unsupported value \"https\", supported values:"
                + " \"HTTP\", \"HTTPS\" [k8s.crd.enum]");
  }

  @Test
  void answersWhatAVersionKnows() {
    assertThat(NEWEST.knows("spec.jobName")).isTrue();
    assertThat(schema("0.74").knows("spec.jobName")).isFalse();
    assertThat(NEWEST.knows("spec.staticConfigs[].labels{}")).isTrue();
    assertThat(NEWEST.knows("spec.basicAuth.password.key")).isTrue();
    assertThat(NEWEST.knows("spec.basicAuth[].password")).isFalse();
    assertThat(NEWEST.enumValues("spec.scheme")).containsExactly("http", "https", "HTTP", "HTTPS");
    assertThat(schema("0.86").enumValues("spec.scheme")).containsExactly("HTTP", "HTTPS");
    assertThat(NEWEST.enumValues("spec.jobName")).isEmpty();
    assertThat(NEWEST.enumValues("spec.nothing")).isEmpty();
  }

  @Test
  void findsACustomResourceByItsKind() {
    assertThat(CrdKind.of("ScrapeConfig")).contains(CrdKind.SCRAPE_CONFIG);
    assertThat(CrdKind.of("Prometheus")).contains(CrdKind.PROMETHEUS);
    assertThat(CrdKind.of("ServiceMonitor")).isEmpty();
  }

  @Test
  void countsVersionsAroundTheKnownAsTheNearest() {
    assertThat(schema("1.0").knows("spec.jobName")).isTrue();
    assertThat(schema("0.50").knows("spec.staticConfigs")).isTrue();
    assertThat(schema("0.79.2").knows("spec.fallbackScrapeProtocol")).isTrue();
  }

  @Test
  void fillsInDefaultsAndDropsNulls() {
    Map<String, Object> spec =
        Map.of(
            "relabelings", List.of(Map.of("sourceLabels", List.of("a"))),
            "tlsConfig", Map.of("keySecret", Map.of("key", "a")),
            "unknown", "kept");
    Map<String, Object> manifest = Manifests.tree(Map.of("spec", spec));
    manifest.put("metadata", null);

    assertThat(NEWEST.withDefaults(manifest))
        .isEqualTo(
            Map.of(
                "spec",
                Map.of(
                    "relabelings",
                    List.of(Map.of("sourceLabels", List.of("a"), "action", "replace")),
                    "tlsConfig",
                    Map.of("keySecret", Map.of("key", "a", "name", "")),
                    "unknown",
                    "kept")));
    assertThat(
            CrdSchema.of(CrdKind.PROMETHEUS, OperatorVersion.NEWEST_KNOWN)
                .withDefaults(Map.of("spec", Map.of("scrapeInterval", "1m"))))
        .isEqualTo(
            Map.of(
                "spec", Map.of("scrapeInterval", "1m", "evaluationInterval", "30s", "shards", 1L)));
  }

  private static CrdSchema schema(String version) {
    return CrdSchema.of(CrdKind.SCRAPE_CONFIG, OperatorVersion.of(version));
  }

  private static List<String> problems(String version, String spec) {
    return problems(CrdKind.SCRAPE_CONFIG, version, HEAD + "spec:\n" + spec.indent(2));
  }

  private static List<String> problems(CrdKind kind, String version, String text) {
    return Manifests.check(kind, OperatorVersion.of(version), text).report().problems().stream()
        .map(each -> each.location().path() + ": " + each.message() + " (" + each.hint() + ")")
        .toList();
  }
}
