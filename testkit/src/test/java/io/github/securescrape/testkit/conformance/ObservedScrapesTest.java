// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.conformance;

import io.github.securescrape.core.SharedData;
import io.github.securescrape.core.Tally;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import io.github.securescrape.testkit.exporter.SecuredExporter;
import io.github.securescrape.testkit.scrape.ScrapeResult;
import io.github.securescrape.testkit.scrape.Scraper;
import io.github.securescrape.testkit.server.Binary;
import io.github.securescrape.testkit.server.NodeExporterProcess;
import io.github.securescrape.testkit.server.Peers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every scrape of a real Prometheus that was measured, made again. */
class ObservedScrapesTest {

  private static final Set<String> ALERTS_OF_JAVA =
      Set.of("tls-mtls-expired", "tls-mtls-none", "tls-mtls-other", "tls-san-bad");

  private static final Pattern PORT = Pattern.compile(":([0-9]{4,5})\\b");

  private static final String MUTUAL =
      ", client_ca_file: ca.crt, client_auth_type: RequireAndVerifyClientCert";
  private static final String DAVE =
      "basic_auth_users: {dave: $2y$10$2UXri9cIDdgeKjBo4Rlpx.U3ZLDV8X1IxKmsfOvhcM5oXQt/mLmXq}\n";

  private static final Map<String, String> EXPORTERS =
      Map.ofEntries(
          Map.entry("39211", pair("ec256", "")),
          Map.entry("39212", pair("srvother", "")),
          Map.entry("39213", pair("expired", "")),
          Map.entry("39214", pair("srvcn", "")),
          Map.entry("39215", pair("ec256", MUTUAL)),
          Map.entry("39216", pair("ec256", MUTUAL + ", client_allowed_sans: [client.example]")),
          Map.entry("39217", DAVE),
          Map.entry("39218", pair("ec256", ", min_version: TLS13")),
          Map.entry("39219", "rate_limit: {interval: 1h, burst: 0}\n"),
          Map.entry("39220", pair("ss", "")),
          Map.entry("39222", pair("notyet", "")),
          Map.entry("39223", pair("srvdns", "")),
          Map.entry("39224", pair("srvcl", "")),
          Map.entry("39225", pair("ec256", ", max_version: TLS12")),
          Map.entry("39226", pair("ec256", ", min_version: TLS10, max_version: TLS11")),
          Map.entry("39227", pair("ed25519", "")));

  @TempDir Path folder;

  private final Map<String, String> ports = new LinkedHashMap<>();
  private final List<AutoCloseable> open = new ArrayList<>();

  @Test
  void agreesOnLastErrorsOfNodeExporter() throws Exception {
    List<Binary> binaries = Peers.nodeExporter();
    Binary newest = binaries.get(binaries.size() - 1);
    String[] arguments = {"--collector.disable-defaults", "--collector.loadavg"};

    run(
        "scrape-observed",
        Map.of(),
        file -> keep(NodeExporterProcess.start(newest, file, arguments)).port());
  }

  @Test
  void agreesOnLastErrorsOfSecuredExporter() throws Exception {
    Map<String, String> reasons = new LinkedHashMap<>();
    ALERTS_OF_JAVA.forEach(each -> reasons.put(each, "alerts of Java's TLS 1.3"));

    run("scrape-observed-own-exporter", reasons, file -> keep(SecuredExporter.start(file)).port());
  }

  /** Makes each scrape; a row with a reason is left out, but counts if it agrees. */
  private void run(String name, Map<String, String> reasons, ToIntFunction<Path> startExporter)
      throws Exception {
    List<Map<String, String>> rows = SharedData.plainRows("facts/scrape-observed.tsv");
    ScenarioCertificates.make(folder);
    startServers(startExporter);
    prepareFiles();

    Scraper scraper = Scraper.create(folder);
    Tally tally = new Tally(name, "3.5.3");
    for (Map<String, String> row : rows) {
      String miss = difference(row, scraper);
      String reason = reasons.get(cell(row, "case"));
      if (reason == null || miss.isEmpty()) {
        tally.count(miss.isEmpty(), cell(row, "case") + miss);
      } else {
        tally.leaveOut(reason);
      }
    }
    tally.finish();
  }

