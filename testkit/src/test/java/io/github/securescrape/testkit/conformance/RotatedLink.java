// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.conformance;

import io.github.securescrape.core.files.FileSet;
import io.github.securescrape.core.password.BcryptHash;
import io.github.securescrape.core.tls.CertificateAuthority;
import io.github.securescrape.core.tls.CertificateRequest;
import io.github.securescrape.core.tls.CertificateSigningRequest;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.core.tls.KeyType;
import io.github.securescrape.core.tls.Pem;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.web.ClientAuthType;
import io.github.securescrape.prometheus.web.TlsServerConfig;
import io.github.securescrape.prometheus.web.WebConfig;
import io.github.securescrape.prometheus.yaml.WebConfigYaml;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The files of both ends of a scrape, changed as a careful operator does: who is to be believed
 * next is believed before it shows itself, and who is not any more goes last.
 *
 * <p>A certificate and its key cannot be replaced at one time. So the exporter's get new names, to
 * which the web config changes; the client's certificate is renewed for the key that it has.
 */
final class RotatedLink {

  private static final Duration VALIDITY = Duration.ofDays(1);
  private static final int COST = 4;

  /** Java's RSA is several times as fast as its elliptic curves: this is about many scrapes. */
  private static final int BITS = 2048;

  private final Path folder;
  private final CertificateSigningRequest client;
  private CertificateAuthority authority;
  private CertificateAuthority next;
  private int server;
  private final AtomicInteger user = new AtomicInteger();

  /** Writes the first files. */
  RotatedLink(Path folder) throws GeneralSecurityException {
    this.folder = folder;
    authority = authority(0);
    next = authority;
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(BITS);
    KeyPair pair = generator.generateKeyPair();
    client = CertificateSigningRequest.create(request("prometheus"), pair);
    write("client.key", Pem.print(pair.getPrivate()));
    writeUser(0);
    writeAuthorities(List.of(authority));
    writeClient();
    writeServer();
    writeWebConfig(List.of(0));
  }

  private static CertificateAuthority authority(int number) {
    CertificateRequest request =
        CertificateRequest.builder("Authority " + number).keyType(KeyType.RSA_2048).build();
    return CertificateAuthority.create(request, Clock.systemUTC());
  }

  private static CertificateRequest request(String name) {
    return CertificateRequest.builder(name)
        .hosts("127.0.0.1")
        .keyType(KeyType.RSA_2048)
        .validity(VALIDITY)
        .build();
  }

  /** Lets both ends believe in a new authority, and the exporter in a new user. */
  void believeInNext() {
    next = authority(server + 1);
    writeUser(user.get() + 1);
    writeAuthorities(List.of(authority, next));
    writeWebConfig(List.of(user.get(), user.get() + 1));
  }

  /** Gives both ends certificates of the new authority, and the client the new user. */
  void switchToNext() {
    authority = next;
    server++;
    writeServer();
    writeWebConfig(List.of(user.get(), user.get() + 1));
    writeClient();
    user.incrementAndGet();
  }

  /** Lets both ends believe in the new authority and the new user alone. */
  void forgetOld() {
    writeAuthorities(List.of(authority));
    writeWebConfig(List.of(user.get()));
  }

  Path webConfigFile() {
    return folder.resolve("web.yml");
  }

  /** Returns the job for a target, with the user of the moment. */
  ScrapeJob job(String name, Duration interval, boolean http2, String target) {
    int now = user.get();
    return ScrapeJob.builder(name)
        .scheme("https")
        .scrapeInterval(interval)
        .scrapeTimeout(interval)
        .staticTargets(target)
        .http(
            http ->
                http.enableHttp2(http2)
                    .tls(tls -> tls.caFile("ca.crt").certFile("client.crt").keyFile("client.key"))
                    .basicAuth("user-" + now, "password-" + now))
        .build();
  }

  private void writeUser(int number) {
    write("password-" + number, password(number));
  }

  private static Secret password(int number) {
    return Secret.of("secret-" + number);
  }

  private void writeAuthorities(List<CertificateAuthority> authorities) {
    String pem = Pem.print(authorities.stream().map(CertificateAuthority::certificate).toList());
    write("ca.crt", Secret.of(pem));
    write("client-ca.crt", Secret.of(pem));
  }

  private void writeClient() {
    write("client.crt", Secret.of(Pem.print(List.of(authority.sign(client, VALIDITY)))));
  }

  private void writeServer() {
    Identity identity = authority.issue(request("exporter"));
    write("server-" + server + ".crt", Secret.of(identity.chainPem()));
    write("server-" + server + ".key", identity.keyPem());
  }

  private void writeWebConfig(List<Integer> users) {
    WebConfig.Builder web = WebConfig.builder();
    web.tlsServerConfig(
        TlsServerConfig.builder()
            .certFile("server-" + server + ".crt")
            .keyFile("server-" + server + ".key")
            .clientAuthType(ClientAuthType.REQUIRE_AND_VERIFY_CLIENT_CERT)
            .clientCaFile("client-ca.crt")
            .build());
    users.forEach(
        each -> web.putBasicAuthUsers("user-" + each, BcryptHash.create(password(each), COST)));
    WebConfigYaml.write(web.build(), webConfigFile());
  }

  private void write(String name, Secret text) {
    FileSet.builder().add(name, text).build().writeTo(folder);
  }
}
