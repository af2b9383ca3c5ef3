// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.github.securescrape.prometheus.discovery.StaticConfig;
import io.github.securescrape.prometheus.http.BasicAuth;
import io.github.securescrape.prometheus.relabel.RelabelConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Scrape jobs whose texts are hostile to templates, to YAML and to both at once. */
final class RandomJobs {

  private static final List<String> PIECES =
      List.of(
          "{",
          "{{",
          "{{{",
          "{{{{",
          "{{{{{",
          "}",
          "}}",
          "}}}}}",
          "{{-",
          "-}}",
          "{{- x -}}",
          "{{/*",
          "*/}}",
          "`",
          "``",
          "{{`{{`}}",
          "{{\"{{\"}}",
          "\"",
          "'",
          "''",
          "$",
          "$1",
          "${1}",
          "$$",
          "$(",
          "\n",
          "\n\n",
          "\t",
          "\r",
          "\r\n",
          " ",
          "  ",
          "\\",
          "\\n",
          "#",
          " # ",
          ": ",
          ":",
          "- ",
          "-",
          "---",
          "\n---\n",
          "...",
          "&a",
          "*a",
          "!!str ",
          "%",
          "@",
          "|",
          ">",
          "|-\n  x",
          "yes",
          "no",
          "on",
          "off",
          "y",
          "n",
          "~",
          "null",
          "Null",
          "true",
          "False",
          "0010",
          "007",
          "1e3",
          "1_000",
          "0x10",
          "0b1",
          "1.10",
          ".5",
          ".inf",
          ".nan",
          "12:30:45",
          "2001-01-01",
          "<<",
          "=",
          "é",
          "ß",
          "日本",
          "\uD83D\uDE00",
          "\u00a0",
          "\u2028",
          "\u2029",
          "\ufeff",
          "\u0001",
          "\u001f",
          "\u0000",
          "\u001b[31m",
          "a",
          "node01",
          "external nodes",
          "{{ .Values.x }}",
          "{{ end }}",
          "{{ include \"x\" . }}",
          "<no",
          "value>",
          "?",
          "? x",
          ",",
          "[",
          "]",
          "x ".repeat(60),
          "y".repeat(100));

  private final Random random;

  private String unwanted = "<no value>";

  RandomJobs(long seed) {
    random = new Random(seed);
  }

  /** Leaves out what breaks a ConfigMap. */
  RandomJobs withoutLineSeparators() {
    unwanted = "<no value>|[\u2028\u2029]";
    return this;
  }

  /** Returns as many jobs, no two of one name. */
  List<ScrapeJob> list(int count) {
    List<ScrapeJob> jobs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      jobs.add(job(text() + i));
    }
    return jobs;
  }

  /** Returns a job with the given name. */
  ScrapeJob job(String name) {
    ScrapeJob.Builder job =
        ScrapeJob.builder(name)
            .putParams("module", List.of(text(), text()))
            .putParams("k" + text(), List.of(text()));
    StaticConfig.Builder targets = StaticConfig.builder().addTargets("203.0.113.10:9100");
    for (int i = 0; i < 4; i++) {
      targets.putLabels("l" + i, text());
    }
    job.addStaticConfigs(targets.build());
    String file = "/etc/prometheus/secrets/nodes/" + text() + "x";
    job.http(
        http -> http.basicAuth(BasicAuth.builder().username(text()).passwordFile(file).build()));
    for (int i = 0; i < 2; i++) {
      job.addRelabelConfigs(
          RelabelConfig.builder()
              .addSourceLabels("instance")
              .separator(text())
              .regex(Pattern.quote(text().replace("\\E", "")))
              .targetLabel("t")
              .replacement(text())
              .build());
    }
    return job.build();
  }

  /** Returns a text that is not refused. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString().replaceAll(unwanted, "<no>");
  }
}