  private static String pair(String name, String more) {
    boolean shared = name.equals("expired") || name.equals("notyet");
    return String.format(
        "tls_server_config: {cert_file: %s.crt, key_file: %s.key%s}%n",
        name, shared ? "ec256" : name, more);
  }

  private String difference(Map<String, String> row, Scraper scraper) throws IOException {
    String address = cell(row, "scrape_url").replaceFirst("^[a-z]+://([^/]+)/.*", "$1");
    Read<PrometheusConfig> read = read(row);
    if (read.report().hasErrors()) {
      return "\n cannot be read: " + read.report();
    }
    ScrapeJob job = read.orThrow().scrapeConfigs().get(0);
    if (job.scrapeTimeout() == null) {
      boolean later = cell(row, "scrape_samples_scraped").isEmpty();
      job = job.toBuilder().scrapeTimeout(Duration.ofMillis(later ? 1500 : 2000)).build();
    }
    ScrapeResult result = scraper.scrape(job, toOurs(address));
    String miss = compare(row, result);
    String later = cell(row, "later");
    if (!miss.isEmpty() || later.isEmpty() || later.startsWith("on another scrape")) {
      return miss;
    }
    breakFiles(cell(row, "case"));
    String expected = later.replaceFirst("^[^:]*: ", "").replaceFirst(" ; put back: up$", "");
    String actual = mask(scraper.scrape(job, toOurs(address)).lastError());
    Files.copy(
        folder.resolve("ca.crt"),
        folder.resolve("rot-ca.crt"),
        StandardCopyOption.REPLACE_EXISTING);
    boolean mended = !later.endsWith("put back: up") || scraper.scrape(job, toOurs(address)).isUp();
    return expected.equals(actual) && mended
        ? ""
        : "\n later expected " + expected + "\n later actual   " + actual;
  }

  private String compare(Map<String, String> row, ScrapeResult result) {
    String url = cell(row, "scrape_url");
    String error = mask(result.lastError());
    String other = cell(row, "later").replaceFirst("^on another scrape: ", "");
    boolean same =
        (error.equals(cell(row, "last_error")) || !other.isEmpty() && error.equals(other))
            && toTheirs(result.scrapeUrl()).equals(url)
            && result.isUp() == cell(row, "health").equals("up")
            && count(cell(row, "scrape_samples_scraped"), result.samples())
            && count(
                cell(row, "scrape_samples_post_metric_relabeling"),
                result.samplesPostMetricRelabeling());
    return same
        ? ""
        : "\n expected "
            + String.join(
                "|",
                url,
                cell(row, "last_error"),
                cell(row, "scrape_samples_scraped"),
                cell(row, "scrape_samples_post_metric_relabeling"))
            + "\n actual   "
            + String.join(
                "|",
                toTheirs(result.scrapeUrl()),
                error,
                "" + result.samples(),
                "" + result.samplesPostMetricRelabeling());
  }

  /** 56 stands for whatever the page of an exporter holds. */
  private static boolean count(String expected, int actual) {
    return expected.isEmpty()
        || expected.equals("56") && actual > 0
        || expected.equals("" + actual);
  }

  private Read<PrometheusConfig> read(Map<String, String> row) throws IOException {
    String config = toOurs(cell(row, "scrape_config"));
    if (config.contains("(text of ca.crt)")) {
      String pem = Files.readString(folder.resolve("ca.crt")).replace("\n", "\\n");
      config = config.replace("(text of ca.crt)", pem);
    }
    String targets =
        cell(row, "case").equals("target-limit") ? "127.0.0.1:1, localhost:2, 127.0.0.1:3" : "";
    String text =
        String.format(
            "{\"scrape_configs\": [{\"job_name\": \"%s\", \"static_configs\":"
                + " [{\"targets\": [%s]}], %s]}",
            cell(row, "case"), targets, config.substring(1));
    return PrometheusYaml.parse("row.yml", text, PrometheusVersion.NEWEST_KNOWN);
  }

