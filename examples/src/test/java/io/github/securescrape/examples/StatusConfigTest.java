// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.GlobalConfig;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.discovery.FileSdConfig;
import io.github.securescrape.prometheus.discovery.StaticConfig;
import io.github.securescrape.prometheus.http.Authorization;
import io.github.securescrape.prometheus.http.BasicAuth;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import io.github.securescrape.prometheus.http.HttpHeader;
import io.github.securescrape.prometheus.http.OAuth2;
import io.github.securescrape.prometheus.http.ProxyConfig;
import io.github.securescrape.prometheus.http.TlsConfig;
import io.github.securescrape.prometheus.relabel.RelabelConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import io.github.securescrape.testkit.server.Binaries;
import io.github.securescrape.testkit.server.Binary;
import io.github.securescrape.testkit.server.PrometheusProcess;
import java.io.StringReader;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Every text that we write into {@code prometheus.yml}, as a real Prometheus has understood it, and
 * as a YAML 1.1 reader does. Left out: secrets, which Prometheus masks, what it rewrites (URLs of
 * proxies, bearer tokens), and the one file that must be there (of failed scrapes).
 */
class StatusConfigTest {

  private static final int JOBS = 40;
  private static final String MASK = "<secret>";

  private NastyTexts texts = new NastyTexts(5);
  private PrometheusVersion version = PrometheusVersion.NEWEST_KNOWN;

  static Stream<Binary> oldestAndNewest() {
    List<Binary> all = Binaries.prometheus();
    return all.isEmpty()
        ? abort("no prometheus on this machine")
        : Stream.of(all.get(0), all.get(all.size() - 1)).distinct();
  }

  @ParameterizedTest
  @MethodSource("oldestAndNewest")
  void prometheusReadsWhatWeWrite(Binary prometheus, @TempDir Path folder) throws Exception {
    version = new PrometheusVersion(prometheus.version());
    for (int seed = 1; seed <= 2; seed++) {
      texts = new NastyTexts(seed);
      PrometheusConfig written = config();
      Path file = folder.resolve("prometheus.yml");
      PrometheusYaml.write(written, file);
      String status;
      try (PrometheusProcess server = PrometheusProcess.start(prometheus, file)) {
        status = server.statusConfig();
      }

      List<String> differences = new ArrayList<>();
      int compared = compare("", tree(PrometheusYaml.print(written)), tree(status), differences);
      assertThat(differences).isEmpty();
      assertThat(compared).isGreaterThan(JOBS * 20);
    }
  }

  @Test
  void snakeYamlReadsWhatWeWrite() throws Exception {
    for (int seed = 1; seed <= 10; seed++) {
      texts = new NastyTexts(seed);
      PrometheusConfig written = config();
      List<String> expected = new ArrayList<>();
      collect(written, expected);
      LoaderOptions options = new LoaderOptions();
      options.setCodePointLimit(Integer.MAX_VALUE);

      List<String> read = new ArrayList<>();
      collect(new Yaml(new SafeConstructor(options)).load(PrometheusYaml.print(written)), read);

      assertThat(read).containsSubsequence(expected);
      assertThat(expected).hasSizeGreaterThan(JOBS * 20);
    }
  }

  private PrometheusConfig config() {
    PrometheusConfig.Builder config = PrometheusConfig.builder();
    GlobalConfig.Builder global = GlobalConfig.builder().scrapeInterval(Duration.ofDays(1));
    for (int i = 0; i < JOBS; i++) {
      // Prometheus 3 puts variables of its environment there.
      global.putExternalLabels("l" + i, texts.next().replace('$', 's'));
      config.addScrapeConfigs(job(i));
    }
    return config.global(global.build()).build();
  }

  private ScrapeJob job(int number) {
    ScrapeJob.Builder job =
        ScrapeJob.builder(texts.next() + number)
            .metricsPath(texts.next())
            .scheme(texts.next())
            .http(http(number))
            .addStaticConfigs(
                StaticConfig.builder()
                    .addTargets(texts.next().replace('/', '_'))
                    .putLabels("label", texts.next())
                    .build())
            .addServiceDiscoveries(FileSdConfig.of(path().replace('*', '_') + ".yml"))
            .addRelabelConfigs(relabel())
            .addMetricRelabelConfigs(relabel());
    job.putParams(texts.next(), List.of(texts.next(), texts.next()));
    return job.build();
  }

  private RelabelConfig relabel() {
    RelabelConfig.Builder relabel =
        RelabelConfig.builder()
            .separator(texts.next())
            .regex("\\Q" + texts.next().replace("\\E", "") + "\\E")
            .targetLabel("label")
            .replacement(texts.next());
    return relabel.sourceLabels(List.of("label", "other")).build();
  }

