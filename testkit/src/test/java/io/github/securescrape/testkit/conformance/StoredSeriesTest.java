// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.github.securescrape.core.Tally;
import io.github.securescrape.prometheus.relabel.LabelSet;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import io.github.securescrape.testkit.internal.exposition.MetricFamilies;
import io.github.securescrape.testkit.internal.json.JsonTree;
import io.github.securescrape.testkit.scrape.ScrapeResult;
import io.github.securescrape.testkit.scrape.Scraper;
import io.github.securescrape.testkit.scrape.Series;
import io.github.securescrape.testkit.server.Binary;
import io.github.securescrape.testkit.server.Peers;
import io.github.securescrape.testkit.server.PrometheusProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real Prometheus stores of targets, against what our scraper says it would. */
class StoredSeriesTest {

  private static final String TEXT = "text/plain; version=0.0.4";
  private static final String HISTOGRAM =
      """
      # TYPE h histogram
      h_bucket{le="1"} 1
      h_bucket{le="0.00001"} 1
      h_bucket{le="1000000"} 1
      h_bucket{le="+Inf"} 2
      h_sum 3.5
      h_count 2
      # TYPE s summary
      s{quantile="0.5"} 1
      s{quantile="1"} NaN
      s_sum 1
      s_count 2
      # TYPE le gauge
      le{le="1"} -Inf
      """;
  private static final String TIMES =
      """
      a 1 EARLIER
      a 2 LATER
      b 1 LATER
      b 2 EARLIER
      c 1
      c 2 EARLIER
      c{} 3
      c 4
      """;

  @TempDir Path folder;

  @Test
  void areTheSame() throws Exception {
    List<Binary> binaries = Peers.prometheus();
    Binary newest = binaries.get(binaries.size() - 1);
    try (ObservedServer server = new ObservedServer()) {
      HttpServer pages = pages();
      String config =
          jobs()
              .replace("HOST", "127.0.0.1:" + server.port())
              .replace("PAGES", "127.0.0.1:" + pages.getAddress().getPort());
      Path file = Files.writeString(folder.resolve("prometheus.yml"), config);
      List<ScrapeJob> jobs = PrometheusYaml.read(file).orThrow().scrapeConfigs();
      try (PrometheusProcess prometheus = PrometheusProcess.start(newest, file)) {
        prometheus.awaitTargets(Duration.ofSeconds(40));
        Map<ScrapeJob, Map<String, String>> theirs = new LinkedHashMap<>();
        for (ScrapeJob job : jobs) {
          theirs.put(job, theirs(prometheus, job.jobName()));
        }
        Tally tally = new Tally("stored-series", "3.5.3");
        theirs.forEach((job, series) -> tally.count(ours(job).equals(series), miss(job, series)));
        tally.finish();
      } finally {
        pages.stop(0);
      }
    }
  }

  private static HttpServer pages() throws IOException {
    long now = System.currentTimeMillis();
    HttpServer pages =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    show(pages, "/histogram", TEXT, HISTOGRAM.getBytes(UTF_8));
    String times = TIMES.replace("EARLIER", "" + (now - 2000)).replace("LATER", "" + (now - 1000));
    show(pages, "/times", TEXT, times.getBytes(UTF_8));
    show(pages, "/proto", "application/vnd.google.protobuf", MetricFamilies.example());
    pages.start();
    return pages;
  }

  private static void show(HttpServer pages, String path, String type, byte[] body) {
    pages.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", type);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  private static String jobs() throws IOException {
    try (var in = StoredSeriesTest.class.getResourceAsStream("stored-series.yml")) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private String miss(ScrapeJob job, Map<String, String> theirs) {
    return job.jobName() + "\n theirs " + theirs + "\n ours   " + ours(job);
  }

  private Map<String, String> ours(ScrapeJob job) {
    Map<String, String> all = new TreeMap<>();
    for (ScrapeResult result : Scraper.create(folder).scrape(job)) {
      for (Series each : result.series()) {
        String time = each.timestamp() == null ? "" : " at its own time";
        all.merge(
            each.labels() + "", value(each.name(), each.value()) + time, StoredSeriesTest::both);
      }
    }
    return all;
  }

  private static Map<String, String> theirs(PrometheusProcess prometheus, String job)
      throws IOException, InterruptedException {
    // With honor_labels, a label of another name tells where a series is from.
    String label = job.endsWith("-honor") ? "case" : "job";
    String query = URLEncoder.encode("{" + label + "=\"" + job + "\"}[1m]", UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://" + prometheus.address() + "/api/v1/query?query=" + query))
            .build();
    String answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    List<JsonTree> series = JsonTree.parse(answer).at("data").at("result").items();
    Set<String> scrapeTimes = new HashSet<>();
    Set<String> laterTimes = new HashSet<>();
    for (JsonTree each : series) {
      if (each.at("metric").at("__name__").text().equals("up")) {
        List<JsonTree> scrapes = each.at("values").items();
        scrapeTimes.add(scrapes.get(0).items().get(0).text());
        scrapes.stream().skip(1).forEach(later -> laterTimes.add(later.items().get(0).text()));
      }
    }
    Map<String, String> all = new TreeMap<>();
    for (JsonTree each : series) {
      LabelSet labels = LabelSet.of(each.at("metric").texts());
      for (JsonTree sample : each.at("values").items()) {
        String at = sample.items().get(0).text();
        String value = value(labels.get("__name__"), number(sample.items().get(1).text()));
        String time = scrapeTimes.contains(at) ? "" : " at its own time";
        if (!laterTimes.contains(at)) {
          all.merge(labels + "", value + time, StoredSeriesTest::both);
        }
      }
    }
    return all;
  }

  private static String both(String one, String other) {
    return one + ", " + other;
  }

  private static double number(String text) {
    return Double.parseDouble(text.replace("Inf", "Infinity"));
  }

  private static String value(String name, double value) {
    return name.equals("scrape_duration_seconds") ? "some time" : "" + value;
  }
}
