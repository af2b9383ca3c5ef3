// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.relabel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.securescrape.core.RealTool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Prometheus of a real version, with a file to read. */
final class RealPrometheus implements AutoCloseable {

  private static final int MAX_ROUNDS = 50;

  private final Process process;
  private final String url;
  private final HttpClient client = HttpClient.newHttpClient();

  private RealPrometheus(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  static RealPrometheus start(RealTool program, String config) throws IOException {
    program.write("prometheus.yml", config);
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--config.file=prometheus.yml",
                "--storage.tsdb.path=data",
                "--web.listen-address=127.0.0.1:" + port)
            .directory(program.folder().toFile())
            .redirectErrorStream(true)
            .redirectOutput(program.folder().resolve("log").toFile())
            .start();
    return new RealPrometheus(process, "http://127.0.0.1:" + port);
  }

  /** Returns what the server says about its targets, empty while it is not up. */
  Map<String, Object> targets() throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/v1/targets")).build();
    try {
      String body = client.send(request, BodyHandlers.ofString()).body();
      if (!body.startsWith("{")) {
        return Map.of();
      }
      return asMap(asMap(parse(body)).get("data"));
    } catch (IOException e) {
      if (!process.isAlive()) {
        throw new IllegalStateException("it ended with " + process.exitValue(), e);
      }
      return Map.of();
    }
  }

  /** Returns what the server says about its targets once they no longer grow in number. */
  Map<String, Object> settledTargets() throws InterruptedException {
    int before = -1;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      Map<String, Object> answer = targets();
      int count =
          asList(answer.get("activeTargets")).size() + asList(answer.get("droppedTargets")).size();
      if (count > 0 && count == before) {
        return answer;
      }
      before = count;
      Thread.sleep(6000);
    }
    throw new AssertionError("the targets of Prometheus do not settle: " + before);
  }

  /** Returns JSON as maps, lists and texts. */
  static Object parse(String text) throws IOException {
    try (JsonParser json = new JsonFactory().createParser(text)) {
      json.nextToken();
      return value(json);
    }
  }

  private static Object value(JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.START_OBJECT) {
      Map<String, Object> map = new LinkedHashMap<>();
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String key = json.currentName();
        json.nextToken();
        map.put(key, value(json));
      }
      return map;
    }
    if (json.currentToken() == JsonToken.START_ARRAY) {
      List<Object> list = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        list.add(value(json));
      }
      return list;
    }
    return String.valueOf(json.getText());
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> asMap(Object value) {
    return value == null ? Map.of() : (Map<String, Object>) value;
  }

  static List<?> asList(Object value) {
    return value == null ? List.of() : (List<?>) value;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
  }
}
