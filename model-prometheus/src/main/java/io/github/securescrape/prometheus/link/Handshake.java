// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.link;

import static io.github.securescrape.prometheus.link.Cause.say;

import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.tls.CertificateNames;
import io.github.securescrape.core.tls.CertificateRequest.Purpose;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.core.tls.VerificationException;
import io.github.securescrape.prometheus.http.TlsConfig;
import io.github.securescrape.prometheus.http.TlsVersion;
import io.github.securescrape.prometheus.web.CipherSuite;
import io.github.securescrape.prometheus.web.ClientAuthType;
import io.github.securescrape.prometheus.web.TlsServerConfig;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the handshake of a scrape goes, by Go's rules on both sides. */
final class Handshake {

  private static final String SERVER = "tls_server_config";
  private static final String CLIENT = "tls_config";
  private static final String CONSTRAINTS = "2.5.29.30";
  private static final int BROKEN_RSA = 512;
  private static final int SAFE_RSA = 1024;
  private static final int P224 = 224;
  private static final Pattern TIME = Pattern.compile("current time \\S+ is ");
  private static final List<TlsVersion> VERSIONS =
      List.of(TlsVersion.TLS10, TlsVersion.TLS11, TlsVersion.TLS12, TlsVersion.TLS13);

  private static final String[] DROPPED = {
    "EOF", "unexpected EOF", "read tcp …: read: connection reset by peer"
  };

  private final JobSide job;
  private final ExporterSide exporter;
  private final TlsServerConfig server;
  private final List<X509Certificate> chain;
  private final boolean http2;
  private final Trust trust;

  /**
   * Returns a handshake.
   *
   * @param server the TLS section of the exporter's web config
   * @param http2 whether both ends offer HTTP/2
   */
  Handshake(
      JobSide job, ExporterSide exporter, TlsServerConfig server, boolean http2, Trust trust) {
    this.job = job;
    this.exporter = exporter;
    this.server = server;
    this.chain = exporter.chain();
    this.http2 = http2;
    this.trust = trust;
  }

  /**
   * Returns what makes it fail, empty if it succeeds.
   *
   * @param host what the exporter's certificate must be valid for
   */
  Optional<Cause> failure(String host) {
    Optional<TlsVersion> agreed =
        VERSIONS.stream().filter(this::isSpokenByBoth).max(Comparator.naturalOrder());
    if (agreed.isEmpty()) {
      return Optional.of(noCommonVersion());
    }
    boolean tls13 = agreed.get() == TlsVersion.TLS13;
    if (chain.isEmpty()) {
      return clientCertificate(tls13);
    }
    PublicKey key = chain.get(0).getPublicKey();
    return key(key, tls13)
        .or(() -> tls13 ? Optional.empty() : suite(key))
        .or(() -> constraints())
        .or(() -> serverCertificate(host))
        .or(() -> clientCertificate(tls13))
        .or(() -> tls13 ? Optional.empty() : http2(key, agreed.get()));
  }

  private boolean isSpokenByBoth(TlsVersion version) {
    return isBetween(job.tls().effectiveMinVersion(), version, job.tls().effectiveMaxVersion())
        && isBetween(server.effectiveMinVersion(), version, server.effectiveMaxVersion());
  }

  private static boolean isBetween(TlsVersion min, TlsVersion version, TlsVersion max) {
    return min.compareTo(version) <= 0 && version.compareTo(max) <= 0;
  }

  private Cause noCommonVersion() {
    TlsConfig tls = job.tls();
    String ours = range(tls.effectiveMinVersion(), tls.effectiveMaxVersion());
    String theirs = range(server.effectiveMinVersion(), server.effectiveMaxVersion());
    Problem problem = say(LinkCodes.NO_COMMON_VERSION, exporter.address(), theirs, ours);
    String words = alert("protocol version not supported");
    return server.minVersion() == null && server.maxVersion() == null
        ? Cause.ofJob(CLIENT, problem, words)
        : Cause.ofExporter(SERVER, problem, words);
  }

  private static String range(TlsVersion min, TlsVersion max) {
    return min == max
        ? min.keyword()
        : min.compareTo(max) > 0 ? "no version of TLS" : min.keyword() + " to " + max.keyword();
  }

