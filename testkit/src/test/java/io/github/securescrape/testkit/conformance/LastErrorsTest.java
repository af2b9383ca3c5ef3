// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.github.securescrape.core.Tally;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import io.github.securescrape.testkit.exporter.SecuredExporter;
import io.github.securescrape.testkit.internal.exposition.MetricFamilies;
import io.github.securescrape.testkit.scrape.Scraper;
import io.github.securescrape.testkit.server.ActiveTarget;
import io.github.securescrape.testkit.server.Binary;
import io.github.securescrape.testkit.server.Peers;
import io.github.securescrape.testkit.server.PrometheusProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a real Prometheus says of proxies, tokens and protocol buffers, and what our scraper does.
 */
class LastErrorsTest {

  @TempDir Path folder;

  @Test
  void areTheSame() throws Exception {
    List<Binary> binaries = Peers.prometheus();
    Binary newest = binaries.get(binaries.size() - 1);
    Path web = Files.writeString(folder.resolve("web.yml"), "");
    try (SecuredExporter tls = SecuredExporter.builder().tls().start();
        SecuredExporter plain = SecuredExporter.start(web);
        ObservedServer tokens = new ObservedServer();
        ProxyServer proxy = ProxyServer.http(ServerSocketFactory.getDefault());
        ProxyServer socks = ProxyServer.socks(0);
        ProxyServer refusing = ProxyServer.socks(2);
        RawServer closing = RawServer.sending("");
        RawServer picky = RawServer.sending("\5\u007f");
        RawServer html =
            RawServer.sending("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>")) {
      HttpServer pages = pages();
      Map<String, Integer> ports = new LinkedHashMap<>();
      ports.put("TLS", tls.port());
      ports.put("PLAIN", plain.port());
      ports.put("TOKENS", tokens.port());
      ports.put("PROXY", proxy.port());
      ports.put("SOCKS", socks.port());
      ports.put("REFUSING", refusing.port());
      ports.put("CLOSING", closing.port());
      ports.put("PICKY", picky.port());
      ports.put("HTML", html.port());
      ports.put("PAGES", pages.getAddress().getPort());
      try {
        compare(newest, config(ports));
      } finally {
        pages.stop(0);
      }
    }
  }

  private void compare(Binary prometheusBinary, Path config) throws IOException {
    List<ScrapeJob> jobs = PrometheusYaml.read(config).orThrow().scrapeConfigs();
    try (PrometheusProcess prometheus = PrometheusProcess.start(prometheusBinary, config)) {
      Map<String, String> theirs =
          prometheus.awaitTargets(Duration.ofSeconds(60)).stream()
              .collect(Collectors.toMap(ActiveTarget::job, ActiveTarget::lastError));
      Map<String, ScrapeJob> byName =
          jobs.stream().collect(Collectors.toMap(ScrapeJob::jobName, Function.identity()));
      Tally tally = new Tally("last-errors", "3.5.3");
      theirs.forEach(
          (name, expected) -> {
            String ours =
                Scraper.create(folder)
                    .scrape(byName.get(name))
                    .get(0)
                    .lastError()
                    .replace(folder + "/", "");
            tally.count(
                ours.equals(expected), name + "\n theirs " + expected + "\n ours   " + ours);
          });
      tally.finish();
    }
  }

  private Path config(Map<String, Integer> ports) throws IOException {
    try (var in = LastErrorsTest.class.getResourceAsStream("last-errors.yml")) {
      String config = new String(in.readAllBytes(), UTF_8);
      for (Map.Entry<String, Integer> each : ports.entrySet()) {
        config = config.replace(":" + each.getKey(), ":" + each.getValue());
      }
      return Files.writeString(folder.resolve("prometheus.yml"), config);
    }
  }

  private static HttpServer pages() throws IOException {
    HttpServer pages =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    MetricFamilies.broken()
        .forEach(
            (name, body) ->
                pages.createContext(
                    "/" + name,
                    exchange -> {
                      exchange
                          .getResponseHeaders()
                          .set("Content-Type", "application/vnd.google.protobuf");
                      exchange.sendResponseHeaders(200, body.length);
                      exchange.getResponseBody().write(body);
                      exchange.close();
                    }));
    pages.start();
    return pages;
  }
}
