// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.hardening;

import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.tls.CertificateNames;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The certificates of exporters, clients and authorities. */
final class CertificateRules {

  private static final Validity OF_SERVER =
      new Validity(CertificateCodes.NOT_VALID, CertificateCodes.EXPIRES_SOON);
  private static final Validity OF_CLIENT =
      new Validity(CertificateCodes.CLIENT_NOT_VALID, CertificateCodes.CLIENT_EXPIRES_SOON);
  private static final Validity OF_AUTHORITY =
      new Validity(CertificateCodes.AUTHORITY_NOT_VALID, CertificateCodes.AUTHORITY_EXPIRES_SOON);

  private static final long LONG_LIVED_DAYS = 398;
  private static final long STRICT_DAYS = 90;
  private static final int SHORTEST_KEY = 2048;
  private static final List<String> SERVER_PURPOSES = List.of("1.3.6.1.5.5.7.3.1", "2.5.29.37.0");
  private static final Pattern LOCAL =
      Pattern.compile("localhost(\\..*)?|127\\..*|::1", Pattern.CASE_INSENSITIVE);

  private CertificateRules() {}

  /** Adds what is wrong with the certificate of an exporter. */
  static void checkServer(X509Certificate certificate, Instant now, Problems here) {
    OF_SERVER.check(certificate, "", now, here);
    Instant end = certificate.getNotAfter().toInstant();
    long days = Duration.between(certificate.getNotBefore().toInstant(), end).toDays();
    if (days > STRICT_DAYS) {
      here.add(
          days > LONG_LIVED_DAYS ? CertificateCodes.LONG_LIVED : CertificateCodes.OVER_90_DAYS,
          days);
    }
    checkNames(certificate, here);
    if (certificate.getPublicKey() instanceof RSAPublicKey key
        && key.getModulus().bitLength() < SHORTEST_KEY) {
      here.add(CertificateCodes.SHORT_KEY, key.getModulus().bitLength());
    }
    String signature = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
    // Nobody asks for the signature of one that vouches for itself.
    if ((signature.startsWith("SHA1") || signature.startsWith("MD"))
        && !isSelfIssued(certificate)) {
      here.add(CertificateCodes.WEAK_SIGNATURE, signature.startsWith("SHA1") ? "SHA-1" : "MD5");
    }
    if (!isForServers(certificate)) {
      here.add(CertificateCodes.PURPOSE);
    }
  }

  private static void checkNames(X509Certificate certificate, Problems here) {
    List<String> names = CertificateNames.of(certificate).all().toList();
    if (names.isEmpty()) {
      here.add(CertificateCodes.NO_NAMES, nameOf(certificate));
    } else if (names.stream().allMatch(name -> LOCAL.matcher(name).matches())) {
      here.add(
          CertificateCodes.LOCALHOST,
          names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", ")));
    }
    names.stream()
        .filter(name -> name.startsWith("*."))
        .forEach(name -> here.add(CertificateCodes.WILDCARD, name));
  }

  /** Adds what is wrong with the certificate that a job proves itself with. */
  static void checkClient(X509Certificate certificate, Instant now, Problems here) {
    OF_CLIENT.check(certificate, "", now, here);
  }

  /** Adds what is wrong with authorities: of a bundle, one that lasts is enough. */
  static void checkAuthorities(List<X509Certificate> bundle, Instant now, Problems here) {
    bundle.stream()
        .max(Comparator.comparing(X509Certificate::getNotAfter))
        .ifPresent(last -> OF_AUTHORITY.check(last, nameOf(last), now, here));
  }

  /** Adds which of the certificates that a job trusts are those of exporters. */
  static void checkLeaves(List<X509Certificate> bundle, Problems here) {
    bundle.stream()
        .filter(each -> each.getVersion() == 3 && each.getBasicConstraints() < 0)
        .filter(each -> !isSelfIssued(each))
        .forEach(each -> here.add(CertificateCodes.NO_AUTHORITY, nameOf(each)));
  }

  private static boolean isSelfIssued(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }

  private static boolean isForServers(X509Certificate certificate) {
    try {
      List<String> purposes = certificate.getExtendedKeyUsage();
      return purposes == null || purposes.stream().anyMatch(SERVER_PURPOSES::contains);
    } catch (CertificateParsingException e) {
      return true;
    }
  }

  private static String nameOf(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName();
  }
}
