// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.openshift.api.model.monitoring.v1alpha1.ScrapeConfig;
import io.fabric8.openshift.api.model.monitoring.v1alpha1.ScrapeConfigSpec;
import io.github.securescrape.core.files.FileEntry;
import io.github.securescrape.core.files.FileOwner;
import io.github.securescrape.core.password.Login;
import io.github.securescrape.core.tls.KeyType;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.k8s.helm.KubePrometheusStack;
import io.github.securescrape.k8s.helm.ValuesOverlay;
import io.github.securescrape.k8s.scrapeconfig.ScrapeConfigs;
import io.github.securescrape.k8s.secret.FleetSecret;
import io.github.securescrape.k8s.secret.SecretKeys;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.fleet.CertificateConfig;
import io.github.securescrape.prometheus.fleet.Exporter;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.fleet.FleetConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import io.github.securescrape.testkit.exporter.SecuredExporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The recipe "scrape metrics from nodes outside of a Kubernetes cluster", as many follow it by
 * hand: a certificate with openssl, a password with htpasswd, {@code config.yml}, Compose, a
 * Secret, Helm values or a ScrapeConfig, iptables. Each step stands beside the call that replaces
 * it; what the recipe does on purpose is asked for, and reported.
 */
class ScrapeNodesOutsideKubernetesTest {

  private static final String NAMESPACE = "prometheus";
  private static final String RELEASE = "prometheus-stack";

  @TempDir private Path out;
  private Fleet fleet;
  private Exporter node01;

  /** What the recipe asks for: RSA, self-signed, a subject, verification off, plain password. */
  private static void asTheRecipeDoes(FleetConfig.Builder config) {
    config
        .selfSigned(true)
        .insecureSkipVerify(true)
        .inlinePassword(true)
        .scrapeInterval(Scrapes.INTERVAL)
        .addSources("198.51.100.7")
        // openssl req -new -newkey rsa:2048 -days 365 -nodes -x509 -subj "/C=US/.../CN=localhost"
        .certificate(
            CertificateConfig.builder()
                .country("US")
                .state("California")
                .locality("Oakland")
                .organization("MyOrg")
                .commonName("localhost")
                .keyType(KeyType.RSA_2048)
                .validity(Duration.ofDays(365))
                .build());
  }

  @BeforeEach
  void describeTheNode() {
    fleet =
        Fleet.builder("external-nodes")
            .config(ScrapeNodesOutsideKubernetesTest::asTheRecipeDoes)
            // htpasswd -nBC 12 "" | tr -d ':\n'
            .login(Login.of("prometheus", Secret.of("a plain-text password")))
            // -addext "subjectAltName = DNS:localhost"; the address, which it forgets, is added
            .exporter(
                "node01",
                "127.0.0.1:" + Loopback.freePorts(1).get(0),
                node -> node.addHosts("localhost"))
            .build();
    node01 = fleet.exporter("node01");
    fleet.files().writeTo(out);
  }

  @Test
  void securesTheNode() throws IOException {
    // mkdir -p /opt/node_exporter/configs; openssl req -new -newkey rsa:2048 ...
    var certificate = node01.identity().certificate();
    assertThat(certificate.getSubjectX500Principal().getName())
        .isEqualTo("CN=localhost,O=MyOrg,L=Oakland,ST=California,C=US");
    assertThat(certificate.getIssuerX500Principal())
        .isEqualTo(certificate.getSubjectX500Principal());
    assertThat(((RSAPublicKey) certificate.getPublicKey()).getModulus().bitLength())
        .isEqualTo(2048);
    assertThat(node01.identity().names().toString()).isEqualTo("[IP:127.0.0.1, DNS:localhost]");

    // vim /opt/node_exporter/config.yml
    String hash = node01.webConfig().basicAuthUsers().get("prometheus").reveal();
    assertThat(hash).startsWith("$2y$12$");
    assertThat(out.resolve("node01/config/config.yml"))
        .hasContent(RunningFleet.webConfig("prometheus", hash));

    // vim /opt/node_exporter/docker-compose.yml
    assertThat(Files.readString(out.resolve("node01/docker-compose.yml")))
        .contains(
            "image: prom/node-exporter:v",
            "- \"./config:/etc/node_exporter:ro\"",
            "- \"--collector.filesystem.mount-points-exclude=^/(sys|proc|dev|host|etc)($$|/)\"",
            "- \"--web.config.file=/etc/node_exporter/config.yml\"");

    // chown -R nobody:nobody /opt/node_exporter/configs
    Set<FileEntry> mounted =
        node01.files().entries().stream()
            .filter(file -> file.path().startsWith("config/"))
            .collect(Collectors.toSet());
    assertThat(mounted)
        .hasSize(3)
        .allMatch(file -> FileOwner.NOBODY.equals(file.owner()), "belongs to nobody");

    // iptables -A INPUT -p tcp --dport 9100 -s <K8S-Egress-IP> ... -j ACCEPT; ... -j REJECT
    assertThat(Files.readString(out.resolve("node01/firewall.sh")))
        .contains("-s 198.51.100.7 -j RETURN", "--reject-with tcp-reset", "DOCKER-USER");
  }