  private Optional<Cause> key(PublicKey key, boolean tls13) {
    int rsa = key instanceof RSAKey own ? own.getModulus().bitLength() : Integer.MAX_VALUE;
    boolean smallCurve =
        key instanceof ECKey own && own.getParams().getCurve().getField().getFieldSize() <= P224;
    if (rsa <= BROKEN_RSA || smallCurve && tls13) {
      Problem problem = say(LinkCodes.WEAK_KEY, smallCurve ? "P-224" : rsa + " bit RSA");
      return Optional.of(Cause.ofExporter(SERVER, problem, alert("handshake failure")));
    }
    return rsa < SAFE_RSA
        ? Optional.of(Cause.ofExporter(SERVER, say(LinkCodes.UNKNOWN_KEY, rsa + " bit RSA")))
        : Optional.empty();
  }

  /** Returns the suites of TLS 1.2 that are left, in Go's order of preference. */
  private List<CipherSuite> suites(PublicKey key) {
    String kind = key instanceof RSAKey ? "_ECDHE_RSA_" : "_ECDHE_ECDSA_";
    return Arrays.stream(CipherSuite.values())
        .filter(suite -> suite.name().contains(kind))
        .filter(suite -> server.cipherSuites().isEmpty() || server.cipherSuites().contains(suite))
        .toList();
  }

  private Optional<Cause> suite(PublicKey key) {
    if (!suites(key).isEmpty()) {
      return Optional.empty();
    }
    String kind = key instanceof RSAKey ? "RSA" : "EC";
    Problem problem = say(LinkCodes.NO_COMMON_SUITE, kind);
    return Optional.of(Cause.ofExporter(SERVER, problem, alert("handshake failure")));
  }

  private Optional<Cause> http2(PublicKey key, TlsVersion version) {
    boolean old = version != TlsVersion.TLS12;
    if (!http2 || !old && suites(key).stream().anyMatch(suite -> !suite.name().contains("_CBC_"))) {
      return Optional.empty();
    }
    Problem problem =
        old
            ? say(LinkCodes.HTTP2_SUITE, version.keyword(), "Let both ends speak TLS 1.3")
            : say(
                LinkCodes.HTTP2_SUITE,
                "all of `cipher_suites` that fit the certificate",
                "Leave out `cipher_suites`");
    return Optional.of(
        Cause.ofExporter(
            SERVER,
            problem,
            "http2: server sent GOAWAY and closed the connection; …",
            "EOF",
            "unexpected EOF"));
  }

  private Optional<Cause> constraints() {
    boolean ours = !job.tls().skipsVerification() && hasConstraints(job.authorities());
    if (ours || hasConstraints(chain)) {
      return Optional.of(Cause.ofJob(CLIENT, say(LinkCodes.UNKNOWN_CONSTRAINTS)));
    }
    Identity client = job.identity();
    boolean theirs =
        client != null
            && server.effectiveClientAuthType().isVerified()
            && (hasConstraints(client.chain()) || hasConstraints(exporter.clientAuthorities()));
    return theirs
        ? Optional.of(Cause.ofExporter(SERVER, say(LinkCodes.UNKNOWN_CONSTRAINTS)))
        : Optional.empty();
  }

  private static boolean hasConstraints(@Nullable List<X509Certificate> certificates) {
    return certificates != null
        && certificates.stream().anyMatch(each -> each.getExtensionValue(CONSTRAINTS) != null);
  }

  private Optional<Cause> serverCertificate(String host) {
    TlsConfig tls = job.tls();
    if (tls.skipsVerification()) {
      return Optional.empty();
    }
    String given = tls.serverName();
    String name = given == null || given.isEmpty() ? host : given;
    Optional<VerificationException> refusal =
        job.knowsTlsFiles()
            ? trust.refusal(chain, name, job.authorities(), Purpose.SERVER)
            // Whoever is trusted, names, dates and purpose count.
            : trust.refusal(chain, name, List.of(chain.get(0)), Purpose.SERVER);
    return refusal.map(
        e -> {
          String words = String.valueOf(e.getMessage());
          String known = TIME.matcher(words).replaceFirst("current time … is ");
          String[] texts = {"tls: failed to verify certificate: " + known, known};
          return switch (e.reason()) {
            case NAME ->
                name.equals(given)
                    ? Cause.ofJob(CLIENT, say(LinkCodes.CERT_NAME, words, name), texts)
                    : Cause.ofTarget(say(LinkCodes.CERT_NAME, words, name), texts);
            case UNKNOWN_AUTHORITY ->
                Cause.ofJob(
                    CLIENT, say(LinkCodes.CERT_AUTHORITY, exporter.address(), words), texts);
            case EXPIRED -> Cause.ofExporter(SERVER, say(LinkCodes.CERT_VALIDITY, words), texts);
            case PURPOSE -> Cause.ofExporter(SERVER, say(LinkCodes.CERT_PURPOSE, words), texts);
            case OTHER -> Cause.ofExporter(SERVER, say(LinkCodes.CERT_CHAIN, words), texts);
          };
        });
  }

