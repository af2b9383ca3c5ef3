// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples;

import io.github.securescrape.core.files.FileSource;
import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.k8s.OperatorVersion;
import io.github.securescrape.k8s.helm.HelmChart;
import io.github.securescrape.k8s.helm.ValuesYaml;
import io.github.securescrape.k8s.operator.ManifestCheck;
import io.github.securescrape.k8s.operator.Manifests;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.discovery.StaticConfig;
import io.github.securescrape.prometheus.fleet.FleetYaml;
import io.github.securescrape.prometheus.hardening.Hardening;
import io.github.securescrape.prometheus.host.HostCheck;
import io.github.securescrape.prometheus.host.HostFile;
import io.github.securescrape.prometheus.link.LinkCheck;
import io.github.securescrape.prometheus.web.WebConfig;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import io.github.securescrape.prometheus.yaml.WebConfigYaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The files of a symptom. A comment with nothing but a name begins each; before the first one, the
 * version may stand that they are for. An arrow at the end of a line names the problems to be
 * reported there, and is cut off. Certificates and passwords lie beside them; {@code ${node.crt}}
 * stands for one in base64. What they name below {@code /run/secrets} comes at run time.
 */
final class SymptomFiles {

  private static final Pattern FILE =
      Pattern.compile("(?ms)^# ([\\w.-]+\\.(?:yml|yaml|service|sh|env)|\\.env)\n(.*?)(?=^# |\\z)");
  private static final Pattern VERSION = Pattern.compile("^(Prometheus|Operator) ([\\d.]+)\n");
  private static final Pattern ARROW = Pattern.compile(" <-- ([\\w.-]+(?:, [\\w.-]+)*)$");
  private static final Pattern MATERIAL = Pattern.compile("\\$\\{([\\w-]+\\.(?:crt|key))}");
  private static final String PROMETHEUS = "prometheus.yml";
  private static final String WEB_CONFIG = "web.yml";

  private final Path folder;
  private final String text;
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final List<String> arrows = new ArrayList<>();
  private final SortedSet<String> codes = new TreeSet<>();

  private SymptomFiles(String text, Path folder) {
    this.text = text;
    this.folder = folder;
    Matcher file = FILE.matcher(text);
    while (file.find()) {
      texts.put(file.group(1), withoutArrows(file.group(1), file.group(2)));
    }
  }

  /** Writes the files of a fixture into a folder. */
  static SymptomFiles write(String text, Path folder) throws IOException {
    SymptomFiles files = new SymptomFiles(text, folder);
    for (Map<String, String> each : List.of(SymptomMaterial.TEXTS, files.texts)) {
      for (Map.Entry<String, String> file : each.entrySet()) {
        Files.writeString(folder.resolve(file.getKey()), file.getValue());
      }
    }
    return files;
  }