  @Test
  void reportsWhatIsUnsafe() {
    assertThat(fleet.report().toString())
        .isEqualTo(
            """
            warning: the password stands in prometheus.yml, readable to all who may read the\
             configuration [fleet.inline-password]
            warning: Prometheus takes any certificate: whoever is in between reads metrics and\
             password [fleet.insecure-skip-verify]
            warning: certificates vouch for themselves: each new one must reach Prometheus before\
             it is used [fleet.self-signed]
            certificate: note: RSA keys of 2048 bits are slow to use and the least that is\
             considered safe [fleet.key-type.rsa-2048]""");
  }

  @Test
  void scrapesWithHelmValues() throws IOException {
    // base64 -w 0 node_exporter.crt; vim node01-node-exporter-secret.yaml; vim values.yaml
    ValuesOverlay overlay =
        KubePrometheusStack.release(RELEASE)
            .namespace(NAMESPACE)
            .secretName("node01-node-exporter-crt")
            .overlay(fleet);
    overlay.writeTo(out.resolve("k8s/values.yaml"));

    // kubectl apply -f node01-node-exporter-secret.yaml -n prometheus
    Map<String, Object> secret = yaml(Files.readString(out.resolve("k8s/secret.yaml")));
    assertThat(at(secret, "metadata"))
        .isEqualTo(Map.of("name", "node01-node-exporter-crt", "namespace", NAMESPACE));
    mount(secret, out.resolve("pod/etc/prometheus/secrets/node01-node-exporter-crt"));

    // helm upgrade --install prometheus-stack . -n prometheus --values values.yaml
    Map<String, Object> spec =
        at(yaml(Files.readString(out.resolve("k8s/values.yaml"))), "prometheus", "prometheusSpec");
    assertThat(spec).containsOnlyKeys("secrets", "additionalScrapeConfigs");
    assertThat(spec).containsEntry("secrets", List.of("node01-node-exporter-crt"));
    assertThat(overlay.report().toString())
        .isEqualTo(
            "prometheus.prometheusSpec.additionalScrapeConfigs[0].basic_auth.password: warning:"
                + " `password` stands in the values, readable to all who may read Helm's releases"
                + " [k8s.helm.inline-password]");
    String jobs =
        new Yaml()
            .dump(Map.of("scrape_configs", spec.get("additionalScrapeConfigs")))
            .replace("/etc/prometheus/secrets", out + "/pod/etc/prometheus/secrets");
    Path inPod = out.resolve("pod/prometheus.yml");
    Files.writeString(inPod, jobs);
    ScrapeJob job = PrometheusYaml.read(inPod).orThrow().scrapeJob("external-nodes").orElseThrow();
    assertThat(job.scheme()).isEqualTo("https");
    assertThat(job.http().tlsConfig().insecureSkipVerify()).isTrue();
    assertThat(job.http().basicAuth().password().reveal()).isEqualTo("a plain-text password");
    assertThat(job.staticConfigs().get(0).labels()).isEqualTo(Map.of("instance", "node01"));

    // docker compose -f /opt/node_exporter/configs/docker-compose.yml up -d
    try (SecuredExporter exporter = Scrapes.start(node01, out.resolve("node01"))) {
      assertThat(exporter.address()).isEqualTo(node01.address());
      Scrapes.assertAllUp(inPod, 1);
    }
  }