  private Optional<Cause> clientCertificate(boolean tls13) {
    ClientAuthType type = server.effectiveClientAuthType();
    Identity client = job.identity();
    boolean unknown = !job.knowsTlsFiles() && job.hasCertificate();
    if (type == ClientAuthType.NO_CLIENT_CERT || unknown) {
      return Optional.empty();
    }
    List<String> allowed = server.clientAllowedSans();
    if (client == null) {
      Problem problem = say(LinkCodes.CLIENT_CERT_MISSING, exporter.address());
      if (type.isRequired()) {
        String[] words = {alert(tls13 ? "certificate required" : "handshake failure")};
        return Optional.of(Cause.ofJob(CLIENT, problem, tls13 ? raced(words[0]) : words));
      }
      // Who looks for names in a certificate that is not there falls over, without an alert.
      return allowed == null
          ? Optional.empty()
          : Optional.of(Cause.ofJob(CLIENT, problem, DROPPED));
    }
    Optional<Cause> refused =
        type.isVerified() && exporter.clientAuthoritiesKnown()
            ? trust
                .refusal(client.chain(), null, exporter.clientAuthorities(), Purpose.CLIENT)
                .map(e -> refused(e, tls13))
            : Optional.empty();
    return refused.or(
        () -> {
          CertificateNames names = CertificateNames.of(client.certificate());
          if (allowed == null || names.all().anyMatch(allowed::contains)) {
            return Optional.empty();
          }
          String own = names.all().collect(Collectors.joining(", "));
          Problem problem =
              say(
                  LinkCodes.CLIENT_CERT_SAN,
                  exporter.address(),
                  own.isEmpty() ? "it has no names" : own);
          return Optional.of(Cause.ofJob(CLIENT, problem, refusedWith("bad certificate", tls13)));
        });
  }

  private Cause refused(VerificationException e, boolean tls13) {
    String words = String.valueOf(e.getMessage());
    return switch (e.reason()) {
      case UNKNOWN_AUTHORITY ->
          Cause.ofJob(
              CLIENT,
              say(LinkCodes.CLIENT_CERT_AUTHORITY, exporter.address(), words),
              refusedWith("unknown certificate authority", tls13));
      case EXPIRED ->
          Cause.ofJob(
              CLIENT,
              say(LinkCodes.CLIENT_CERT_VALIDITY, words),
              refusedWith("expired certificate", tls13));
      case PURPOSE ->
          Cause.ofJob(
              CLIENT,
              say(LinkCodes.CLIENT_CERT_PURPOSE, words),
              refusedWith("bad certificate", tls13));
      case NAME, OTHER ->
          Cause.ofJob(
              CLIENT,
              say(LinkCodes.CLIENT_CERT_CHAIN, words),
              refusedWith("bad certificate", tls13));
    };
  }

  private static String alert(String name) {
    return "remote error: tls: " + name;
  }

  private static String[] refusedWith(String alert, boolean tls13) {
    return tls13 ? raced(alert(alert)) : new String[] {alert(alert)};
  }

  /** In TLS 1.3 the server judges when the client is done: the request may meet a closed door. */
  private static String[] raced(String alert) {
    return new String[] {
      alert,
      "readLoopPeekFailLocked: " + alert,
      "http2: client conn could not be established",
      "write tcp …: write: broken pipe",
      "write tcp …: write: connection reset by peer",
      "read tcp …: read: connection reset by peer"
    };
  }
}
