// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.exporter;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.securescrape.core.tls.CertificateRequest.Purpose;
import io.github.securescrape.core.tls.CertificateVerifier;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.core.tls.Pem;
import io.github.securescrape.core.tls.VerificationException;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.http.TlsVersion;
import io.github.securescrape.testkit.internal.golang.GoText;
import io.github.securescrape.testkit.internal.tls.CipherSuites;
import io.github.securescrape.testkit.internal.tls.NamedGroups;
import io.github.securescrape.testkit.internal.tls.OneIdentity;
import io.github.securescrape.testkit.internal.tls.TlsVersions;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.OpenSslEngine;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** One client of a scenario: it keeps its connection, and its sessions. */
final class ScenarioClient implements AutoCloseable {

  private static final Map<String, String> ALERTS =
      Map.of(
          "handshake_failure", "40",
          "bad_certificate", "42",
          "certificate_expired", "45",
          "certificate_unknown", "46",
          "unknown_ca", "48",
          "protocol_version", "70",
          "internal_error", "80",
          "certificate_required", "116",
          "no_application_protocol", "120");
  private static final String ALERT = "Received fatal alert: ";

  private final Map<String, String> settings;
  private final int port;
  private final SSLContext context;
  private final SslContext boringSsl;
  private Socket socket;
  private int verified;

  /** Returns a client as the columns of a row say. */
  ScenarioClient(Map<String, String> row, Path folder, int port, boolean boringSsl)
      throws IOException, GeneralSecurityException {
    this.settings = row;
    this.port = port;
    this.context = SSLContext.getInstance("TLS");
    OneIdentity identity = new OneIdentity(identity(folder));
    Trust trust = new Trust(roots(folder));
    context.init(new KeyManager[] {identity}, new TrustManager[] {trust}, null);
    this.boringSsl = boringSsl ? boringSsl(identity, trust) : null;
  }

  private SslContext boringSsl(OneIdentity identity, Trust trust) throws SSLException {
    SslContextBuilder builder =
        SslContextBuilder.forClient()
            .sslProvider(SslProvider.OPENSSL)
            .keyManager(identity)
            .trustManager(trust)
            .protocols(versions())
            .ciphers(suites())
            .endpointIdentificationAlgorithm(null);
    if (!groups().isEmpty()) {
      builder.option(OpenSslContextOption.GROUPS, groups().toArray(String[]::new));
    }
    if (!words("client_alpn").isEmpty()) {
      builder.applicationProtocolConfig(
          new ApplicationProtocolConfig(
              Protocol.ALPN,
              SelectorFailureBehavior.NO_ADVERTISE,
              SelectedListenerFailureBehavior.ACCEPT,
              words("client_alpn")));
    }
    return builder.build();
  }

  private Identity identity(Path folder) throws IOException {
    String name = settings.get("client_cert");
    if (name.isEmpty()) {
      return null;
    }
    Path crt = folder.resolve(name + ".crt");
    String chain = Files.readString(Files.exists(crt) ? crt : folder.resolve(name + ".pem"));
    return Identity.parse(chain, Secret.of(Files.readString(folder.resolve(name + ".key"))));
  }

  private List<X509Certificate> roots(Path folder) throws IOException {
    String name = settings.get("client_ca");
    return name.isEmpty() ? List.of() : Pem.authorities(Files.readString(folder.resolve(name)));
  }

  /** Judges the server by the row's authority and name, and counts that it was asked. */
  private final class Trust extends X509ExtendedTrustManager {
    private final CertificateVerifier verifier;

    Trust(List<X509Certificate> roots) {
      verifier = new CertificateVerifier(roots, Purpose.SERVER, Clock.systemUTC());
    }

