// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.house;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Severity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a problem code is made of.
 *
 * @param code the code
 * @param kind folder of the fixtures, such as {@code web-config}, or {@code java}
 * @param prose why it is a problem, and what to do
 * @param bad what causes it
 * @param report what is reported then
 * @param good the same, mended; {@code null} for a snippet of Java
 */
record ProblemPage(
    ProblemCode code, String kind, String prose, String bad, String report, @Nullable String good) {

  /** Characters of a message in the table of all. */
  private static final int LONGEST = 110;

  private static final Map<String, String> PLACES =
      Map.ofEntries(
          Map.entry("prometheus", "`prometheus.yml`"),
          Map.entry("files", "`prometheus.yml` and the files it names"),
          Map.entry("link", "`prometheus.yml` and an exporter's web config together"),
          Map.entry("agent", "`prometheus.yml` of an agent"),
          Map.entry("web-config", "an exporter's web config"),
          Map.entry("web-hardening", "an exporter's web config that it starts with"),
          Map.entry("job-hardening", "`prometheus.yml`, which loads"),
          Map.entry("rules", "a rule file"),
          Map.entry("file-sd", "a file of target groups"),
          Map.entry("fleet", "`fleet.yml`"),
          Map.entry("scrape-config", "a ScrapeConfig"),
          Map.entry("manifests", "manifests for a cluster"),
          Map.entry("host-compose", "a Compose file"),
          Map.entry("host-unit", "a unit of systemd"),
          Map.entry("host-shell", "commands for a host"),
          Map.entry("host-env", "variables for a Compose file"),
          Map.entry("java", "a program that uses the library"),
          Map.entry("kube-prometheus-stack", "values for kube-prometheus-stack"),
          Map.entry("prometheus-chart", "values for the chart prometheus"));

  /** What colours the examples of a kind, where they are no YAML. */
  private static final Map<String, String> LANGUAGES =
      Map.of("java", "java", "host-unit", "ini", "host-shell", "sh", "host-env", "sh");

  private static final Map<Severity, String> MEANINGS =
      Map.of(
          Severity.ERROR, "Error",
          Severity.WARNING, "Warning",
          Severity.NOTE, "Note");

  /** Returns the page as Markdown. */
  String toMarkdown() {
    String language = LANGUAGES.getOrDefault(kind, "yaml");
    StringBuilder page = new StringBuilder("# " + code.id() + "\n\n");
    page.append(MEANINGS.get(code.severity())).append(" in ").append(place()).append("\n\n");
    page.append(prose).append("\n\n");
    page.append(block(language, bad)).append('\n').append(block("text", report));
    if (good != null) {
      page.append("\nMended:\n\n").append(block(language, good));
    }
    return page.append("\n[All problems](README.md)\n").toString();
  }

  /** Returns the row of the page in the table of all. */
  String toRow() {
    return "| [`%s`](%s.md) | %s | %s |%n".formatted(code, code, code.severity(), message());
  }

  /** Returns what the codes of one table have in common: the first word of the code. */
  String area() {
    return code.id().substring(0, code.id().indexOf('.'));
  }

  private String place() {
    String place = area().equals("json") ? "target groups in JSON" : fixturePlace();
    String since = code.since() == null ? "" : ", from Prometheus " + code.since() + " on";
    String until = code.until() == null ? "" : ", before Prometheus " + code.until();
    String profile = code.hardenedOnly() ? ", shown by the profile `hardened` only" : "";
    return place + since + until + profile + ".";
  }

  private String fixturePlace() {
    boolean anyFile = good != null && (area().equals("yaml") || area().equals("schema"));
    return anyFile ? "any YAML file" : PLACES.get(kind);
  }

  /** The message of the example, without its place and code. */
  private String message() {
    String end = " [" + code + "]";
    String line = report.lines().filter(each -> each.endsWith(end)).findFirst().orElseThrow();
    String severity = code.severity() + ": ";
    String text =
        line.substring(line.indexOf(severity) + severity.length(), line.length() - end.length());
    return (text.length() > LONGEST ? cut(text) : text).replace("|", "\\|");
  }

  /** Cuts a text between two words, and not within what backticks enclose. */
  private static String cut(String text) {
    int end = text.lastIndexOf(' ', LONGEST);
    long ticks = text.substring(0, end).chars().filter(c -> c == '`').count();
    return text.substring(0, ticks % 2 == 0 ? end : text.lastIndexOf('`', end)).strip() + " ...";
  }

  private static String block(String language, String text) {
    StringBuilder shown = new StringBuilder();
    // What nobody would see has a picture in Unicode.
    text.codePoints()
        .map(c -> c < ' ' && c != '\n' ? '\u2400' + c : c)
        .forEach(shown::appendCodePoint);
    return "```" + language + "\n" + shown.toString().stripTrailing() + "\n```\n";
  }
}
