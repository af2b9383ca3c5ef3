// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.house;

import io.github.securescrape.core.files.FileMode;
import io.github.securescrape.core.files.FileSet;
import io.github.securescrape.core.files.FileSource;
import io.github.securescrape.core.password.BcryptHash;
import io.github.securescrape.core.password.Login;
import io.github.securescrape.core.problem.Baseline;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.core.problem.Suppression;
import io.github.securescrape.core.problem.Suppressions;
import io.github.securescrape.core.tls.CertificateAuthority;
import io.github.securescrape.core.tls.CertificateRequest;
import io.github.securescrape.core.tls.CertificateSigningRequest;
import io.github.securescrape.core.tls.SubjectAlternativeName;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.core.yaml.SuppressionsYaml;
import io.github.securescrape.k8s.helm.KubePrometheusStack;
import io.github.securescrape.k8s.operator.ManifestCheck;
import io.github.securescrape.k8s.operator.Manifests;
import io.github.securescrape.k8s.operator.OperatorPreview;
import io.github.securescrape.k8s.scrapeconfig.ScrapeConfigs;
import io.github.securescrape.k8s.secret.FleetSecret;
import io.github.securescrape.k8s.secret.SecretKeys;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.fleet.FleetYaml;
import io.github.securescrape.prometheus.host.Firewall;
import io.github.securescrape.prometheus.host.HostCheck;
import io.github.securescrape.prometheus.host.HostFile;
import io.github.securescrape.prometheus.http.BasicAuth;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.web.WebConfig;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import io.github.securescrape.prometheus.yaml.TargetGroupsYaml;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/**
 * Programs with problems that no file can cause: what each returns, or throws, is the report on the
 * page of its code, its comment the prose.
 */
final class ProblemSnippets {

  /** Names the code that a method shows. */
  @Retention(RetentionPolicy.RUNTIME)
  @interface Shows {
    String value();
  }

  private ProblemSnippets() {}

  /**
   * The file is not there, or the user who runs the program may not read it. A relative path starts
   * at the folder that the program was started in.
   */
  @Shows("file.unreadable")
  static Object fileUnreadable(Path out) {
    return PrometheusYaml.read(out.resolve("prometheus.yml")).report();
  }

  /**
   * A file of targets whose name ends in `.json` is read as JSON, and so is what an HTTP server
   * answers. JSON knows no comma after the last item and no comments. A file that ends in `.yml` or
   * `.yaml` may have both.
   */
  @Shows("json.syntax")
  static Object jsonSyntax(Path out) {
    String targets =
        """
        [
          {"targets": ["node01.example.org:9100"]},
        ]
        """;
    return TargetGroupsYaml.parse("targets.json", targets, PrometheusVersion.NEWEST_KNOWN).report();
  }

  /**
   * Files of a set are written below one folder, or none of them is: here a file stands where a
   * folder has to be. The report names every file that cannot be written, each with its reason.
   */
  @Shows("files.not-writable")
  static Object filesNotWritable(Path out) throws IOException {
    Files.createFile(out.resolve("node01"));
    FileSet files = FileSet.builder().add("node01/config.yml", "", FileMode.PRIVATE).build();
    return files.writeTo(out);
  }

  /**
   * An earlier run left certificates and keys in the folder, which are kept. What is there but
   * cannot be used, such as a key without its certificate, is never overwritten: it may be the only
   * one.
   */
  @Shows("fleet.material.unusable")
  static Object materialUnusable(Path out) throws IOException {
    Fleet.Builder fleet = Fleet.builder("external-nodes").exporter("node01", "203.0.113.10:9100");
    fleet.build().files().writeTo(out);
    Files.delete(out.resolve("authority/ca.crt"));
    return fleet.keep(out).build();
  }

