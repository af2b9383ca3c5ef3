// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.effective;

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
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A Prometheus of a real version, which tells how it understands one file after the other. */
final class RunningPrometheus implements AutoCloseable {

  /** Its whole environment. */
  static final Map<String, String> ENVIRONMENT = Map.of("GOGC", "60", "FOO", "bar");

  /** What it is started with. */
  static final String FEATURE = "expand-external-labels";

  private static final String FILE = "prometheus.yml";

  /**
   * A file as it understands it.
   *
   * @param isApplied whether it could do all that the file says
   */
  record Understood(String yaml, boolean isApplied) {}

  private final RealTool program;
  private final Process process;
  private final String url;
  private final HttpClient client = HttpClient.newHttpClient();

  private RunningPrometheus(RealTool program, Process process, String url) {
    this.program = program;
    this.process = process;
    this.url = url;
  }

  static RunningPrometheus start(RealTool program) throws IOException, InterruptedException {
    program.write(FILE, "{}\n");
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    List<String> command =
        List.of(
            program.toString(),
            "--config.file=" + program.folder().resolve(FILE),
            "--storage.tsdb.path=data",
            "--storage.remote.flush-deadline=1ms",
            "--enable-feature=" + FEATURE,
            "--web.enable-lifecycle",
            "--web.listen-address=127.0.0.1:" + port);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(program.folder().toFile())
            .redirectErrorStream(true)
            .redirectOutput(program.folder().resolve("log").toFile());
    builder.environment().clear();
    builder.environment().putAll(ENVIRONMENT);
    RunningPrometheus running =
        new RunningPrometheus(program, builder.start(), "http://127.0.0.1:" + port);
    running.awaitReady();
    return running;
  }

  private void awaitReady() throws IOException, InterruptedException {
    for (int i = 0; i < 300; i++) {
      try {
        if (get("/-/ready").statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        if (!process.isAlive()) {
          throw new IllegalStateException(program.read("log"), e);
        }
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new IllegalStateException("not ready: " + program.read("log"));
  }

  /** Returns a file as it understands it, empty if it refuses it. */
  Optional<Understood> understand(String config) throws IOException, InterruptedException {
    program.write(FILE, config);
    HttpRequest reload =
        HttpRequest.newBuilder(URI.create(url + "/-/reload")).POST(BodyPublishers.noBody()).build();
    HttpResponse<String> answer = client.send(reload, BodyHandlers.ofString());
    // It keeps the new file even where it cannot do all that the file says.
    return answer.body().contains("couldn't load configuration")
        ? Optional.empty()
        : Optional.of(
            new Understood(
                yamlOf(get("/api/v1/status/config").body()), answer.statusCode() == 200));
  }

  private static String yamlOf(String json) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING && "yaml".equals(parser.currentName())) {
          return parser.getText();
        }
      }
    }
    throw new IllegalStateException(json);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + path)).build();
    return client.send(request, BodyHandlers.ofString());
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
  }
}
