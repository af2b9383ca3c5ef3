// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.exporter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.securescrape.core.SharedData;
import io.github.securescrape.core.Tally;
import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.prometheus.yaml.WebConfigYaml;
import io.github.securescrape.testkit.conformance.ScenarioCertificates;
import io.github.securescrape.testkit.internal.tls.NamedGroups;
import io.github.securescrape.testkit.internal.toolkit.Page;
import io.github.securescrape.testkit.internal.toolkit.TlsProvider;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every request to a real exporter that was measured, made to {@link SecuredExporter}.
 *
 * <p>Not compared: the texts of what keeps an exporter from starting, which are those of our own
 * reader, and the group of the key exchange, which Java does not tell.
 */
class WebScenariosTest {

  private static final List<String> COMPARED =
      List.of(
          "outcome",
          "alert",
          "tls_version",
          "cipher",
          "curve",
          "alpn",
          "resumed",
          "server_cert_cn",
          "body",
          "response_headers");

  private static final Pattern COPY = Pattern.compile("file (\\S+) gets the contents of (\\S+)");

  @TempDir Path folder;

  private TlsProvider provider;

  @ParameterizedTest
  @EnumSource(TlsProvider.class)
  void answersAsAnExporterInGo(TlsProvider tls) throws Exception {
    assumeTrue(tls.isThere(), () -> "no " + tls + " for this system");
    provider = tls;
    Map<String, List<Map<String, String>>> scenarios = new LinkedHashMap<>();
    for (Map<String, String> row : SharedData.plainRows("facts/web-config-scenarios.tsv")) {
      scenarios.computeIfAbsent(row.get("id"), id -> new ArrayList<>()).add(row);
    }
    ScenarioCertificates.make(folder);

    Tally tally = new Tally("web-config-scenarios", tls.name().toLowerCase(Locale.ROOT));
    for (List<Map<String, String>> steps : scenarios.values()) {
      try (Scenario scenario = new Scenario(steps.get(0))) {
        for (Map<String, String> row : steps) {
          String reason = reason(row);
          if (reason.isEmpty()) {
            String miss = scenario.difference(row);
            tally.count(miss.isEmpty(), row.get("id") + " step " + row.get("step") + miss);
          } else {
            tally.leaveOut(reason);
          }
        }
      }
    }
    tally.finish();
  }

  /** Java's own client is asked wherever it can do what the row says. */
  private boolean needsBoringSsl(Map<String, String> row) {
    // As a client, BoringSSL refuses upstream's certificate for its key usage; Go and Java do not.
    boolean refused =
        row.get("client_ca").equals("tls-ca-chain.pem") && row.get("outcome").equals("200");
    return provider == TlsProvider.BORINGSSL
        && !refused
        && (!row.get("client_curves").isEmpty()
            || row.get("client_min").matches("TLS1[01]")
            || row.get("client_max").matches("TLS1[01]"));
  }

  private static Page hello() {
    Map<String, String> headers = Map.of("Content-Type", "text/plain; charset=utf-8");
    return new Page(200, headers, Unpooled.copiedBuffer("Hello World!", UTF_8));
  }

  /** Returns why a row cannot be driven; empty if it can. */
  private String reason(Map<String, String> row) {
    String action = row.get("action");
    if (action.equals("IsEnabled()") || action.startsWith("insert ")) {
      return "unit tests of the toolkit's insides";
    }
    if (provider == TlsProvider.BORINGSSL) {
      if (row.get("client_curves").contains("SecP256r1MLKEM768")) {
        return "a group that BoringSSL lacks";
      }
      boolean asked =
          row.get("id").matches("ca-Require.*") && row.get("client_cert").equals("cl_ed");
      return asked ? "certificates of Ed25519, for which BoringSSL in Netty does not ask" : "";
    }
    String versions = row.get("client_min") + row.get("tls_version");
    if (versions.matches(".*(TLS1[01]|TLS 1\\.[01]).*")) {
      return "TLS 1.0 and 1.1, switched off in Java";
    }
    String curves = row.get("client_curves");
    if (curves.contains("MLKEM") && !curves.contains(" ")) {
      return "post-quantum groups, not in this Java";
    }
    return curves.isEmpty() || NamedGroups.canBeSet() ? "" : "groups, fixed before Java 20";
  }

  /** The server of one scenario, its clients, and the files that its steps change. */
  private final class Scenario implements AutoCloseable {
    private final Path config;
    private final Map<String, ScenarioClient> clients = new LinkedHashMap<>();
    private SecuredExporter exporter;

    Scenario(Map<String, String> first) throws IOException {
      config = folder.resolve("the.yml");
      Files.deleteIfExists(config);
      String name = first.get("config");
      if (name.isEmpty() || name.startsWith("(none")) {
        Files.writeString(config, first.get("config_text"));
      } else if (Files.exists(folder.resolve(name))) {
        Files.copy(folder.resolve(name), config);
      }
      copy("ec256.crt", folder.resolve("live-rot.crt"));
      copy("ec256.key", folder.resolve("live-rot.key"));
      copy("ca.crt", folder.resolve("live-cca.pem"));
    }