  @Test
  void scrapesWithAScrapeConfig() throws IOException {
    // vim external-nodes-secrets.yaml; vim external-nodes-scfg.yaml
    ScrapeConfigs resources =
        ScrapeConfigs.of(fleet)
            .namespace(NAMESPACE)
            .release(RELEASE)
            .name("external-nodes-scfg")
            .secretName("external-nodes-secrets")
            .keys(
                SecretKeys.builder()
                    .ca("node01.node_exporter.crt")
                    .login("node01-basicauth-username", "node01-basicauth-password")
                    .build());
    resources.writeTo(out.resolve("k8s"));

    FleetSecret secret = resources.secret();
    assertThat(secret.data())
        .containsOnlyKeys(
            "node01.node_exporter.crt", "node01-basicauth-username", "node01-basicauth-password");
    ScrapeConfig resource = resources.scrapeConfigs().get(0);
    assertThat(resource.getMetadata().getName()).isEqualTo("external-nodes-scfg");
    assertThat(resource.getMetadata().getNamespace()).isEqualTo(secret.namespace());
    assertThat(resource.getMetadata().getLabels()).isEqualTo(Map.of("release", RELEASE));
    ScrapeConfigSpec spec = resource.getSpec();
    assertThat(spec.getJobName()).isEqualTo("external-nodes");
    assertThat(spec.getScheme()).isEqualTo("https");
    assertThat(spec.getTlsConfig().getInsecureSkipVerify()).isTrue();
    assertThat(spec.getTlsConfig().getCa().getSecret().getName()).isEqualTo(secret.name());
    assertThat(resources.report().problems()).isEmpty();

    // kubectl apply -f k8s: the operator makes a job of it, with the values of the Secret
    Path pod = Files.createDirectories(out.resolve("pod"));
    mount(yaml(Files.readString(out.resolve("k8s/secret.yaml"))), pod);
    Path inPod = pod.resolve("prometheus.yml");
    PrometheusYaml.write(
        PrometheusConfig.builder().addScrapeConfigs(asTheOperatorDoes(spec)).build(), inPod);
    try (SecuredExporter exporter = Scrapes.start(node01, out.resolve("node01"))) {
      assertThat(exporter.address()).isEqualTo(node01.address());
      Scrapes.assertAllUp(inPod, 1);
    }
  }

  /** Returns the scrape job of a ScrapeConfig whose Secret is mounted beside prometheus.yml. */
  private static ScrapeJob asTheOperatorDoes(ScrapeConfigSpec spec) {
    ScrapeJob.Builder job =
        ScrapeJob.builder(spec.getJobName())
            .scheme(spec.getScheme().toLowerCase(Locale.ROOT))
            .scrapeInterval(Scrapes.INTERVAL)
            .http(
                http ->
                    http.tls(
                            tls ->
                                tls.caFile(spec.getTlsConfig().getCa().getSecret().getKey())
                                    .insecureSkipVerify(
                                        spec.getTlsConfig().getInsecureSkipVerify()))
                        .basicAuth("prometheus", spec.getBasicAuth().getPassword().getKey()));
    spec.getStaticConfigs()
        .forEach(group -> job.staticTargets(group.getTargets().toArray(String[]::new)));
    return job.build();
  }

  /** Writes what a Secret holds to files, as the kubelet does. */
  private static void mount(Map<String, Object> secret, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, Object> each : at(secret, "data").entrySet()) {
      Files.write(
          folder.resolve(each.getKey()), Base64.getDecoder().decode(each.getValue().toString()));
    }
  }

  private static Map<String, Object> yaml(String text) {
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> at(Map<String, Object> tree, String... keys) {
    Map<String, Object> place = tree;
    for (String key : keys) {
      place = (Map<String, Object>) place.get(key);
    }
    return place;
  }
}