  /**
   * The folder holds certificates of one authority, and the fleet was told to use another.
   * Exporters would come up with certificates that Prometheus no longer trusts, so nothing is made
   * before somebody decides: move the old files away, or give the authority that issued them.
   */
  @Shows("fleet.material.other-authority")
  static Object materialOtherAuthority(Path out) {
    Fleet.Builder fleet = Fleet.builder("external-nodes").exporter("node01", "203.0.113.10:9100");
    fleet.authority(CertificateAuthority.create("Acme monitoring")).build().files().writeTo(out);
    return fleet.authority(CertificateAuthority.create("Acme")).keep(out).build();
  }

  /** TCP ports go from 1 to 65535. The port is that of the exporter, such as 9100. */
  @Shows("host.firewall.port")
  static Object firewallPort(Path out) {
    return new Firewall(91000, List.of("198.51.100.7"));
  }

  /**
   * The exporter waits for a TLS handshake, and answers what is none by 400. It is not the login
   * that is wrong.
   */
  @Shows("host.curl.plain-http")
  static Object curlPlainHttp(Path out) {
    WebConfig webConfig =
        WebConfig.builder().tls(tls -> tls.certFile("node.crt").keyFile("node.key")).build();
    HostFile script = HostFile.shell("test.sh", "curl http://node01.example.org:9100/metrics");
    return HostCheck.of(script).webConfig(webConfig).run();
  }

  /**
   * A web config guards all paths alike; there is none for health checks. Prometheus tells by `up`
   * whether an exporter works.
   */
  @Shows("host.healthcheck.no-login")
  static Object healthcheckNoLogin(Path out) {
    String compose =
        """
        services:
          node-exporter:
            image: prom/node-exporter:v1.11.1
            user: "65534:65534"
            network_mode: host
            volumes: ["./config:/config:ro"]
            command: ["--web.config.file=/config/config.yml"]
            healthcheck:
              test: ["CMD", "wget", "-q", "https://127.0.0.1:9100/metrics"]
        """;
    WebConfig webConfig =
        WebConfig.builder()
            .tls(tls -> tls.certFile("node.crt").keyFile("node.key"))
            .putBasicAuthUsers(
                "prometheus", BcryptHash.create(Login.create("prometheus").password()))
            .build();
    return HostCheck.of(HostFile.compose("compose.yml", compose)).webConfig(webConfig).run();
  }