    private void copy(String name, Path to) throws IOException {
      Files.copy(folder.resolve(name), to, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Takes a step, and returns where its outcome disagrees; empty if nowhere. */
    String difference(Map<String, String> row) throws Exception {
      Map<String, String> actual = step(row);
      List<String> misses = new ArrayList<>();
      for (String column : COMPARED) {
        if (column.equals("curve") && !actual.containsKey(column)) {
          continue;
        }
        String is = actual.getOrDefault(column, "");
        String expected = row.get(column);
        boolean cut = expected.startsWith("client gives up: ") && is.startsWith(expected);
        if (!is.equals(expected) && !cut && !isJavas(column, row, is)) {
          misses.add("\n " + column + " expected " + expected + "\n actual " + is);
        }
      }
      return String.join("", misses);
    }

    /** Java's TLS 1.3 knows one alert for all that is wrong with a certificate. */
    private boolean isJavas(String column, Map<String, String> row, String alert) {
      boolean tls13 = row.get("client_max").isEmpty() || row.get("client_max").equals("TLS13");
      Set<String> gos = new TreeSet<>(List.of("42", "45", "48"));
      String go = row.get("alert").replaceFirst(" .*", "");
      return column.equals("alert")
          && provider == TlsProvider.JDK
          && tls13
          && (gos.contains(go) && alert.startsWith("46 ")
              || go.equals("116") && alert.startsWith("42 "));
    }

    private Map<String, String> step(Map<String, String> row) throws Exception {
      String action = row.get("action");
      if (action.equals("validate")) {
        boolean valid = !WebConfigYaml.read(config).report().hasErrors();
        return Map.of("outcome", valid ? "valid" : "invalid");
      }
      if (exporter == null) {
        try {
          exporter =
              SecuredExporter.from(config).provider(provider).pages(request -> hello()).start();
        } catch (InvalidConfigException e) {
          return Map.of("outcome", "does not start");
        }
        String served =
            WebConfigYaml.read(config).orThrow().isTls() ? "serves HTTPS" : "serves plain HTTP";
        if (!served.equals(row.get("start"))) {
          return Map.of("outcome", served);
        }
      }
      if (action.startsWith("config file becomes")) {
        Files.writeString(config, action.replaceFirst("(?s)^config file becomes( empty|: )", ""));
      } else if (action.equals("config file is deleted")) {
        Files.delete(config);
      } else if (action.startsWith("wait ")) {
        Thread.sleep(Long.parseLong(action.split(" ")[1]));
      } else if (action.startsWith("raw bytes: ")) {
        return raw(action.substring("raw bytes: ".length()));
      } else if (action.equals("request")) {
        return request(row);
      } else {
        Matcher copy = COPY.matcher(action);
        if (!copy.matches()) {
          throw new IllegalArgumentException("what is " + action + "?");
        }
        copy(copy.group(2), copy.group(1).equals("(config)") ? config : file(copy.group(1)));
      }
      return Map.of();
    }

    private Path file(String name) {
      return folder.resolve(name);
    }

    private Map<String, String> raw(String bytes) throws IOException {
      String all = RawClient.send(exporter.port(), bytes);
      String body = all.replaceFirst("\r\nDate: [^\r]*", "");
      return Map.of(
          "outcome", all.isEmpty() ? "closed without an answer" : "raw answer", "body", body);
    }

    private Map<String, String> request(Map<String, String> row) throws Exception {
      ScenarioClient client = client(row);
      Map<String, String> answer = client.request(row);
      if (row.get("repeat").isEmpty()) {
        return answer;
      }
      int times = Integer.parseInt(row.get("repeat"));
      Set<String> codes = new TreeSet<>();
      codes.add(answer.get("outcome"));
      for (int i = 1; i < times; i++) {
        answer = client.request(row);
        codes.add(answer.get("outcome"));
      }
      answer.put("outcome", times + " x " + String.join("/", codes));
      return answer;
    }

    private ScenarioClient client(Map<String, String> row) throws Exception {
      String connection = row.get("connection");
      if (connection.startsWith("new, session cache of ")) {
        ScenarioClient client = clients.get(connection.substring(connection.length() - 1));
        client.close();
        return client;
      }
      String name =
          connection.startsWith("kept:") ? connection.substring(5, 6) : "step " + row.get("step");
      if (!clients.containsKey(name)) {
        clients.put(name, new ScenarioClient(row, folder, exporter.port(), needsBoringSsl(row)));
      }
      return clients.get(name);
    }

    @Override
    public void close() {
      clients.values().forEach(ScenarioClient::close);
      if (exporter != null) {
        exporter.close();
      }
    }
  }
}
