// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.conformance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.securescrape.core.SharedData;
import io.github.securescrape.core.Tally;
import io.github.securescrape.core.files.FileSource;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.prometheus.http.TlsVersion;
import io.github.securescrape.prometheus.web.HttpServerConfig;
import io.github.securescrape.prometheus.web.RateLimit;
import io.github.securescrape.prometheus.web.TlsServerConfig;
import io.github.securescrape.prometheus.web.WebConfig;
import io.github.securescrape.prometheus.yaml.WebConfigYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every verdict of exporter-toolkit's reader that was measured, and the values it read. */
class WebConfigConformanceTest {

  @TempDir Path folder;

  @Test
  void agreesOnEdgeCases() throws Exception {
    List<Map<String, String>> rows = SharedData.rows("facts/web-config-edge-verdicts.tsv");
    makeCertificates();

    Tally tally = new Tally("web-config-edge-verdicts", "toolkit-0.17");
    for (Map<String, String> row : rows) {
      String yaml = SharedData.unescape(cell(row, "yaml"));
      yaml = expand(yaml);
      Read<WebConfig> read = WebConfigYaml.parse("web.yml", yaml, FileSource.folder(folder));
      String expected = expected(row);
      String actual = verdict(read);
      tally.count(
          expected.equals(actual),
          cell(row, "id")
              + "\n expected "
              + expected
              + " "
              + cell(row, "validate_error")
              + "\n actual   "
              + actual
              + "\n"
              + read.report()
              + "\n"
              + yaml);
    }
    tally.finish();
  }

  @Test
  void agreesOnUpstreamsFiles() throws IOException {
    Path data = SharedData.path("upstream/exporter-toolkit/web/testdata");
    Tally tally = new Tally("web-config-verdicts", "toolkit-0.17");
    for (Map<String, String> row : SharedData.rows("facts/web-config-verdicts.tsv")) {
      Read<WebConfig> read = WebConfigYaml.read(data.resolve(cell(row, "file")));
      String expected = cell(row, "node_exporter_1.11.1");
      String actual =
          read.value()
              .map(config -> config.isTls() ? "serves HTTPS" : "serves plain HTTP")
              .orElse("refuses to start");
      tally.count(
          expected.equals(actual),
          row.get("file") + " expected " + expected + " was " + actual + "\n" + read.report());
    }
    tally.finish();
  }

  private static String expected(Map<String, String> row) {
    boolean startOnly = !cell(row, "start_only_error").isEmpty();
    return cell(row, "validate").equals("invalid") || startOnly
        ? "refuses to start"
        : String.join(
            "|",
            cell(row, "start"),
            cell(row, "min_version"),
            cell(row, "max_version"),
            cell(row, "http2"),
            SharedData.unescape(cell(row, "headers")),
            cell(row, "users"),
            cell(row, "burst"),
            cell(row, "interval"));
  }

  private static String verdict(Read<WebConfig> read) {
    if (read.value().isEmpty()) {
      return "refuses to start";
    }
    WebConfig config = read.orThrow();
    TlsServerConfig tls = config.tlsServerConfig();
    HttpServerConfig http = config.httpServerConfig();
    RateLimit limit = config.rateLimit();
    return String.join(
        "|",
        config.isTls() ? "serves HTTPS" : "serves plain HTTP",
        version(tls == null ? null : tls.minVersion(), "TLS12"),
        version(tls == null ? null : tls.maxVersion(), "TLS13"),
        "" + config.isHttp2(),
        headers(http == null ? Map.of() : http.headers()),
        "" + config.basicAuthUsers().size(),
        "" + (limit == null || limit.burst() == null ? 0 : limit.burst()),
        go(limit == null || limit.interval() == null ? Duration.ZERO : limit.interval()));
  }

  private static String version(TlsVersion version, String unset) {
    return version == null
        ? unset
        : version == TlsVersion.GO_DEFAULT ? "(0 = Go default)" : version.keyword();
  }

  private static String headers(Map<String, String> headers) {
    return headers.isEmpty()
        ? ""
        : headers.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(
                e ->
                    "\""
                        + e.getKey()
                        + "\": \""
                        + e.getValue()
                            .replace("\\", "\\\\")
                            .replace("\"", "\\\"")
                            .replace("\n", "\\n")
                            .replace("\r", "\\r")
                        + "\"")
            .reduce((a, b) -> a + ", " + b)
            .map(all -> "{" + all + "}")
            .orElseThrow();
  }

  /** Go's way to print a duration. */
  private static String go(Duration value) {
    if (value.isZero()) {
      return "0s";
    }
    String sign = value.isNegative() ? "-" : "";
    Duration abs = value.abs();
    long nanos = abs.toNanos();
    if (nanos < 1_000_000_000L) {
      return sign
          + (nanos < 1_000
              ? nanos + "ns"
              : nanos < 1_000_000 ? trim(nanos / 1e3) + "µs" : trim(nanos / 1e6) + "ms");
    }
    String text = trim(nanos % 60_000_000_000L / 1e9) + "s";
    text = abs.toMinutes() > 0 ? abs.toMinutes() % 60 + "m" + text : text;
    return sign + (abs.toHours() > 0 ? abs.toHours() + "h" + text : text);
  }

  private static String trim(double number) {
    return number == Math.rint(number) ? "" + (long) number : "" + number;
  }

  private String expand(String yaml) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line : yaml.split("(?<=\n)")) {
      int at = line.indexOf("(text of ");
      if (at < 0) {
        text.append(line);
        continue;
      }
      String file = line.substring(at + 9, line.indexOf(')', at));
      for (String each : Files.readAllLines(folder.resolve(file))) {
        text.append(line, 0, at).append(each).append('\n');
      }
    }
    return text.toString();
  }

  /** Runs the script beside the tables in the folder, and puts upstream's files there. */
  private void makeCertificates() throws Exception {
    Path script = SharedData.path("facts/web-config-scenario-certs.sh");
    try (Stream<Path> files =
        Files.list(SharedData.path("upstream/exporter-toolkit/web/testdata"))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, folder.resolve(file.getFileName().toString()));
      }
    }
    Files.createDirectory(folder.resolve("adir"));
    Process process =
        new ProcessBuilder("sh", script.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("script.log").toFile())
            .start();
    assumeTrue(
        process.waitFor() == 0, "no openssl: " + Files.readString(folder.resolve("script.log")));
  }

  private static String cell(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }
}
