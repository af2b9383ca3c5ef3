// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.link;

import static io.github.securescrape.prometheus.link.Cause.say;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.http.BasicAuth;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import io.github.securescrape.prometheus.http.HttpHeader;
import io.github.securescrape.prometheus.http.TlsConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The end of a link that asks: a scrape job, its files read once for all that share them. */
final class JobSide {

  private static final TlsConfig NO_TLS = TlsConfig.builder().build();
  private static final ScrapeJob NAMELESS = ScrapeJob.builder("nameless").build();

  private final ScrapeJob job;
  private final int index;
  private final HttpClientConfig http;
  private final TlsConfig tls;
  private @Nullable List<X509Certificate> authorities;
  private @Nullable Identity identity;
  private @Nullable Secret authorization;
  private @Nullable Cause request;
  private @Nullable Cause tlsFiles;

  /** Returns the end of a job without a name, which is to be given. */
  JobSide(HttpClientConfig http, JobFiles files) {
    this.job = NAMELESS;
    this.index = 0;
    this.http = http;
    this.tls = http.tlsConfig() == null ? NO_TLS : http.tlsConfig();
    request = readRequest(files);
    tlsFiles = readTls(files);
  }

  private JobSide(ScrapeJob job, int index, JobSide same) {
    this.job = job;
    this.index = index;
    this.http = same.http;
    this.tls = same.tls;
    this.authorities = same.authorities;
    this.identity = same.identity;
    this.authorization = same.authorization;
    this.request = same.request;
    this.tlsFiles = same.tlsFiles;
  }

  /** Returns the end of a job with the same HTTP settings. */
  JobSide of(ScrapeJob job, int index) {
    return new JobSide(job, index, this);
  }

  private @Nullable Cause readRequest(JobFiles files) {
    BasicAuth basic = http.basicAuth();
    Map<String, HttpHeader> headers = http.httpHeaders() == null ? Map.of() : http.httpHeaders();
    for (Map.Entry<String, HttpHeader> header : headers.entrySet()) {
      try {
        files.values(header.getValue());
      } catch (JobFileException e) {
        YamlPath place = YamlPath.root().key("http_headers").key(header.getKey());
        return of(e, place.toString(), LinkCodes.HEADER_FILE);
      }
    }
    if (http.oauth2() != null) {
      return Cause.ofJob("oauth2", say(LinkCodes.UNKNOWN_TOKEN));
    }
    String section =
        basic != null ? "basic_auth" : http.authorization() != null ? "authorization" : "";
    boolean referred = basic != null && Invariants.anySet(basic.usernameRef(), basic.passwordRef());
    if (referred || http.authorization() != null && isSet(http.authorization().credentialsRef())) {
      return Cause.ofJob(section, say(LinkCodes.UNKNOWN_REFERENCE));
    }
    try {
      authorization = files.authorization(http).orElse(null);
      return null;
    } catch (JobFileException e) {
      ProblemCode code = LinkCodes.CREDENTIALS_FILE;
      boolean user = basic != null && e.isAbout(basic.usernameFile());
      return of(e, section, user ? code.onKeys("username_file") : code);
    }
  }

  private static boolean isSet(@Nullable String text) {
    return text != null && !text.isEmpty();
  }

  private @Nullable Cause readTls(JobFiles files) {
    if (Invariants.anySet(tls.caRef(), tls.certRef(), tls.keyRef())) {
      return Cause.ofJob("tls_config", say(LinkCodes.UNKNOWN_REFERENCE));
    }
    try {
      authorities = files.authorities(tls).orElse(null);
    } catch (JobFileException e) {
      return of(e, "tls_config", LinkCodes.CA_FILE);
    }
    try {
      identity = files.identity(tls).orElse(null);
    } catch (JobFileException e) {
      ProblemCode code = LinkCodes.CLIENT_CERT_FILE;
      return of(e, "tls_config", e.isAbout(tls.keyFile()) ? code.onKeys("key_file") : code);
    }
    return null;
  }

  private static Cause of(JobFileException e, String section, ProblemCode code) {
    String words = String.valueOf(e.getMessage());
    return e.isProvided()
        ? Cause.ofJob(section, say(onKeysOf(code), words))
        : Cause.ofJob(section, say(code, words), words);
  }

  /** Returns whether a file is missing or broken, not just unknown. */
  private static boolean isBroken(@Nullable Cause cause) {
    return cause != null && cause.isKnown();
  }

  private static ProblemCode onKeysOf(ProblemCode code) {
    return LinkCodes.UNKNOWN_FILE.onKeys(code.keys().toArray(String[]::new));
  }

  ScrapeJob job() {
    return job;
  }

  /** Returns its place in {@code scrape_configs}. */
  int index() {
    return index;
  }

  TlsConfig tls() {
    return tls;
  }

  /**
   * Returns what is wrong with the files that it names, if anything is. Those for handshakes are
   * read when Prometheus starts, whatever the scheme: without them it has no such job at all.
   */
  Optional<Cause> files() {
    Cause first = tlsFiles;
    Cause second = request;
    if (first != null && second != null && isBroken(first) == isBroken(second)) {
      return Optional.of(first.orElse(second));
    }
    return Optional.ofNullable(isBroken(second) || first == null ? second : first);
  }

  /** Returns whether all is known that it proves itself with in a handshake, and whom it trusts. */
  boolean knowsTlsFiles() {
    return tlsFiles == null;
  }

  /** Returns whether it names a certificate of its own. */
  boolean hasCertificate() {
    return Invariants.anySet(tls.cert(), tls.certFile(), tls.certRef());
  }

  /** Returns whether it is known what it sends with a request. */
  boolean knowsRequest() {
    return request == null;
  }

  /** Returns what keeps every handshake from being begun, if anything does. */
  Optional<Cause> handshake() {
    String words = "tls: no supported versions satisfy MinVersion and MaxVersion";
    return tls.effectiveMinVersion().compareTo(tls.effectiveMaxVersion()) > 0
        ? Optional.of(Cause.ofJob("tls_config", say(LinkCodes.NO_VERSION, words), words))
        : Optional.empty();
  }

  /** Returns whom it trusts; {@code null} for the system's authorities. */
  @Nullable List<X509Certificate> authorities() {
    return authorities;
  }

  /** Returns what it proves itself with; {@code null} for nothing. */
  @Nullable Identity identity() {
    return identity;
  }

  /** Returns the header {@code Authorization}; {@code null} if it sends none. */
  @Nullable Secret authorization() {
    return authorization;
  }
}