  /**
   * A request to sign a certificate came with an RSA key of fewer than 2048 bits. Such keys can be
   * broken, and newer TLS libraries refuse them. Make a new key where the request was made.
   */
  @Shows("tls.key.weak")
  static Object weakKey(Path out) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(1024);
    var request =
        CertificateSigningRequest.create(
            CertificateRequest.builder("node01").build(), generator.generateKeyPair());
    return CertificateAuthority.create("Acme").sign(request, Duration.ofDays(90));
  }

  /**
   * A certificate is valid for host names, IP addresses, mail addresses and URIs. A text that is
   * none of its kind would make a certificate that fits no target.
   */
  @Shows("tls.san.invalid")
  static Object subjectAlternativeName(Path out) {
    return SubjectAlternativeName.dns("node01.example.org:9100");
  }

  /**
   * The library reads no file of more than 256 MiB, so that a wrong path cannot eat all memory.
   * Prometheus has no such bound; let it find targets by file or HTTP discovery instead.
   */
  @Shows("yaml.limit")
  static Object tooLarge(Path out) throws IOException {
    Path file = out.resolve("prometheus.yml");
    try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
      huge.setLength(300_000_000);
    }
    return PrometheusYaml.read(file).report();
  }

  /**
   * A Java text can end in the middle of a character, when it was cut off by length: "\ud83d" is
   * the first half of an emoji. No file in UTF-8 can hold that half.
   */
  @Shows("yaml.print.surrogate")
  static Object halfCharacter(Path out) {
    ScrapeJob job = ScrapeJob.builder("node \ud83d").build();
    return PrometheusYaml.print(PrometheusConfig.builder().addScrapeConfigs(job).build());
  }

  /**
   * Kubernetes names namespaces by the rule for DNS labels, and answers a resource with another
   * namespace with an error. Capital letters, dots and underscores are not allowed.
   */
  @Shows("k8s.namespace")
  static Object namespace(Path out) {
    return FleetSecret.builder("external-nodes-scrape").namespace("Monitoring").build();
  }

  /**
   * Kubernetes names Secrets and ScrapeConfigs by the rule for DNS names. Capital letters and
   * underscores are not allowed.
   */
  @Shows("k8s.name")
  static Object resourceName(Path out) {
    return FleetSecret.builder("external_nodes").namespace("monitoring").build();
  }

  /**
   * Helm refuses such a name for a release, so there can be none. It has at most 53 characters,
   * because charts add to it to name their resources.
   */
  @Shows("k8s.helm.release")
  static Object release(Path out) {
    Fleet fleet = Fleet.builder("nodes").exporter("node01", "203.0.113.10:9100").build();
    return KubePrometheusStack.release("Prometheus").namespace("monitoring").overlay(fleet);
  }

  /** The keys of a Secret become file names where it is mounted, so they hold no `/` or blank. */
  @Shows("k8s.secret.key")
  static Object secretKey(Path out) {
    return SecretKeys.builder().ca("certs/ca.crt").build();
  }

  /**
   * One key of the Secret was chosen for two values, here the user name and the password, of which
   * one would be lost.
   */
  @Shows("k8s.secret.key-twice")
  static Object secretKeyTwice(Path out) {
    Fleet fleet = Fleet.builder("nodes").exporter("node01", "203.0.113.10:9100").build();
    SecretKeys keys = SecretKeys.builder().login("scrape", "scrape").build();
    return ScrapeConfigs.of(fleet).namespace("monitoring").keys(keys).secret();
  }

  /**
   * The keys of an exporter's own login were chosen, but the exporter lets in the login of all, or
   * there is no exporter of that name.
   */
  @Shows("k8s.secret.no-own-login")
  static Object noOwnLogin(Path out) {
    Fleet fleet = Fleet.builder("nodes").exporter("node01", "203.0.113.10:9100").build();
    SecretKeys keys = SecretKeys.builder().exporter("node01", "user", "password").build();
    return ScrapeConfigs.of(fleet).namespace("monitoring").keys(keys).secret();
  }

  /** The API server stores no Secret of more than 1 MiB. Make two fleets of the one. */
  @Shows("k8s.secret.too-large")
  static Object secretTooLarge(Path out) {
    return FleetSecret.builder("nodes-scrape")
        .namespace("monitoring")
        .putData("ca.crt", Secret.of("x".repeat(2_000_000)))
        .build();
  }

  /**
   * Prometheus knows more than the custom resource has fields for. What is lost is told key by key;
   * a job that needs it can stay in `additionalScrapeConfigs`.
   */
  @Shows("k8s.conversion.lost")
  static Object lost(Path out) {
    ScrapeJob job =
        ScrapeJob.builder("node")
            .staticTargets("203.0.113.10:9100")
            .http(http -> http.followRedirects(false))
            .build();
    return ScrapeConfigs.of(job).namespace("monitoring").release("stack").report();
  }

  /**
   * A ScrapeConfig names no files, so the contents of those that a job names go into a Secret.
   * Where they are not at hand, the reference is made all the same, and the Secret has to get the
   * key by other means.
   */
  @Shows("k8s.conversion.file")
  static Object fileNotAtHand(Path out) {
    ScrapeJob job =
        ScrapeJob.builder("node")
            .staticTargets("203.0.113.10:9100")
            .http(http -> http.tls(tls -> tls.caFile("/etc/prometheus/ca.crt")))
            .build();
    return ScrapeConfigs.of(job).namespace("monitoring").release("stack").report();
  }

  /**
   * The Prometheus of kube-prometheus-stack selects ScrapeConfigs by the label `release`, with the
   * name of its Helm release as value. Without it the resources are stored and nothing is scraped.
   */
  @Shows("k8s.scrapeconfig.no-release")
  static Object noRelease(Path out) {
    Fleet fleet = Fleet.builder("nodes").exporter("node01", "203.0.113.10:9100").build();
    return ScrapeConfigs.of(fleet).namespace("monitoring").report();
  }

  /**
   * The operator's config-reloader fills in variables of its container's environment, wherever they
   * stand in the generated configuration. `$(POD_NAME)` is set there; a variable that is not set
   * stays as it is. There is no escape, so choose another text.
   */
  @Shows("k8s.reloader.variable")
  static Object reloaderVariable(Path out) {
    Fleet fleet =
        Fleet.builder("nodes")
            .exporter(
                "node01", "203.0.113.10:9100", exporter -> exporter.putLabels("by", "$(POD_NAME)"))
            .build();
    return KubePrometheusStack.release("prom").namespace("monitoring").overlay(fleet).report();
  }

  /**
   * The chart renders `additionalScrapeConfigs` with Helm's template engine, which deletes this
   * text from its output: the label would be another.
   */
  @Shows("k8s.helm.no-value")
  static Object helmNoValue(Path out) {
    Fleet fleet =
        Fleet.builder("nodes")
            .exporter(
                "node01", "203.0.113.10:9100", exporter -> exporter.putLabels("rack", "<no value>"))
            .build();
    return KubePrometheusStack.release("prom").namespace("monitoring").overlay(fleet);
  }

  /**
   * Helm turns the values into JSON and back before the chart renders them. With some control
   * characters, such as DEL, it does not read back what it wrote, and goes on with nothing: no job
   * is scraped, and nobody is told.
   */
  @Shows("k8s.helm.lost-character")
  static Object helmLostCharacter(Path out) {
    Fleet fleet =
        Fleet.builder("nodes")
            .exporter(
                "node01", "203.0.113.10:9100", exporter -> exporter.putLabels("rack", "7\177"))
            .build();
    return KubePrometheusStack.release("prom").namespace("monitoring").overlay(fleet);
  }

  /**
   * Helm stores the values of each release in the cluster, and prints them with `helm get values`.
   * Without `inline_password`, the password stands in the Secret that is mounted into Prometheus.
   */
  @Shows("k8s.helm.inline-password")
  static Object helmInlinePassword(Path out) {
    Fleet fleet =
        Fleet.builder("nodes")
            .exporter("node01", "203.0.113.10:9100")
            .config(config -> config.inlinePassword(true))
            .build();
    return KubePrometheusStack.release("prom").namespace("monitoring").overlay(fleet).report();
  }

  /**
   * Helm stores the values of each release in the cluster, and prints them with `helm get values`.
   * Name a file by `password_file` and mount the Secret that holds it; or put the jobs themselves
   * into a Secret, by `additionalScrapeConfigsSecret`.
   */
  @Shows("k8s.helm.inline-refused")
  static Object helmInlineRefused(Path out) {
    Secret password = Secret.of("correct horse");
    BasicAuth login = BasicAuth.builder().username("prometheus").password(password).build();
    ScrapeJob job =
        ScrapeJob.builder("nodes")
            .staticTargets("203.0.113.10:9100")
            .http(http -> http.basicAuth(login))
            .build();
    return KubePrometheusStack.release("prom")
        .namespace("monitoring")
        .values()
        .scrapeJobs(job)
        .build();
  }

  /** Five hundred levels are far beyond what a manifest or a values file needs. */
  @Shows("yaml.value.depth")
  static Object tooDeep(Path out) {
    String text = "spec: " + "[".repeat(600) + "]".repeat(600);
    return ManifestCheck.of(Manifests.parse("deep.yaml", text)).run();
  }

  /** Values and Secret are written side by side; the Secret is always called `secret.yaml`. */
  @Shows("k8s.helm.values-file")
  static Object helmValuesFile(Path out) {
    Fleet fleet = Fleet.builder("nodes").exporter("node01", "203.0.113.10:9100").build();
    return KubePrometheusStack.release("prom")
        .namespace("monitoring")
        .overlay(fleet)
        .writeTo(out.resolve("secret.yaml"));
  }

  /**
   * What the operator generates depends on the Prometheus that it is for: its version, its
   * selectors and its limits. A Helm chart holds it too; `helm template` prints it.
   */
  @Shows("k8s.preview.no-prometheus")
  static Object noPrometheus(Path out) {
    Manifests manifests = Manifests.parse("manifests.yaml", "");
    return OperatorPreview.of(manifests).make().report();
  }

  /** There is one configuration for each Prometheus. Say which one to show. */
  @Shows("k8s.preview.many")
  static Object manyPrometheuses(Path out) {
    String text =
        """
        apiVersion: monitoring.coreos.com/v1
        kind: Prometheus
        metadata: {name: main, namespace: monitoring}
        spec: {scrapeConfigSelector: {}}
        ---
        apiVersion: monitoring.coreos.com/v1
        kind: Prometheus
        metadata: {name: tenants, namespace: monitoring}
        spec: {scrapeConfigSelector: {}}
        """;
    return OperatorPreview.of(Manifests.parse("prometheus.yaml", text)).make().report();
  }

  /**
   * The problem is mended, or the suppression has the wrong code, file or path. What it was for may
   * come back unseen one day, so it is better removed.
   */
  @Shows("report.suppression.unused")
  static Object suppressionUnused(Path out) {
    Suppression lab = Suppression.of("scrape.*", "the lab has a metered line");
    return Report.clean().suppressing(Suppressions.of(lab), LocalDate.of(2027, 1, 31));
  }

  /**
   * Somebody set a day after which the problem must not be there any more. It still is, and is
   * shown again.
   */
  @Shows("report.suppression.ended")
  static Object suppressionEnded(Path out) {
    String text =
        """
        name: nodes
        # securescrape:ignore fleet.insecure-skip-verify waits for the vault until 2027-01-31
        insecure_skip_verify: true
        exporters: [{name: node01, address: "203.0.113.10:9100"}]
        """;
    Report report = FleetYaml.parse("fleet.yml", text, FileSource.none()).report();
    Suppressions known = SuppressionsYaml.inComments("fleet.yml", text).orThrow();
    return report.suppressing(known, LocalDate.of(2027, 2, 1));
  }

  /**
   * What is an error keeps the file from being loaded, whoever says that it is none. So errors stay
   * in the report; suppress warnings and notes only.
   */
  @Shows("report.suppression.error")
  static Object suppressionOfError(Path out) {
    String text = "scrape_configs: [{scheme: https}]";
    Report report =
        PrometheusYaml.parse("prometheus.yml", text, PrometheusVersion.NEWEST_KNOWN).report();
    Suppression all = Suppression.of("schema.*", "works for us");
    return report.suppressing(Suppressions.of(all), LocalDate.of(2027, 1, 31));
  }

  /** A code is what stands in brackets at the end of a problem. There is none for everything. */
  @Shows("report.suppression.code")
  static Object suppressionCode(Path out) {
    return Suppression.of("*", "the lab has a metered line");
  }

  /**
   * A comment suppresses problems of one code, or of those that begin alike, on its own line or the
   * next. It has to say why.
   */
  @Shows("report.suppression.comment")
  static Object suppressionComment(Path out) {
    String text =
        """
        global:
          # securescrape:ignore scrape.interval-too-long
          scrape_interval: 10m
        """;
    return SuppressionsYaml.inComments("prometheus.yml", text).report();
  }

  /**
   * A baseline holds the problems that were there when somebody began to look. One of them is
   * mended; as long as the baseline knows it, it may come back unseen.
   */
  @Shows("report.baseline.gone")
  static Object baselineGone(Path out) {
    Baseline known =
        Baseline.parse("fleet.inline-password fleet.yml at login: the password stands in the file");
    return Report.clean().beyond(known);
  }
}
