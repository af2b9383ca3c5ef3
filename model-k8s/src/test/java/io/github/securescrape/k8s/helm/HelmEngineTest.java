// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import static io.github.securescrape.k8s.Fleets.plain;
import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import io.github.securescrape.k8s.Fleets;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.fleet.ExporterConfig;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lets Helm itself render overlays, with templates like the chart's. */
class HelmEngineTest {

  private static final Pattern JOBS = Pattern.compile("additional-scrape-configs.yaml: \"(.*)\"");

  private static final List<String> NASTY =
      List.of(
          "{{ .Release.Name }}",
          "{{- x -}}",
          "{{{{{ }}}}}",
          "{{/* comment */}}",
          "{{`{{`}}",
          "\"{{\" 'quoted' `raw`",
          "tab\t{{ and\nline {{ breaks\r\n{{",
          "{{\u0001\u2028é\uD83D\uDE00",
          "x ".repeat(60) + "{{ " + "y ".repeat(60),
          "yes",
          "0010",
          "1e3",
          "12:30:45",
          "2001-01-01",
          "~",
          "",
          " # blank {{",
          "$1 ${1} $$ &a *b !c %d @e",
          "# {{ ",
          "---",
          "<no\tvalue>");

  @Test
  void rendersTheFleetsJobs(@TempDir Path folder) throws URISyntaxException {
    Fleet fleet = Fleets.two();

    assertThat(rendered(fleet, folder))
        .isEqualTo(fleet.scrapeJobs("/etc/prometheus/secrets/external-nodes-scrape"));
  }

  @Test
  void rendersNastyTextsAsTheyAre(@TempDir Path folder) throws URISyntaxException {
    Fleet fleet = labelled(NASTY);

    assertThat(rendered(fleet, folder))
        .isEqualTo(fleet.scrapeJobs("/etc/prometheus/secrets/external-nodes-scrape"));
  }

  @Property(tries = 25)
  void rendersAnyTextsAsTheyAre(@ForAll("texts") List<String> texts) throws URISyntaxException {
    Fleet fleet = labelled(texts);

    assertThat(rendered(fleet, Path.of("target", "helm-engine")))
        .isEqualTo(fleet.scrapeJobs("/etc/prometheus/secrets/external-nodes-scrape"));
  }

  @Provide
  Arbitrary<List<String>> texts() {
    Arbitrary<String> pieces =
        Arbitraries.oneOf(
            Arbitraries.of("{{", "}}", "{", "\"", "'", "`", "\n", "\t", " ", "\\", "#", ": ", "- "),
            Arbitraries.chars().all().filter(HelmEngineTest::isKept).map(String::valueOf));
    return pieces.list().ofMaxSize(8).map(list -> String.join("", list)).list().ofSize(40);
  }

  /** Leaves out what overlays refuse. */
  private static boolean isKept(char c) {
    return !Character.isSurrogate(c) && (c < 0x7f || c > 0x9f) && c < 0xfffe;
  }

  private static Fleet labelled(List<String> texts) {
    ExporterConfig.Builder exporter =
        ExporterConfig.builder().name("node02").address("[2001:db8::2]:9100");
    for (int i = 0; i < texts.size(); i++) {
      exporter.putLabels("l" + i, texts.get(i));
    }
    return Fleets.one(
        config ->
            config
                .job("all {{ .Values }} of $(them)")
                .inlinePassword(true)
                .login(Fleets.login("{{ user }}", "{{ pass }}\n{{word"))
                .addExporters(exporter.build()));
  }

  /** Returns the jobs that the operator gets to read. */
  private List<ScrapeJob> rendered(Fleet fleet, Path folder) throws URISyntaxException {
    Path values = folder.resolve("values.yaml");
    URL chart = Objects.requireNonNull(getClass().getResource("/chart"));
    KubePrometheusStack.release("prometheus-stack")
        .namespace("prometheus")
        .overlay(fleet)
        .writeTo(values);

    String text =
        new Helm(Path.of(chart.toURI()))
            .template()
            .withName("prometheus-stack")
            .withNamespace("prometheus")
            .withValuesFile(values)
            .call();

    assertThat(text).contains("  secrets:\n    - external-nodes-scrape\n");
    Matcher jobs = JOBS.matcher(text);
    assertThat(jobs.find()).isTrue();
    String config = "scrape_configs:\n" + plain(jobs.group(1)) + "\n";
    var read = PrometheusYaml.parse("jobs.yaml", config, PrometheusVersion.NEWEST_KNOWN);
    assertThat(read.report().problems()).isEmpty();
    return read.orThrow().scrapeConfigs();
  }
}
