// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.RealTool;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is YAML and what is none: our verdict, the expected one, and that of real promtools. */
class YamlVerdictTest {

  private static final String JOB = "scrape_configs:\n  - job_name: node\n";

  /** A text longer than what go-yaml reads of a file at once. */
  private static final String LONG = "# " + "x".repeat(600) + "\n";

  @TempDir Path folder;

  /** Texts as bytes, which a fixture's text cannot show. */
  private static Map<String, byte[]> bytes() {
    Map<String, byte[]> texts = new LinkedHashMap<>();
    for (Charset each : List.of(UTF_8, UTF_16BE, UTF_16LE)) {
      texts.put(
          "mark-" + each + ".good",
          ("\ufeff" + JOB + "# \u00e9\u20ac\ud83d\ude00\n").getBytes(each));
      texts.put("control-" + each + ".bad", ("\ufeff" + JOB + "# \u0001\n").getBytes(each));
      texts.put("end-" + each + ".bad", cut(("\ufeff" + JOB + "# \u20ac").getBytes(each)));
    }
    texts.put("no-mark-UTF-16.bad", JOB.getBytes(UTF_16BE));
    texts.put("two-marks.good", ("\ufeff\ufeff" + JOB).getBytes(UTF_8));
    texts.put("mark-later.bad", (LONG + "\ufeff" + JOB).getBytes(UTF_8));
    texts.put("mark-in-text.good", (JOB + "# \ufeff\n").getBytes(UTF_8));
    texts.put("null-escape.good", (JOB + "    params: {a: [\"\\0\\x01\"]}\n").getBytes(UTF_8));
    for (int control : new int[] {0, 1, 7, 0x0b, 0x0c, 0x1b, 0x7f, 0x80, 0x9f, 0xfffe, 0xffff}) {
      texts.put("control-" + control + ".bad", (JOB + "# " + (char) control).getBytes(UTF_8));
    }
    texts.put("octet-leading.bad", with(JOB + "# ", 0xff));
    texts.put("octet-leading-5.bad", with(JOB + "# ", 0xf8, 0x88, 0x80, 0x80, 0x80));
    texts.put("octet-trailing.bad", with(JOB + "# ", 0xc3, 0x28));
    texts.put("octet-overlong.bad", with(JOB + "# ", 0xc0, 0xaf));
    texts.put("octet-surrogate.bad", with(JOB + "# ", 0xed, 0xa0, 0x80));
    texts.put("octet-beyond.bad", with(JOB + "# ", 0xf4, 0x90, 0x80, 0x80));
    texts.put("octet-near-end.bad", with(JOB + "---\n", 0xff));
    texts.put("octet-far-from-end.good", with(JOB + "---\n" + LONG, 0xff));
    texts.put("control-far-from-end.good", with(JOB + "...\n" + LONG, 1));
    return texts;
  }

  /** Texts that are too long to read in a fixture. */
  private static Map<String, String> longTexts() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (int depth : new int[] {9_998, 10_001}) {
      String flow = "[".repeat(depth) + "]".repeat(depth);
      texts.put("depth-" + depth + "-after-end.good", JOB + "...\n" + flow);
      texts.put("depth-" + depth + "-flow.bad", "rule_files: " + flow);
      texts.put("depth-" + depth + "-block.bad", "rule_files:\n" + "- ".repeat(depth) + "a\n");
    }
    StringBuilder bomb = new StringBuilder("rule_files:\n  - &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      bomb.append("  - &a").append(i).append(" [");
      bomb.append(("*a" + (i - 1) + ", ").repeat(9)).append("]\n");
    }
    texts.put("alias-bomb.bad", bomb.toString());
    StringBuilder shared =
        new StringBuilder("scrape_configs:\n  - job_name: j\n    ec2_sd_configs: []\n");
    shared
        .append("    relabel_configs: &rules [")
        .append("{action: keep, regex: a}, ".repeat(60))
        .append("]\n");
    for (int i = 0; i < 40; i++) {
      shared.append("  - {job_name: j").append(i).append(", relabel_configs: *rules}\n");
    }
    texts.put("alias-often.good", shared.toString());
    texts.put("comments-long.good", LONG.repeat(3_000) + JOB);
    texts.put("text-long.good", JOB + "    params: {a: [" + "word ".repeat(200_000) + "]}\n");
    return texts;
  }

  private static byte[] with(String text, int... octets) {
    byte[] head = text.getBytes(UTF_8);
    byte[] all = Arrays.copyOf(head, head.length + octets.length);
    for (int i = 0; i < octets.length; i++) {
      all[head.length + i] = (byte) octets[i];
    }
    return all;
  }

  private static byte[] cut(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length - 1);
  }

  private List<Path> texts() throws IOException {
    for (Map.Entry<String, byte[]> each : bytes().entrySet()) {
      Files.write(folder.resolve(each.getKey() + ".yml"), each.getValue());
    }
    for (Map.Entry<String, String> each : longTexts().entrySet()) {
      Files.writeString(folder.resolve(each.getKey() + ".yml"), each.getValue());
    }
    List<Path> all = new ArrayList<>();
    for (Path each : List.of(folder, Path.of("src/test/resources/fixtures/prometheus/yaml"))) {
      try (Stream<Path> files = Files.list(each)) {
        files.filter(file -> file.toString().endsWith(".yml")).sorted().forEach(all::add);
      }
    }
    return all;
  }

  /** Returns the texts that were not judged as their names say. */
  private static List<String> misjudged(List<Path> texts, Map<String, Boolean> verdicts) {
    return texts.stream()
        .map(text -> text.getFileName().toString())
        .filter(name -> !Boolean.valueOf(name.endsWith(".good.yml")).equals(verdicts.get(name)))
        .toList();
  }

  @Test
  void judgesEveryTextAsTheLoaderDoes() throws IOException {
    List<Path> texts = texts();
    Map<String, Boolean> verdicts = new HashMap<>();
    for (Path text : texts) {
      boolean good = !PrometheusYaml.read(text).report().hasErrors();
      verdicts.put(text.getFileName().toString(), good);
    }

    assertThat(verdicts).hasSizeGreaterThan(110);
    assertThat(misjudged(texts, verdicts)).isEmpty();
  }

  @Test
  void agreesWithRealPromtools() throws Exception {
    List<Path> texts = texts();
    List<String> arguments = new ArrayList<>(List.of("check", "config", "--syntax-only"));
    texts.forEach(text -> arguments.add(text.toAbsolutePath().toString()));
    for (RealTool promtool : RealTool.findAll("prometheus", "promtool")) {
      String output = promtool.tryToRun(arguments.toArray(String[]::new));

      assertThat(misjudged(texts, verdicts(output))).as(promtool.toString()).isEmpty();
    }
  }

  private static Map<String, Boolean> verdicts(String output) {
    Map<String, Boolean> verdicts = new HashMap<>();
    for (String each : output.split("(?m)^Checking ")) {
      String file = each.lines().findFirst().orElse("");
      if (!file.isBlank()) {
        verdicts.put(
            Path.of(file).getFileName().toString(),
            each.contains("\n SUCCESS") && !each.contains("FAILED"));
      }
    }
    return verdicts;
  }
}