  private String withoutArrows(String name, String text) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher arrow = ARROW.matcher(lines.get(i));
      if (arrow.find()) {
        for (String code : arrow.group(1).split(", ")) {
          arrows.add(name + ":" + (i + 1) + " " + code);
          codes.add(code);
        }
      }
    }
    String whole =
        lines.stream()
            .map(line -> ARROW.matcher(line).replaceFirst("") + "\n")
            .collect(Collectors.joining());
    return MATERIAL.matcher(whole).replaceAll(file -> base64(file.group(1)));
  }

  private static String base64(String file) {
    byte[] bytes = SymptomMaterial.TEXTS.get(file).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** Returns where arrows stand, and the code of each. */
  List<String> arrows() {
    return arrows.stream().sorted().toList();
  }

  /** Returns the codes of all arrows. */
  SortedSet<String> codes() {
    return codes;
  }

  /** Returns where a report has problems, and the code of each. */
  List<String> places(Report report) {
    return report.problems().stream()
        .map(each -> nameOf(each.location()) + " " + each.code())
        .sorted()
        .toList();
  }

  private String nameOf(Location location) {
    String file = String.valueOf(location.file());
    return file.replace(folder + "/", "") + ":" + location.line();
  }

  /** Returns what a class of the library says of the files. */
  Report check(String checker) {
    return switch (checker) {
      case "PrometheusYaml" -> prometheus().report();
      case "WebConfigYaml" -> WebConfigYaml.read(path(WEB_CONFIG)).report();
      case "FleetYaml" -> FleetYaml.read(path("fleet.yml")).report();
      case "Hardening" -> texts.containsKey(WEB_CONFIG) ? webConfigHardening() : jobHardening();
      case "LinkCheck" -> link();
      case "HostCheck" -> host();
      case "ValuesYaml" -> values();
      case "ManifestCheck" ->
          ManifestCheck.of(Manifests.read(paths()))
              .operator(OperatorVersion.of(version("Operator", "" + OperatorVersion.NEWEST_KNOWN)))
              .run();
      default -> throw new IllegalArgumentException(checker);
    };
  }

  private Read<PrometheusConfig> prometheus() {
    String version = version("Prometheus", PrometheusVersion.NEWEST_KNOWN.toString());
    return PrometheusYaml.reader()
        .version(PrometheusVersion.of(version))
        .checkingFiles()
        .read(path(PROMETHEUS));
  }

  private Report webConfigHardening() {
    Read<WebConfig> read = WebConfigYaml.read(path(WEB_CONFIG));
    Problems unsafe = read.newProblems();
    Hardening.at(Clock.systemUTC()).check(read.orThrow(), files(), unsafe);
    return Report.join(read.report(), unsafe.toReport());
  }

  private Report jobHardening() {
    Read<PrometheusConfig> read = prometheus();
    Problems unsafe = read.newProblems();
    Hardening.at(Clock.systemUTC()).check(read.orThrow(), files(), unsafe);
    return Report.join(read.report(), unsafe.toReport());
  }

  /** The web config is that of each target. */
  private Report link() {
    Read<PrometheusConfig> config =
        PrometheusYaml.read(path(PROMETHEUS), PrometheusVersion.NEWEST_KNOWN);
    LinkCheck.Builder check = LinkCheck.builder().systemAuthorities(List.of());
    config.orThrow().scrapeConfigs().stream()
        .flatMap(job -> job.staticConfigs().stream())
        .map(StaticConfig::targets)
        .flatMap(List::stream)
        .forEach(target -> addExporter(check, target));
    return check.prometheus(config, files()).build().run();
  }

  private void addExporter(LinkCheck.Builder check, String target) {
    if (texts.containsKey(WEB_CONFIG)) {
      check.exporter(target, WebConfigYaml.read(path(WEB_CONFIG), files()), files());
    } else {
      check.exporter(target);
    }
  }

  private Report host() {
    List<HostFile> files = new ArrayList<>();
    texts.forEach(
        (name, text) -> {
          switch (name.substring(name.lastIndexOf('.'))) {
            case ".service" -> files.add(HostFile.unit(name, text));
            case ".sh" -> files.add(HostFile.shell(name, text));
            case ".env" -> files.add(HostFile.env(name, text));
            default -> {
              if (!name.equals(WEB_CONFIG)) {
                files.add(HostFile.compose(name, text));
              }
            }
          }
        });
    HostCheck check = HostCheck.of(files);
    return texts.containsKey(WEB_CONFIG)
        ? check.webConfig(WebConfigYaml.read(path(WEB_CONFIG)).orThrow()).run()
        : check.run();
  }

  private Report values() {
    HelmChart chart = ValuesYaml.chartOf(texts.values().iterator().next()).orElseThrow();
    return ValuesYaml.read(chart, paths().toArray(Path[]::new)).report();
  }

  private FileSource files() {
    return FileSource.folder(folder).provided("/run/secrets/*");
  }

  private Path path(String name) {
    return folder.resolve(name);
  }

  private List<Path> paths() {
    return texts.keySet().stream().map(this::path).toList();
  }

  private String version(String program, String newest) {
    Matcher version = VERSION.matcher(text);
    return version.find() && version.group(1).equals(program) ? version.group(2) : newest;
  }
}