  private HttpClientConfig http(int number) {
    HttpClientConfig.Builder http = HttpClientConfig.builder().tlsConfig(tls(number));
    switch (number % 4) {
      case 0 -> http.authorization(authorization(number));
      case 1 -> http.oauth2(oauth2());
      default -> http.basicAuth(basicAuth(number));
    }
    if (version.isAtLeast("2.43.0")) {
      http.proxy(ProxyConfig.builder().proxyUrl("http://proxy").noProxy(texts.next()).build());
    }
    if (version.isAtLeast("2.53.0")) {
      HttpHeader header = HttpHeader.builder().addValues(texts.next()).addFiles(path()).build();
      http.putHttpHeaders("X-" + texts.next(), header);
    }
    return http.build();
  }

  private BasicAuth basicAuth(int number) {
    BasicAuth.Builder auth = BasicAuth.builder();
    boolean refs = version.isAtLeast("2.53.0");
    if (refs && number % 3 == 0) {
      auth.usernameRef(texts.next()).passwordRef(texts.next());
    } else if (refs && number % 3 == 1) {
      auth.usernameFile(path()).password(Secret.of("masked"));
    } else {
      auth.username(texts.next()).passwordFile(path());
    }
    return auth.build();
  }

  private Authorization authorization(int number) {
    // Blanks around the type are cut off.
    Authorization.Builder auth = Authorization.builder().type("x" + texts.next() + "x");
    if (version.isAtLeast("2.53.0") && number % 3 == 0) {
      auth.credentialsRef(texts.next());
    } else {
      auth.credentialsFile(path());
    }
    return auth.build();
  }

  private OAuth2 oauth2() {
    return OAuth2.builder(texts.next(), texts.next())
        .clientSecretFile(path())
        .addScopes(texts.next(), texts.next())
        .putEndpointParams(texts.next(), texts.next())
        .build();
  }

  private TlsConfig tls(int number) {
    TlsConfig.Builder tls = TlsConfig.builder().serverName(texts.next());
    if (version.isAtLeast("2.53.0") && number % 3 == 0) {
      tls.caRef(texts.next()).certRef(texts.next()).keyRef(texts.next());
    } else if (version.isAtLeast("2.45.0") && number % 3 == 1) {
      tls.ca(texts.next()).cert(texts.next()).keyFile(path());
    } else {
      tls.caFile(path()).certFile(path()).keyFile(path());
    }
    return tls.build();
  }

  /** Returns an absolute path, which Prometheus shows as it is. */
  private String path() {
    return "/" + texts.next();
  }

  /** Returns a document as maps, lists and texts, whatever type a reader may see in them. */
  private static Object tree(String yaml) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    return tree(new Yaml(options).compose(new StringReader(yaml)));
  }

  private static Object tree(Node node) {
    if (node instanceof MappingNode mapping) {
      Map<Object, Object> map = new LinkedHashMap<>();
      mapping.getValue().forEach(e -> map.put(tree(e.getKeyNode()), tree(e.getValueNode())));
      return map;
    }
    return node instanceof SequenceNode sequence
        ? sequence.getValue().stream().map(StatusConfigTest::tree).toList()
        : ((ScalarNode) node).getValue();
  }

  /** Collects where trees differ; Prometheus shows defaults too, which were not written. */
  private static int compare(String path, Object written, Object read, List<String> differences) {
    int compared = 0;
    if (written instanceof Map<?, ?> map && read instanceof Map<?, ?> other) {
      for (Map.Entry<?, ?> each : map.entrySet()) {
        String place = path + "." + each.getKey();
        Object value = other.containsKey(each.getKey()) ? other.get(each.getKey()) : "nothing";
        compared += 1 + compare(place, each.getValue(), value, differences);
      }
    } else if (written instanceof List<?> list
        && read instanceof List<?> other
        && list.size() == other.size()) {
      for (int i = 0; i < list.size(); i++) {
        compared += compare(path + "[" + i + "]", list.get(i), other.get(i), differences);
      }
    } else if (!written.equals(read) && !(path.endsWith(".password") && MASK.equals(read))) {
      differences.add(path + ": wrote " + written + ", read " + read);
    }
    return compared + 1;
  }

  /** Collects all texts in a record, or in a tree that was read, in their order. */
  private static void collect(Object value, List<String> texts) throws Exception {
    if (value instanceof String text) {
      texts.add(text);
    } else if (value instanceof List<?> list) {
      for (Object each : list) {
        collect(each, texts);
      }
    } else if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> each : map.entrySet()) {
        collect(each.getKey(), texts);
        collect(each.getValue(), texts);
      }
    } else if (value instanceof Record && isModel(value)) {
      for (RecordComponent each : value.getClass().getRecordComponents()) {
        collect(each.getAccessor().invoke(value), texts);
      }
    }
  }

  private static boolean isModel(Object record) {
    return !record.getClass().getPackageName().endsWith(".value");
  }
}
