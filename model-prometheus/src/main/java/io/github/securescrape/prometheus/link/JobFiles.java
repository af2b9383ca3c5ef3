// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.link;

import io.github.securescrape.core.files.FileContent;
import io.github.securescrape.core.files.FileSource;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.core.tls.Pem;
import io.github.securescrape.core.tls.PemException;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.http.Authorization;
import io.github.securescrape.prometheus.http.BasicAuth;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import io.github.securescrape.prometheus.http.HttpHeader;
import io.github.securescrape.prometheus.http.TlsConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files that scrape jobs name, and what Prometheus makes of them at a scrape. */
public final class JobFiles {

  private static final String CREDENTIALS = "authorization credentials";

  private final FileSource source;
  private final @Nullable Path folder;

  private JobFiles(FileSource source, @Nullable Path folder) {
    this.source = source;
    this.folder = folder;
  }

  /**
   * Returns the files on this machine.
   *
   * @param folder where relative names start; the empty path to show names as they are
   */
  public static JobFiles in(Path folder) {
    return new JobFiles(FileSource.folder(folder), folder);
  }

  /** Returns the files of a source, by the names that jobs have for them. */
  public static JobFiles of(FileSource source) {
    return new JobFiles(source, null);
  }

  /** Returns where relative names start, empty if the files lie in no folder. */
  public Optional<Path> folder() {
    return Optional.ofNullable(folder);
  }

  /** Returns a name as Prometheus shows it: below the folder of its configuration. */
  private String shown(String name) {
    return folder == null ? name : folder.resolve(name).normalize().toString();
  }

  /**
   * Returns the authorities that a job trusts, empty for those of the system.
   *
   * @throws JobFileException if there are none to be read
   */
  public Optional<List<X509Certificate>> authorities(TlsConfig config) throws JobFileException {
    if (!Invariants.isSet(config.caFile()) && !Invariants.isSet(config.ca())) {
      return Optional.empty();
    }
    List<X509Certificate> roots = Pem.authorities(text(config.caFile(), config.ca(), "CA cert"));
    if (roots.isEmpty()) {
      throw JobFileException.failed("unable to use specified CA cert " + place(config.caFile()));
    }
    return Optional.of(roots);
  }

  /**
   * Returns what a job proves itself with, empty if it has no certificate.
   *
   * @throws JobFileException if certificate and key cannot be used
   */
  public Optional<Identity> identity(TlsConfig config) throws JobFileException {
    if (!Invariants.isSet(config.cert()) && !Invariants.isSet(config.certFile())) {
      return Optional.empty();
    }
    String cert = text(config.certFile(), config.cert(), "client cert");
    String key = secret(config.keyFile(), config.key(), "client key");
    try {
      return Optional.of(Identity.parse(cert, Secret.of(key)));
    } catch (PemException e) {
      throw JobFileException.failed(
          "unable to use specified client cert ("
              + place(config.certFile())
              + ") & key ("
              + place(config.keyFile())
              + "): "
              + e.getMessage());
    }
  }

  /**
   * Returns the header {@code Authorization} of a job's requests, empty if it sends none; not that
   * of {@code oauth2}.
   *
   * @throws JobFileException if a file with a part of it cannot be read
   */
  public Optional<Secret> authorization(HttpClientConfig http) throws JobFileException {
    BasicAuth basic = http.basicAuth();
    if (basic != null) {
      Secret username = basic.username() == null ? null : Secret.of(basic.username());
      String user = trimmed(basic.usernameFile(), username, "basic auth username");
      String password = trimmed(basic.passwordFile(), basic.password(), "basic auth password");
      byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
      return Optional.of(Secret.of("Basic " + Base64.getEncoder().encodeToString(both)));
    }
    Authorization authorization = http.authorization();
    if (authorization != null) {
      String type = authorization.type() == null ? "" : authorization.type().strip();
      Secret credentials = authorization.credentials();
      return Optional.of(
          Secret.of(
              (type.isEmpty() ? "Bearer" : type)
                  + " "
                  + trimmed(authorization.credentialsFile(), credentials, CREDENTIALS)));
    }
    return http.bearerToken() == null && http.bearerTokenFile() == null
        ? Optional.empty()
        : Optional.of(
            Secret.of(
                "Bearer " + trimmed(http.bearerTokenFile(), http.bearerToken(), CREDENTIALS)));
  }

  /**
   * Returns the values of a header that a job adds to its requests.
   *
   * @throws JobFileException if one of its files cannot be read
   */
  public List<String> values(HttpHeader header) throws JobFileException {
    List<String> values = new ArrayList<>(header.values());
    header.secrets().forEach(secret -> values.add(secret.reveal()));
    for (String file : header.files()) {
      String failure = "unable to read headers file " + shown(file) + ": ";
      values.add(read(file, failure).strip());
    }
    return values;
  }

  /**
   * Returns the text of a file.
   *
   * @param purpose what it is for, such as {@code client cert}
   * @throws JobFileException if it cannot be read
   */
  public String readFor(String purpose, String name) throws JobFileException {
    return read(name, "unable to read " + purpose + ": unable to read file " + shown(name) + ": ");
  }

  private String read(String name, String failure) throws JobFileException {
    FileContent found = source.find(name);
    if (found.isProvided()) {
      throw JobFileException.provided(name);
    }
    return found
        .text()
        .orElseThrow(() -> JobFileException.unreadable(name, failure + found.failure(shown(name))));
  }

  private String place(@Nullable String file) {
    return file == null || file.isEmpty() ? "inline" : "file " + shown(file);
  }

  private String text(@Nullable String file, @Nullable String text, String purpose)
      throws JobFileException {
    return file != null && !file.isEmpty() ? readFor(purpose, file) : text == null ? "" : text;
  }

  private String secret(@Nullable String file, @Nullable Secret given, String purpose)
      throws JobFileException {
    return text(file, given == null ? null : given.reveal(), purpose);
  }

  /** Files are read without the blanks around their text, what is given in line with them. */
  private String trimmed(@Nullable String file, @Nullable Secret given, String purpose)
      throws JobFileException {
    String text = secret(file, given, purpose);
    return file != null && !file.isEmpty() ? text.strip() : text;
  }
}
