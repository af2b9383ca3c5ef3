// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fleet;

import io.github.securescrape.core.files.FileSource;
import io.github.securescrape.core.password.BcryptHash;
import io.github.securescrape.core.password.Login;
import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.tls.CertificateAuthority;
import io.github.securescrape.core.tls.CertificateRequest;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.core.tls.PemException;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.web.WebConfig;
import io.github.securescrape.prometheus.yaml.WebConfigYaml;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keys, certificates, passwords and hashes: those that an earlier run left in a folder, as long as
 * they are good, and new ones for the rest. What is there but cannot be used is a problem, never
 * overwritten. Identities may be asked for by several threads, hashes by one.
 */
final class Material {

  private static final Duration AUTHORITY_VALIDITY = Duration.ofDays(3650);
  private static final Duration RENEW_BEFORE = Duration.ofDays(30);

  private final @Nullable Path folder;
  private final FileSource files;
  private final Clock clock;
  private final List<Problem> problems = Collections.synchronizedList(new ArrayList<>());
  private final Map<Map.Entry<Login, BcryptHash>, Boolean> verified = new HashMap<>();
  private final Map<Map.Entry<Login, Integer>, BcryptHash> hashes = new HashMap<>();

  Material(@Nullable Path folder, Clock clock) {
    this.folder = folder;
    this.files = folder == null ? FileSource.none() : FileSource.folder(folder);
    this.clock = clock;
  }

  /** Throws if there is anything in the folder that cannot be used. */
  void throwIfProblems() {
    if (!problems.isEmpty()) {
      throw new InvalidConfigException(problems.stream().sorted().toList());
    }
  }

  /** Returns the given authority, the one in the folder, or a new one. */
  CertificateAuthority authority(
      @Nullable CertificateAuthority given, CertificateConfig config, String name) {
    Optional<Identity> kept = read(Layout.AUTHORITY_CERT, Layout.AUTHORITY_KEY);
    if (given != null) {
      if (kept.isPresent() && !kept.get().certificate().equals(given.certificate())) {
        String other = kept.get().certificate().getSubjectX500Principal().toString();
        add(FleetCodes.OTHER_AUTHORITY, Layout.AUTHORITY_CERT, other);
      }
      return given;
    }
    if (kept.isEmpty()) {
      return CertificateAuthority.create(config.toRequest(name, AUTHORITY_VALIDITY).build(), clock);
    }
    if (!kept.get().isValidFor(Duration.ZERO, clock)) {
      add(
          FleetCodes.BAD_MATERIAL,
          Layout.AUTHORITY_CERT,
          "the authority's certificate has expired at " + kept.get().expiry());
    }
    return CertificateAuthority.of(kept.get(), clock);
  }

  /** Returns the identity in the folder if it is what is wanted and still good, or a new one. */
  Identity identity(
      String certFile,
      String keyFile,
      CertificateRequest request,
      @Nullable CertificateAuthority authority) {
    Optional<Identity> kept = read(certFile, keyFile);
    if (kept.isPresent() && authority != null && !authority.issued(kept.get().certificate())) {
      var certificate = kept.get().certificate();
      boolean selfSigned =
          certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
      if (!selfSigned) {
        add(FleetCodes.OTHER_AUTHORITY, certFile, certificate.getIssuerX500Principal().toString());
      }
      kept = Optional.empty();
    }
    Duration renewBefore =
        request.validity().compareTo(RENEW_BEFORE.multipliedBy(3)) < 0
            ? request.validity().dividedBy(3)
            : RENEW_BEFORE;
    return kept.filter(request::isMetBy)
        .filter(identity -> identity.isValidFor(renewBefore, clock))
        .orElseGet(
            () ->
                authority == null ? Identity.selfSigned(request, clock) : authority.issue(request));
  }

  /** Returns the login with its given password, the one in the folder, or a new one. */
  Login login(LoginConfig config, String passwordFile) {
    String username = config.effectiveUsername();
    if (config.password() != null) {
      return Login.of(username, config.password());
    }
    return files
        .text(passwordFile)
        .map(text -> Login.of(username, Secret.of(text.strip())))
        .orElseGet(() -> Login.create(username));
  }

  /** Returns the hash in an exporter's web config if it still fits, or one for all who lack it. */
  BcryptHash hash(Login login, int cost, String webConfigFile) {
    BcryptHash kept = keptHash(login.username(), webConfigFile);
    if (kept != null
        && kept.cost() == cost
        && verified.computeIfAbsent(
            Map.entry(login, kept), pair -> pair.getValue().verifies(login.password()))) {
      hashes.putIfAbsent(Map.entry(login, cost), kept);
      return kept;
    }
    return hashes.computeIfAbsent(
        Map.entry(login, cost), each -> BcryptHash.create(login.password(), cost));
  }

  private @Nullable BcryptHash keptHash(String username, String webConfigFile) {
    String folderName = webConfigFile.substring(0, webConfigFile.lastIndexOf('/') + 1);
    return files
        .text(webConfigFile)
        .flatMap(
            text ->
                WebConfigYaml.parse(webConfigFile, text, name -> files.find(folderName + name))
                    .value())
        .map(WebConfig::basicAuthUsers)
        .map(users -> users.get(username))
        .orElse(null);
  }

  private Optional<Identity> read(String certFile, String keyFile) {
    Optional<String> cert = files.text(certFile);
    Optional<String> key = files.text(keyFile);
    if (cert.isEmpty() && key.isEmpty()) {
      return Optional.empty();
    }
    if (cert.isEmpty()) {
      add(FleetCodes.BAD_MATERIAL, keyFile, "there is a key, but no certificate beside it");
      return Optional.empty();
    }
    if (key.isEmpty()) {
      add(FleetCodes.BAD_MATERIAL, certFile, "there is a certificate, but no key beside it");
      return Optional.empty();
    }
    try {
      return Optional.of(Identity.parse(cert.get(), Secret.of(key.get())));
    } catch (PemException e) {
      add(FleetCodes.BAD_MATERIAL, keyFile, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private void add(ProblemCode code, String file, String detail) {
    String place = folder == null ? file : folder.resolve(file).toString();
    problems.add(code.at(Location.ofFile(place), detail));
  }
}