    private void verify(X509Certificate[] sent) throws VerificationException {
      verified++;
      if (settings.get("skip_verify").isEmpty()) {
        verifier.verify(List.of(sent), settings.get("server_name"));
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] sent, String type, Socket socket)
        throws VerificationException {
      verify(sent);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] sent, String type, SSLEngine engine)
        throws VerificationException {
      verify(sent);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] sent, String type)
        throws VerificationException {
      verify(sent);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] sent, String type, Socket socket) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] sent, String type, SSLEngine engine) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] sent, String type) {
      throw new UnsupportedOperationException();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  private List<String> versions() {
    return TlsVersions.between(
        version("client_min", TlsVersion.TLS12), version("client_max", TlsVersion.TLS13));
  }

  private TlsVersion version(String column, TlsVersion otherwise) {
    String name = settings.get(column);
    return name.isEmpty() ? otherwise : TlsVersion.valueOf(name);
  }

  private List<String> words(String column) {
    String words = settings.get(column);
    return words.isEmpty() ? List.of() : List.of(words.split(" "));
  }

  private List<String> groups() {
    return words("client_curves").stream()
        .map(each -> each.replaceFirst("CurveP(.*)", "secp$1r1").replaceFirst("^X25519$", "x25519"))
        .toList();
  }

  private List<String> suites() {
    List<String> suites = new ArrayList<>(CipherSuites.defaults());
    List<String> chosen = words("client_ciphers");
    if (!chosen.isEmpty()) {
      suites.removeIf(each -> each.startsWith("TLS_ECDHE"));
      suites.addAll(chosen);
    }
    return suites;
  }

  private SSLParameters parameters() {
    SSLParameters parameters = new SSLParameters();
    parameters.setCipherSuites(suites().toArray(String[]::new));
    parameters.setProtocols(versions().toArray(String[]::new));
    parameters.setApplicationProtocols(words("client_alpn").toArray(String[]::new));
    NamedGroups.set(parameters, groups());
    return parameters;
  }

  /** Makes one request and returns what came of it, by column. */
  Map<String, String> request(Map<String, String> row) throws InterruptedException {
    if (versions().isEmpty()) {
      return outcome(
          "client gives up: no supported versions satisfy MinVersion and MaxVersion", "");
    }
    boolean http2 = words("client_alpn").contains("h2");
    try {
      if (http2 && boringSsl == null) {
        return overHttp2(row);
      }
      connect(row.get("transport").equals("https"));
      return overHttp1(row);
    } catch (IOException e) {
      close();
      return outcome(e, http2 ? "HTTP/2 connection refused" : "connection dropped without alert");
    }
  }

  private static Map<String, String> outcome(IOException e, String otherwise) {
    for (Throwable each = e; each != null; each = each.getCause()) {
      String text = String.valueOf(each.getMessage());
      if (text.contains(ALERT)) {
        String alert = text.substring(text.indexOf(ALERT) + ALERT.length());
        return outcome("handshake refused by server", ALERTS.get(alert) + " " + alert);
      }
      if (each instanceof VerificationException) {
        return outcome("client gives up: failed to verify certificate: " + text, "");
      }
      if (text.contains("Unsupported or unrecognized SSL message")) {
        return outcome("client gives up: plain HTTP answer", "");
      }
    }
    return outcome(otherwise, "");
  }

  private static Map<String, String> outcome(String outcome, String alert) {
    Map<String, String> answer = new LinkedHashMap<>();
    answer.put("outcome", outcome);
    answer.put("alert", alert);
    return answer;
  }

  private void connect(boolean tls) throws IOException {
    if (socket != null && !socket.isClosed()) {
      return;
    }
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(5000);
    verified = 0;
    String name = settings.get("server_name");
    if (tls && boringSsl != null) {
      SSLEngine engine = boringSsl.newEngine(ByteBufAllocator.DEFAULT, name, port);
      socket = new EngineSocket(socket, (OpenSslEngine) engine);
    } else if (tls) {
      SSLSocket secured =
          (SSLSocket) context.getSocketFactory().createSocket(socket, name, port, true);
      secured.setSSLParameters(parameters());
      secured.startHandshake();
      socket = secured;
    }
  }

  private static String authorization(Map<String, String> row) {
    String given = row.get("authorization");
    String login = row.get("user") + ":" + row.get("password");
    return given.isEmpty() && login.length() > 1
        ? "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8))
        : given;
  }

  private Map<String, String> overHttp1(Map<String, String> row) throws IOException {
    String method = row.get("method");
    String authorization = authorization(row);
    String head =
        method + " " + row.get("path") + " HTTP/1.1\r\nHost: " + row.get("server_name") + "\r\n";
    head += authorization.isEmpty() ? "" : "Authorization: " + authorization + "\r\n";
    socket.getOutputStream().write((head + "\r\n").getBytes(ISO_8859_1));

    InputStream in = socket.getInputStream();
    String status = line(in);
    if (status.isEmpty()) {
      throw new IOException("closed");
    }
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      String[] header = line.split(": *", 2);
      headers.put(GoText.canonicalHeader(header[0]), header[1]);
    }
    String length = headers.get("Content-Length");
    byte[] body =
        method.equals("HEAD")
            ? new byte[0]
            : length == null ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length));
    Map<String, String> answer = answer(status.split(" ")[1], new String(body, UTF_8), headers);
    if (socket instanceof SSLSocket secured) {
      addTls(answer, secured.getSession(), secured.getApplicationProtocol());
    }
    if (socket instanceof EngineSocket secured) {
      addTls(answer, secured.session(), secured.protocol());
      answer.put("curve", secured.group());
    }
    if (length == null || "close".equals(headers.get("Connection"))) {
      close();
    }
    return answer;
  }

  /** Returns a line without its end; empty also at the end of all. */
  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.append((char) c);
    }
    return line.toString().replaceFirst("\r$", "");
  }

  /** Java's own client, which offers h2 and http/1.1. */
  private Map<String, String> overHttp2(Map<String, String> row)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + row.get("path")));
    String authorization = authorization(row);
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    HttpResponse<String> response =
        HttpClient.newBuilder()
            .sslContext(context)
            .sslParameters(parameters())
            .build()
            .send(request.build(), HttpResponse.BodyHandlers.ofString());
    Map<String, String> headers = new TreeMap<>();
    response
        .headers()
        .map()
        .forEach((name, values) -> headers.put(GoText.canonicalHeader(name), values.get(0)));
    headers.remove(":status");
    Map<String, String> answer = answer("" + response.statusCode(), response.body(), headers);
    boolean http2 = response.version() == HttpClient.Version.HTTP_2;
    addTls(answer, response.sslSession().orElseThrow(), http2 ? "h2" : "");
    return answer;
  }

  private static Map<String, String> answer(
      String status, String body, Map<String, String> headers) {
    Map<String, String> answer = outcome(status, "");
    answer.put("body", body);
    headers.remove("Date");
    answer.put(
        "response_headers",
        headers.entrySet().stream()
            .map(each -> each.getKey() + ": " + each.getValue())
            .collect(Collectors.joining("; ")));
    return answer;
  }

  private void addTls(Map<String, String> answer, SSLSession session, String alpn)
      throws SSLException {
    answer.put("tls_version", session.getProtocol().replaceFirst("TLSv1$", "TLSv1.0"));
    answer.compute("tls_version", (column, name) -> name.replace("TLSv", "TLS "));
    answer.put("cipher", session.getCipherSuite());
    answer.put("alpn", alpn);
    answer.put("resumed", verified == 0 ? "yes" : "");
    X509Certificate leaf = (X509Certificate) session.getPeerCertificates()[0];
    String subject = leaf.getSubjectX500Principal().getName();
    answer.put("server_cert_cn", subject.replaceFirst("^.*CN=([^,]*).*$", "$1"));
  }

  /** Ends the connection; the sessions stay. */
  @Override
  public void close() {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      // It is over in any case.
    }
  }
}
