// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.files.FileSource;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.tls.CertificateAuthority;
import io.github.securescrape.core.tls.CertificateRequest;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.fleet.FleetConfig;
import io.github.securescrape.prometheus.link.LinkVerdict.State;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import io.github.securescrape.prometheus.yaml.WebConfigYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinkVerdictsTest {

  private static final String NODE01 = "node01.example.org:9100";
  private static final String NODE02 = "node02.example.org:9100";
  private static final String HASH = "$2y$10$8sPOPSIOuK3LC5g8fBzm/.nZhjLv82idZrvpbWgxbZrBfc3f9tNyq";
  private static final String TLS =
      "tls_server_config: {cert_file: node.crt, key_file: node.key}\n";
  private static final String USERS = "basic_auth_users: {prometheus: " + HASH + "}\n";
  private static final String SCRAPE = "scheme: https, tls_config: {ca_file: ca.crt}";
  private static final Map<String, String> TEXTS = texts();
  private static final FileSource FILES = FileSource.of(TEXTS);

  @TempDir Path folder;

  private static Map<String, String> texts() {
    CertificateAuthority ca = CertificateAuthority.create("Acme monitoring");
    String[] hosts = {"node01.example.org", "node02.example.org"};
    Identity node = ca.issue(CertificateRequest.builder("node").hosts(hosts).build());
    Map<String, String> texts = new HashMap<>();
    texts.put("ca.crt", ca.certificatePem());
    texts.put("node.crt", node.chainPem());
    texts.put("node.key", node.keyPem().reveal());
    texts.put("password", "correct horse\n");
    return texts;
  }

  private static LinkCheck.Builder exporter(String address, String webConfig) {
    return exporter(LinkCheck.builder(), address, webConfig, FILES);
  }

  private static LinkCheck.Builder exporter(
      LinkCheck.Builder check, String address, String webConfig, FileSource files) {
    return check.exporter(address, WebConfigYaml.parse("web.yml", webConfig, files), files);
  }

  /** Adds jobs, each given by its name and the rest in YAML's flow style. */
  private static LinkCheck scrapedBy(LinkCheck.Builder check, FileSource files, String... jobs) {
    String text = "scrape_configs:\n- {job_name: " + String.join("}\n- {job_name: ", jobs) + "}\n";
    return check
        .prometheus(
            PrometheusYaml.parse("prometheus.yml", text, PrometheusVersion.NEWEST_KNOWN), files)
        .build();
  }

  private static String targets(String... targets) {
    return ", static_configs: [{targets: ['" + String.join("', '", targets) + "']}]";
  }

  private static List<String> verdicts(LinkCheck check) {
    return check.verdicts().stream().map(LinkVerdict::toString).toList();
  }

  /** Returns what keeps targets down, or from being told; not what is unsafe. */
  private static List<String> problems(LinkCheck check) {
    return check.run().problems().stream()
        .filter(each -> !each.code().id().startsWith("hardening."))
        .map(Problem::toString)
        .toList();
  }

  @Test
  void saysThatATargetWillBeUp() {
    LinkCheck check = scrapedBy(exporter(NODE01, TLS), FILES, "node, " + SCRAPE + targets(NODE01));

    assertThat(verdicts(check))
        .containsExactly("https://node01.example.org:9100/metrics will be up");
    assertThat(check.verdicts().get(0).isUp()).isTrue();
    assertThat(check.verdicts().get(0).isDown()).isFalse();
    assertThat(problems(check)).isEmpty();
  }

  @Test
  void saysWhyATargetWillBeDown() {
    LinkCheck check = scrapedBy(exporter(NODE01, TLS), FILES, "node" + targets(NODE01));

    LinkVerdict verdict = check.verdicts().get(0);
    assertThat(verdict)
        .isEqualTo(
            new LinkVerdict(
                "node",
                "http://node01.example.org:9100/metrics",
                State.DOWN,
                "\"node01.example.org:9100\" is scraped over plain HTTP, but its exporter serves"
                    + " HTTPS",
                List.of("server returned HTTP status 400 Bad Request")))
        .hasToString(
            "http://node01.example.org:9100/metrics will be down: \"node01.example.org:9100\" is"
                + " scraped over plain HTTP, but its exporter serves HTTPS");
    assertThat(verdict.isUp()).isFalse();
    assertThat(verdict.isDown()).isTrue();
  }

  @Test
  void saysWhyNobodyCanTell() {
    LinkCheck check = scrapedBy(LinkCheck.builder(), FILES, "node" + targets(NODE01));

    assertThat(verdicts(check))
        .containsExactly(
            "http://node01.example.org:9100/metrics: cannot tell: no web config is known for"
                + " \"node01.example.org:9100\"");
    assertThat(check.verdicts().get(0).lastErrors()).isEmpty();
    assertThat(check.verdicts().get(0).isDown()).isFalse();
  }

  @Test
  void foreseesTextsWhateverNobodyCanKnow() {
    LinkVerdict verdict =
        new LinkVerdict(
            "node",
            "http://node01:9100/metrics",
            State.DOWN,
            "why",
            List.of("dial tcp …: connect: connection refused", "EOF (?)"));

    assertThat(verdict.foresees("dial tcp 10.0.0.1:9100: connect: connection refused")).isTrue();
    assertThat(verdict.foresees("dial tcp : connect: connection refused")).isTrue();
    assertThat(verdict.foresees("dial tcp a\nb: connect: connection refused")).isTrue();
    assertThat(verdict.foresees("EOF (?)")).isTrue();
    assertThat(verdict.foresees("EOF ")).isFalse();
    assertThat(verdict.foresees("Get: dial tcp x: connect: connection refused")).isFalse();
    assertThat(verdict.foresees("")).isFalse();
  }

  static Stream<Consumer<FleetConfig.Builder>> fleets() {
    return Stream.of(
        config -> {},
        config -> config.mutualTls(true),
        config -> config.selfSigned(true),
        config -> config.selfSigned(true).mutualTls(true),
        config -> config.inlinePassword(true));
  }

  @ParameterizedTest
  @MethodSource("fleets")
  void aFleetIsUpAsAWhole(Consumer<FleetConfig.Builder> config) {
    Fleet fleet =
        Fleet.builder("nodes")
            .exporter("node01", "node01.example.org:9100")
            .exporter("node02", "203.0.113.10:9100")
            .exporter("node03", "[2001:db8::1]:9100")
            .config(config)
            .build();

    LinkCheck check = LinkCheck.of(fleet);

    assertThat(check.verdicts()).hasSize(3).allMatch(LinkVerdict::isUp);
    assertThat(problems(check)).isEmpty();
  }

  @Test
  void findsExportersByEverySpellingOfTheirAddress() {
    LinkCheck check =
        scrapedBy(
            LinkCheck.builder().exporter("[2001:DB8:0:0::1]:9100").exporter("Node01:9100"),
            FILES,
            "node" + targets("[2001:db8::1]:9100", "node01:9100"));

    assertThat(verdicts(check))
        .containsExactly(
            "http://[2001:db8::1]:9100/metrics will be up",
            "http://node01:9100/metrics will be up");
  }

  @Test
  void readsBothEndsAndTheirTargetsFromFiles() throws IOException {
    for (Map.Entry<String, String> each : TEXTS.entrySet()) {
      Files.writeString(folder.resolve(each.getKey()), each.getValue());
    }
    Path web = Files.writeString(folder.resolve("web.yml"), TLS);
    Files.writeString(folder.resolve("targets.yml"), "- targets: ['" + NODE01 + "']\n");
    Path config =
        Files.writeString(
            folder.resolve("prometheus.yml"),
            "scrape_configs:\n- {job_name: node, "
                + SCRAPE
                + ", file_sd_configs: [{files: [targets.yml]}]}\n");

    LinkCheck check = LinkCheck.builder().exporter(NODE01, web).prometheus(config).build();

    assertThat(verdicts(check))
        .containsExactly("https://node01.example.org:9100/metrics will be up");
    assertThat(problems(check)).isEmpty();
  }

  @Test
  void pointsAtTheJobForATargetOfAFile() throws IOException {
    Files.writeString(folder.resolve("targets.yml"), "- targets: ['" + NODE02 + "']\n");
    Path config =
        Files.writeString(
            folder.resolve("prometheus.yml"),
            "scrape_configs:\n- {job_name: node, file_sd_configs: [{files: [targets.yml]}]}\n");

    LinkCheck check = LinkCheck.builder().prometheus(config).build();

    assertThat(problems(check))
        .containsExactly(
            config
                + ":2:3: note: no web config is known for \"node02.example.org:9100\""
                + " [link.unknown.exporter]");
  }

  @Test
  void followsARelabeledAddressAndScheme() {
    String rules =
        ", relabel_configs: [{target_label: __address__, replacement: '"
            + NODE01
            + "'}, {target_label: __scheme__, replacement: https}]";

    LinkCheck check =
        scrapedBy(
            exporter(NODE01, TLS),
            FILES,
            "node, tls_config: {ca_file: ca.crt}" + targets("node02") + rules);

    assertThat(verdicts(check))
        .containsExactly("https://node01.example.org:9100/metrics will be up");
  }

  @Test
  void findsTargetsWithoutAPortAtThatOfTheirScheme() {
    LinkCheck.Builder check = exporter("node01.example.org:443", TLS).exporter("node02:80");

    assertThat(
            verdicts(
                scrapedBy(
                    check,
                    FILES,
                    "secure, " + SCRAPE + targets("node01.example.org"),
                    "plain" + targets("node02"))))
        .containsExactly(
            "https://node01.example.org/metrics will be up", "http://node02/metrics will be up");
  }

  @Test
  void addsThePortBeforePrometheus3() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("prometheus.yml"),
            "scrape_configs:\n- {job_name: node" + targets("node02") + "}\n");

    LinkCheck check =
        LinkCheck.builder()
            .exporter("node02:80")
            .version(PrometheusVersion.of("2.45.0"))
            .prometheus(config)
            .build();

    assertThat(verdicts(check)).containsExactly("http://node02:80/metrics will be up");
  }

  @Test
  void saysOnceWhatKeepsAllTargetsOfAJobDown() {
    LinkCheck check =
        scrapedBy(
            exporter(exporter(NODE01, TLS), NODE02, TLS, FILES),
            FILES,
            "node, scheme: https, tls_config: {ca_file: nope.crt}" + targets(NODE01, NODE02));

    assertThat(check.verdicts()).hasSize(2).allMatch(LinkVerdict::isDown);
    assertThat(problems(check))
        .containsExactly(
            "prometheus.yml:2:48: warning: unable to read CA cert: unable to read file nope.crt:"
                + " open nope.crt: no such file or directory [link.file.ca]");
  }

  @Test
  void judgesEachJobOfAnExporter() {
    LinkCheck check =
        scrapedBy(
            exporter(NODE01, TLS),
            FILES,
            "right, " + SCRAPE + targets(NODE01),
            "wrong" + targets(NODE01));

    assertThat(check.verdicts()).extracting(LinkVerdict::job).containsExactly("right", "wrong");
    assertThat(check.verdicts())
        .extracting(LinkVerdict::state)
        .containsExactly(State.UP, State.DOWN);
    assertThat(problems(check))
        .containsExactly(
            "prometheus.yml:3:3: warning: \"node01.example.org:9100\" is scraped over plain HTTP,"
                + " but its exporter serves HTTPS [link.scheme.http]");
  }

  @Test
  void saysThatNobodyScrapesAnExporter() {
    LinkCheck.Builder check = exporter(exporter(NODE01, TLS), NODE02, TLS, FILES);

    assertThat(problems(scrapedBy(check, FILES, "node, " + SCRAPE + targets(NODE01))))
        .containsExactly(
            "web.yml:1:1: note: no scrape job has \"node02.example.org:9100\" as a target"
                + " [link.exporter.unscraped]");
  }

  @Test
  void looksForNoScrapesWithoutAPrometheus() {
    LinkCheck check = exporter(NODE01, TLS).build();

    assertThat(check.verdicts()).isEmpty();
    assertThat(problems(check)).isEmpty();
  }

  @Test
  void judgesNoFileThatIsProvidedAtRunTime() {
    FileSource exporters = FILES.provided("/etc/node/*");
    String web = TLS.replace("node.key", "/etc/node/node.key");

    LinkCheck check =
        scrapedBy(
            exporter(LinkCheck.builder(), NODE01, web, exporters),
            FILES.provided("/run/secrets/*"),
            "key, " + SCRAPE + targets(NODE01),
            "ca, scheme: https, tls_config: {ca_file: /run/secrets/ca.crt}" + targets(NODE01));

    assertThat(problems(check))
        .containsExactly(
            "prometheus.yml:3:46: note: /run/secrets/ca.crt is provided at run time"
                + " [link.unknown.file]",
            "web.yml:1:42: note: /etc/node/node.key is provided at run time [link.unknown.file]");
    assertThat(check.verdicts())
        .extracting(LinkVerdict::state)
        .containsExactly(State.UNKNOWN, State.UNKNOWN);
  }

  @Test
  void looksUpMountedFilesInOneSourceAfterTheOther() {
    FileSource mounted = FILES.mountedAt("/etc/prometheus");
    FileSource files = mounted.or(FileSource.of(Map.of("/run/secrets/password", "correct horse")));

    LinkCheck check =
        scrapedBy(
            exporter(NODE01, TLS + USERS),
            files,
            "node, scheme: https, tls_config: {ca_file: /etc/prometheus/ca.crt}, basic_auth:"
                + " {username: prometheus, password_file: /run/secrets/password}"
                + targets(NODE01));

    assertThat(verdicts(check))
        .containsExactly("https://node01.example.org:9100/metrics will be up");
  }

  @Test
  void pointsAtTheFileThatCannotBeRead() {
    String login = "basic_auth: {password_file: password, username_file: nope}";
    String client = "tls_config: {cert_file: node.crt, key_file: nope}";

    LinkCheck check =
        scrapedBy(
            LinkCheck.builder().exporter(NODE01),
            FILES,
            "a, " + login + targets(NODE01),
            "b, " + client + targets(NODE01));

    assertThat(problems(check))
        .containsExactly(
            "prometheus.yml:2:55: warning: unable to read basic auth username: unable to read file"
                + " nope: open nope: no such file or directory [link.file.credentials]",
            "prometheus.yml:3:51: warning: unable to read client key: unable to read file nope:"
                + " open nope: no such file or directory [link.file.client-cert]");
  }

  @Test
  void showsNoSecret() {
    String wrong = "hunter2";

    LinkCheck check =
        scrapedBy(
            exporter(NODE01, TLS + USERS),
            FILES,
            "a, " + SCRAPE + login(wrong) + targets(NODE01),
            "b, " + SCRAPE + login(HASH) + targets(NODE01),
            "c, " + SCRAPE + ", bearer_token: " + wrong + targets(NODE01));

    assertThat(check.verdicts()).hasSize(3).allMatch(LinkVerdict::isDown);
    assertThat(check.run().toText() + check.verdicts() + check.run())
        .contains("[link.login.password]", "[link.login.hash]", "[link.login.missing]")
        .doesNotContain(wrong, HASH, "correct horse");
  }

  private static String login(String password) {
    return ", basic_auth: {username: prometheus, password: '" + password + "'}";
  }
}
