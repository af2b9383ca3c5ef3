// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.securescrape.core.RealTool;
import io.github.securescrape.core.tls.KeyType;
import io.github.securescrape.prometheus.discovery.StaticConfig;
import io.github.securescrape.prometheus.fleet.CertificateConfig;
import io.github.securescrape.prometheus.fleet.Exporter;
import io.github.securescrape.prometheus.fleet.ExporterConfig;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.fleet.FleetConfig;
import io.github.securescrape.prometheus.fleet.LoginConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is generated, and every text that is written, as the real promtool takes it. */
class PromtoolTest {

  private static final List<String> NASTY =
      List.of(
          "yes",
          "no",
          "on",
          "0x1F",
          "0o17",
          "017",
          "1_000",
          "12:30",
          "1e3",
          "~",
          "null",
          "",
          " ",
          " a",
          "a ",
          "a: b",
          "a #b",
          "- a",
          "&a",
          "*a",
          "!a",
          "%a",
          "@a",
          "`a",
          "'",
          "\"",
          "\\",
          "{{ x }}",
          "[a]",
          "<<",
          "=",
          "a\nb",
          "a\nb\n",
          "\na",
          "\t",
          "a\r\nb",
          "\u0085",
          "\u2028",
          "\u00a0",
          "é😀",
          "\u0007",
          "\u007f",
          "$1",
          "${HOME}",
          "$$",
          "---",
          "2001-01-01",
          ".inf",
          "-----BEGIN X-----\nYWJj\n-----END X-----\n");

  private static List<FleetConfig> shapes() {
    FleetConfig fleet =
        FleetConfig.builder("external-nodes")
            .login(LoginConfig.builder().cost(4L).build())
            .addExporters(
                ExporterConfig.builder().name("node01").address("203.0.113.10:9100").build())
            .addExporters(
                ExporterConfig.builder()
                    .name("node02")
                    .address("[2001:db8::1]:9100")
                    .putLabels("env", "yes")
                    .login(LoginConfig.builder().cost(4L).username("own").build())
                    .build())
            .build();
    return List.of(
        fleet,
        fleet.toBuilder().mutualTls(true).build(),
        fleet.toBuilder().selfSigned(true).mutualTls(true).build(),
        fleet.toBuilder()
            .selfSigned(true)
            .insecureSkipVerify(true)
            .inlinePassword(true)
            .certificate(CertificateConfig.builder().keyType(KeyType.RSA_2048).build())
            .build());
  }

  @Test
  void acceptsEveryGeneratedFile() throws Exception {
    for (RealTool promtool : RealTool.findAll("prometheus", "promtool")) {
      int number = 0;
      for (FleetConfig shape : shapes()) {
        String folder = "fleet" + number++;
        Fleet fleet = Fleet.of(shape, promtool.folder().resolve(folder));
        fleet.files().writeTo(promtool.folder().resolve(folder));

        assertThat(promtool.run("check", "config", folder + "/prometheus/prometheus.yml"))
            .contains("SUCCESS");
        for (Exporter each : fleet.exporters()) {
          String file = folder + "/" + each.name() + "/config/config.yml";
          assertThat(promtool.run("check", "web-config", file)).contains("SUCCESS");
        }
      }
    }
  }

  @Test
  void readsBackEveryTextThatWeWrite() throws Exception {
    Random random = new Random(11);
    for (RealTool promtool : RealTool.findAll("prometheus", "promtool")) {
      for (int file = 0; file < 3; file++) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (int i = 0; i < 400; i++) {
          String text = i < NASTY.size() ? NASTY.get(i) : randomText(random);
          // An empty label is no label.
          labels.put("l" + i, text.isEmpty() ? "empty" : text);
        }
        ScrapeJob job =
            ScrapeJob.builder("job")
                .addStaticConfigs(
                    StaticConfig.builder().addTargets("node01:9100").labels(labels).build())
                .build();
        promtool.write(
            "prometheus.yml",
            PrometheusYaml.print(PrometheusConfig.builder().addScrapeConfigs(job).build()));

        Map<String, String> read =
            labelsIn(
                promtool.run(
                    "check", "service-discovery", "--timeout=1s", "prometheus.yml", "job"));

        assertThat(read).containsAllEntriesOf(labels);
      }
    }
  }

  private static String randomText(Random random) {
    StringBuilder text = new StringBuilder();
    for (int length = 1 + random.nextInt(8); length > 0; length--) {
      int c =
          switch (random.nextInt(4)) {
            case 0 -> NASTY.get(random.nextInt(NASTY.size())).codePoints().findFirst().orElse('x');
            case 1 -> random.nextInt(0x250);
            case 2 -> ' ' + random.nextInt(95);
            default -> random.nextInt(0x11000);
          };
      text.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? '?' : c);
    }
    return text.toString();
  }

  /** Returns the labels of the first target in promtool's JSON. */
  private static Map<String, String> labelsIn(String output) throws IOException {
    Map<String, String> labels = new LinkedHashMap<>();
    try (JsonParser json = new JsonFactory().createParser(output)) {
      while (!"discoveredLabels".equals(json.currentName())) {
        assertThat(json.nextToken()).as(output).isNotNull();
      }
      while (json.nextToken() != JsonToken.END_OBJECT) {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
          labels.put(json.currentName(), json.getText());
        }
      }
    }
    return labels;
  }
}
