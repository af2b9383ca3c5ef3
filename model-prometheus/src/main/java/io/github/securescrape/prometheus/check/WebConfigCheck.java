// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.check;

import io.github.securescrape.core.files.FileContent;
import io.github.securescrape.core.files.FileSource;
import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.core.tls.Pem;
import io.github.securescrape.core.tls.PemException;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.http.TlsVersion;
import io.github.securescrape.prometheus.web.CipherSuite;
import io.github.securescrape.prometheus.web.TlsServerConfig;
import io.github.securescrape.prometheus.web.WebConfig;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an exporter checks of its web config beyond the text: certificates, keys, HTTP/2. */
public final class WebConfigCheck {

  static final ProblemCode CERT_UNREADABLE =
      ProblemCode.error(
              "web.tls.cert-file",
              "failed to read cert_file \"{0}\": no such file, or not readable",
              "Put the certificate there, or mend the path; a relative one starts at the folder of this file.")
          .onKeys("cert_file");

  static final ProblemCode KEY_UNREADABLE =
      ProblemCode.error(
              "web.tls.key-file",
              "failed to read key_file \"{0}\": no such file, or not readable",
              "Put the key there, or mend the path; a relative one starts at the folder of this file.")
          .onKeys("key_file");

  static final ProblemCode CLIENT_CA_UNREADABLE =
      ProblemCode.error(
              "web.tls.client-ca-file",
              "cannot open client_ca_file \"{0}\": no such file, or not readable",
              "Put the authority there, or mend the path; a relative one starts at the folder of this file.")
          .onKeys("client_ca_file");

  static final ProblemCode BAD_PAIR =
      ProblemCode.error(
              "web.tls.pair",
              "failed to load X509KeyPair: {0}",
              "Give a certificate and its own key, both as PEM.")
          .onKeys("cert_file", "cert", "key_file", "key");

  /** The one rule that holds at the start of an exporter only. */
  public static final ProblemCode HTTP2_CIPHERS =
      ProblemCode.error(
              "web.http2.ciphers",
              "http2: TLSConfig.CipherSuites is missing an HTTP/2-required AES_128_GCM_SHA256"
                  + " cipher",
              "Add TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, or switch http2 off.")
          .onKeys("cipher_suites");

  private static final Set<CipherSuite> HTTP2_SUITES =
      Set.of(
          CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
          CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256);

  private WebConfigCheck() {}

  /**
   * Adds what an exporter would refuse at its start.
   *
   * @param files where the files that the web config names are looked up
   */
  public static void check(WebConfig config, FileSource files, Problems problems) {
    TlsServerConfig tls = config.tlsServerConfig();
    if (tls == null || !tls.isEnabled()) {
      return;
    }
    Problems here = problems.at("tls_server_config");
    FileContent cert = files.find(tls.certFile(), tls.cert());
    FileContent key = files.find(tls.keyFile(), reveal(tls.key()));
    if (isLost(cert)) {
      here.add(CERT_UNREADABLE, tls.certFile());
    }
    if (isLost(key)) {
      here.add(KEY_UNREADABLE, tls.keyFile());
    }
    if (cert.text().isPresent() && key.text().isPresent()) {
      try {
        Identity.of(cert.certificates().get(), Pem.privateKey(key.text().get()));
      } catch (PemException e) {
        here.add(BAD_PAIR, e.getMessage());
      }
    }
    if (isLost(files.find(tls.clientCaFile(), ""))) {
      here.add(CLIENT_CA_UNREADABLE, tls.clientCaFile());
    }
    List<CipherSuite> suites = tls.cipherSuites();
    if (config.isHttp2()
        && !suites.isEmpty()
        && tls.minVersion() != TlsVersion.TLS13
        && suites.stream().noneMatch(HTTP2_SUITES::contains)) {
      here.add(HTTP2_CIPHERS);
    }
  }

  /** What is provided at run time is not judged. */
  private static boolean isLost(FileContent found) {
    return found.text().isEmpty() && !found.isProvided();
  }

  private static @Nullable String reveal(@Nullable Secret secret) {
    return secret == null ? null : secret.reveal();
  }
}