  private String mask(String error) {
    return toTheirs(error)
        .replace(folder + "/", "")
        .replaceAll(" on \\S+:53:", " on RESOLVER:53:")
        .replaceAll("write tcp \\S+->\\S+:", "write tcp CLIENT->SERVER:")
        .replaceAll("read tcp \\S+->\\S+:", "read tcp CLIENT->SERVER:")
        .replaceAll("current time \\S+", "current time NOW");
  }

  private String toOurs(String text) {
    return map(text, ports);
  }

  private String toTheirs(String text) {
    Map<String, String> back = new LinkedHashMap<>();
    ports.forEach((theirs, ours) -> back.put(ours, theirs));
    return map(text, back);
  }

  private static String map(String text, Map<String, String> ports) {
    return PORT.matcher(text)
        .replaceAll(port -> ":" + ports.getOrDefault(port.group(1), port.group(1)));
  }

  private void startServers(ToIntFunction<Path> startExporter) throws IOException {
    for (String port : List.of("39200", "39206")) {
      ObservedServer server = keep(new ObservedServer());
      ports.put(port, "" + server.port());
    }
    ports.put("39201", "" + keep(RawServer.sending("hello this is not http\r\n")).port());
    ports.put("39202", "" + keep(RawServer.sending("SSH-2.0-OpenSSH_9.2\r\n")).port());
    ports.put("39203", "" + keep(RawServer.sending("")).port());
    ports.put("39204", "" + keep(RawServer.mute()).port());
    String bad = "HTTP/1.1 200 OK\r\nbad header line\r\n\r\n";
    ports.put("39205", "" + keep(RawServer.sending(bad)).port());
    for (Map.Entry<String, String> each : EXPORTERS.entrySet()) {
      Path file = folder.resolve(each.getKey() + ".yml");
      Files.writeString(file, each.getValue());
      ports.put(each.getKey(), "" + startExporter.applyAsInt(file));
    }
    for (String port : List.of("39297", "39298", "39299")) {
      try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        ports.put(port, "" + free.getLocalPort());
      }
    }
  }

  private <T extends AutoCloseable> T keep(T server) {
    open.add(server);
    return server;
  }

  private void prepareFiles() throws IOException {
    Files.writeString(folder.resolve("pw.txt"), "filepw");
    for (String copy : List.of("bad-ca.crt", "rm-ca.crt", "rot-ca.crt")) {
      Files.copy(folder.resolve("ca.crt"), folder.resolve(copy));
    }
    Files.copy(folder.resolve("cl_ok.crt"), folder.resolve("rm-cl.crt"));
    Files.copy(folder.resolve("cl_ok.key"), folder.resolve("rm-cl.key"));
  }

  private void breakFiles(String name) throws IOException {
    switch (name) {
      case "tls-bad-ca-later" -> Files.writeString(folder.resolve("bad-ca.crt"), "junk\n");
      case "tls-rm-ca" -> Files.delete(folder.resolve("rm-ca.crt"));
      case "tls-rm-cert" -> {
        Files.delete(folder.resolve("rm-cl.crt"));
        Files.delete(folder.resolve("rm-cl.key"));
      }
      case "ca-rotate" ->
          Files.copy(
              folder.resolve("client_selfsigned.pem"),
              folder.resolve("rot-ca.crt"),
              StandardCopyOption.REPLACE_EXISTING);
      default -> throw new IllegalArgumentException("what changes in " + name + "?");
    }
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  private static String cell(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }
}
