// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import javax.net.ServerSocketFactory;

/** The plain HTTP server behind the observed scrapes; one answer for each path. */
final class ObservedServer implements AutoCloseable {

  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0";
  private static final Map<Integer, String> PHRASES =
      Map.ofEntries(
          Map.entry(200, "OK"),
          Map.entry(201, "Created"),
          Map.entry(204, "No Content"),
          Map.entry(301, "Moved Permanently"),
          Map.entry(302, "Found"),
          Map.entry(304, "Not Modified"),
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(407, "Proxy Authentication Required"),
          Map.entry(418, "I'm a Teapot"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(502, "Bad Gateway"),
          Map.entry(503, "Service Unavailable"),
          Map.entry(504, "Gateway Timeout"));

  private final LocalServer server;
  private final CountDownLatch closed = new CountDownLatch(1);

  ObservedServer() throws IOException {
    server = new LocalServer(ServerSocketFactory.getDefault(), this::serve);
  }

  int port() {
    return server.port();
  }

  private void serve(Socket connection) throws IOException, InterruptedException {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(connection.getInputStream(), ISO_8859_1))) {
      String request = in.readLine();
      OutputStream out = connection.getOutputStream();
      if (request == null || !request.matches("[A-Z]+ \\S+ HTTP/1\\.1")) {
        out.write("<!DOCTYPE HTML>\n".getBytes(UTF_8));
        return;
      }
      long length = 0;
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        if (line.startsWith("Content-Length: ")) {
          length = Long.parseLong(line.substring(16));
        }
      }
      in.skip(length);
      String[] parts = request.split(" ");
      answer(parts[0], parts[1].split("\\?")[0], out);
    }
  }

  private void answer(String method, String path, OutputStream out)
      throws IOException, InterruptedException {
    if (method.equals("POST")) {
      token(path, out);
    } else if (method.equals("CONNECT")) {
      send(out, 407, TEXT, "", bytes("no"));
    } else if (path.startsWith("http://")) {
      text(out, "proxied 1\n");
    } else if (path.startsWith("/code/")) {
      int code = Integer.parseInt(path.substring(6));
      send(out, code, TEXT, "", bytes(code == 204 || code == 304 ? "" : "body\n"));
    } else if (path.matches("/(ok|metrics|echo|p/.*)")) {
      text(out, "a 1\nb{x=\"y\"} 2\n");
    } else if (path.startsWith("/redir") || path.equals("/loop")) {
      redirect(path, out);
    } else if (path.matches("/(noct|emptyct|html|htmlok|ctbad|ctbad2|ctcase|json|emptyhtml)")) {
      typed(path, out);
    } else if (path.matches("/(gzip.*|deflate|biggzip)")) {
      packed(path, out);
    } else {
      other(path, out);
    }
  }

  private static void token(String path, OutputStream out) throws IOException {
    switch (path) {
      case "/token" ->
          send(
              out,
              200,
              "application/json",
              "",
              bytes(
                  "{\"access_token\": \"tok123\", \"token_type\": \"Bearer\", \"expires_in\": 3600}"));
      case "/token401" ->
          send(
              out,
              401,
              "application/json",
              "",
              bytes("{\"error\": \"invalid_client\", \"error_description\": \"nope\"}"));
      case "/tokenjunk" -> send(out, 200, "text/plain", "", bytes("junk"));
      default -> send(out, 404, TEXT, "", bytes("x"));
    }
  }

  private void redirect(String path, OutputStream out) throws IOException {
    String location =
        switch (path) {
          case "/loop" -> "/loop";
          case "/redir" -> "/ok";
          case "/redirhost" -> "http://127.0.0.1:" + port() + "/ok";
          case "/redirftp" -> "ftp://x/";
          default -> "";
        };
    String header = location.isEmpty() ? "" : "Location: " + location + "\r\n";
    send(out, 302, TEXT, header, new byte[0]);
  }

  private static void typed(String path, OutputStream out) throws IOException {
    String type =
        switch (path) {
          case "/noct" -> "";
          case "/emptyct" -> " ";
          case "/html", "/emptyhtml" -> "text/html";
          case "/htmlok" -> "text/html; charset=utf-8";
          case "/ctbad" -> "text/plain; charset";
          case "/ctbad2" -> "text/plain; version=0.0.4; version=1";
          case "/ctcase" -> "Text/PLAIN";
          default -> "application/json";
        };
    String body =
        switch (path) {
          case "/html" -> "<html>hello</html>";
          case "/json" -> "{}";
          case "/emptyhtml" -> "";
          default -> "a 1\n";
        };
    send(out, 200, type, "", bytes(body));
  }

  private static void packed(String path, OutputStream out) throws IOException {
    byte[] thousand = gzip("a 1\n".repeat(1000));
    byte[] body =
        switch (path) {
          case "/gzipbad" -> bytes("not gzip at all");
          case "/gziptrunc" -> Arrays.copyOf(thousand, thousand.length - 12);
          case "/biggzip" -> gzip("# " + "x".repeat(100_000) + "\n");
          case "/deflate" -> deflate("a 1\n");
          default -> gzip("a 1\n");
        };
    String encoding =
        switch (path) {
          case "/gzipupper" -> "GZIP";
          case "/deflate" -> "deflate";
          default -> "gzip";
        };
    send(out, 200, TEXT, "Content-Encoding: " + encoding + "\r\n", body);
  }

  private void other(String path, OutputStream out) throws IOException, InterruptedException {
    switch (path) {
      case "/weird" -> raw(out, "HTTP/1.1 418 Custom Reason Text\r\nContent-Length: 1\r\n\r\nx");
      case "/noreason" -> raw(out, "HTTP/1.1 503\r\nContent-Length: 0\r\n\r\n");
      case "/slow" -> {
        closed.await(5, TimeUnit.SECONDS);
        text(out, "a 1\n");
      }
      case "/slowbody" -> {
        raw(
            out,
            "HTTP/1.1 200 OK\r\nContent-Type: " + TEXT + "\r\nContent-Length: 100\r\n\r\na 1\n");
        closed.await(5, TimeUnit.SECONDS);
      }
      case "/trunc" ->
          raw(
              out,
              "HTTP/1.1 200 OK\r\nContent-Type: " + TEXT + "\r\nContent-Length: 100\r\n\r\na 1\n");
      case "/reset" -> {
        // Closed without a byte.
      }
      case "/parse6" -> send(out, 200, TEXT, "", "a{x=\"\u00ff\"} 1\n".getBytes(ISO_8859_1));
      case "/om" -> send(out, 200, OPEN_METRICS, "", bytes("a 1\n"));
      case "/omok" -> send(out, 200, OPEN_METRICS, "", bytes("# TYPE a gauge\na 1\n# EOF\n"));
      case "/omtrail" -> send(out, 200, OPEN_METRICS, "", bytes("a 1\n# EOF\nb 1\n"));
      case "/proto" -> send(out, 200, "application/vnd.google.protobuf", "", bytes("\0\1garbage"));
      case "/utf8" ->
          send(
              out,
              200,
              "text/plain; version=1.0.0; escaping=allow-utf-8",
              "",
              bytes("{\"my.metric\"} 1\n"));
      default -> page(path, out);
    }
  }

  private static void page(String path, OutputStream out) throws IOException {
    long now = System.currentTimeMillis();
    String body =
        switch (path) {
          case "/big" -> numbered(1000, "m%d 1\n");
          case "/exact" -> "a 1\n".repeat(256);
          case "/exact1" -> "a 1\n".repeat(255) + "a 1";
          case "/samples" -> numbered(10, "s{i=\"%d\"} 1\n");
          case "/labels" -> "l{a=\"1\",b=\"2\",c=\"3\",d=\"4\"} 1\n";
          case "/longname" -> "l{" + "a".repeat(25) + "=\"1\"} 1\n";
          case "/longvalue" -> "l{a=\"" + "v".repeat(80) + "\"} 1\n";
          case "/dup" -> "d 1\nd 2\n";
          case "/manydup" -> "e 1\ne 1\n";
          case "/parse" -> "a 1\nfoo{ 1\n";
          case "/parse2" -> "a one\n";
          case "/parse3" -> "<html><body>x</body></html>\n";
          case "/parse4" -> "a{x=\"1\"\n";
          case "/parse5" -> "a 1 2 3\n";
          case "/empty" -> "";
          case "/nonl" -> "a 1";
          case "/old" -> "a 1 1000\nb 2\n";
          case "/future" -> "a 1 " + (now + 86_400_000) + "\nb 2\n";
          case "/ts" -> "a 1 " + (now - 1000) + "\nb 2\n";
          case "/utf8legacytext" -> "my.metric 1\n";
          case "/conflict" -> "c{job=\"x\",instance=\"y\",exported_job=\"z\"} 1\n";
          case "/emptylab" -> "c{job=\"x\",instance=\"\"} 1\n";
          default -> "";
        };
    boolean known = !body.isEmpty() || path.equals("/empty");
    send(out, known ? 200 : 404, TEXT, "", bytes(known ? body : "nf"));
  }

  private static String numbered(int count, String format) {
    return IntStream.range(0, count)
        .mapToObj(i -> String.format(format, i))
        .collect(Collectors.joining());
  }

  private static void text(OutputStream out, String body) throws IOException {
    send(out, 200, TEXT, "", bytes(body));
  }

  private static void send(OutputStream out, int code, String type, String headers, byte[] body)
      throws IOException {
    String content = type.isEmpty() ? "" : "Content-Type: " + type + "\r\n";
    raw(
        out,
        "HTTP/1.1 "
            + code
            + " "
            + PHRASES.getOrDefault(code, "")
            + "\r\n"
            + content
            + headers
            + "Connection: close\r\nContent-Length: "
            + body.length
            + "\r\n\r\n");
    out.write(body);
    out.flush();
  }

  private static void raw(OutputStream out, String text) throws IOException {
    out.write(bytes(text));
    out.flush();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes(text));
    }
    return packed.toByteArray();
  }

  private static byte[] deflate(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(packed)) {
      out.write(bytes(text));
    }
    return packed.toByteArray();
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    server.close();
  }
}
