// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.tls;

import io.github.securescrape.core.tls.CertificateRequest.Purpose;
import io.github.securescrape.core.tls.VerificationException.Reason;
import io.github.securescrape.core.value.GoQuote;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Verifies certificates as Go does: dates of all, names of the leaf, a chain to a root, and the
 * purpose. Name constraints and revocation are not looked at.
 *
 * <p>Unlike Java, Go judges dates and purpose also of a leaf that is itself trusted.
 */
public final class CertificateVerifier {

  private static final String ANY_PURPOSE = "2.5.29.37.0";
  private static final int MAX_SIGNATURE_CHECKS = 100;

  /** Extensions that Go knows, so that they may be critical. */
  private static final Set<String> KNOWN =
      Set.of(
          "2.5.29.14",
          "2.5.29.15",
          "2.5.29.17",
          "2.5.29.19",
          "2.5.29.30",
          "2.5.29.31",
          "2.5.29.32",
          "2.5.29.35",
          "2.5.29.36",
          "2.5.29.37",
          "2.5.29.54");

  /** How far the search for a chain has come. */
  private static final class Search {
    final List<X509Certificate> intermediates;
    int signatureChecks;

    Search(List<X509Certificate> intermediates) {
      this.intermediates = intermediates;
    }
  }

  private final List<X509Certificate> roots;
  private final Purpose purpose;
  private final Clock clock;

  /** Returns a verifier that trusts the given roots only. */
  public CertificateVerifier(List<X509Certificate> roots, Purpose purpose, Clock clock) {
    this.roots = List.copyOf(roots);
    this.purpose = purpose;
    this.clock = clock;
  }

  /** Returns the authorities that this Java trusts. */
  public static List<X509Certificate> systemAuthorities() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509TrustManager.class::isInstance)
          .flatMap(each -> Arrays.stream(((X509TrustManager) each).getAcceptedIssuers()))
          .toList();
    } catch (GeneralSecurityException e) {
      return List.of();
    }
  }

  /**
   * Verifies what a peer has sent.
   *
   * @param sent the peer's certificate, followed by those that may help to find a root
   * @param host what the certificate must be valid for; {@code null} for no such check
   */
  public void verify(List<X509Certificate> sent, @Nullable String host)
      throws VerificationException {
    X509Certificate leaf = sent.get(0);
    checkValid(leaf, List.of(), false);
    if (host != null) {
      CertificateNames.check(leaf, host);
    }
    List<List<X509Certificate>> chains =
        roots.contains(leaf)
            ? List.of(List.of(leaf))
            : chains(List.of(leaf), new Search(sent.subList(1, sent.size())));
    if (chains.stream().noneMatch(this::fitsPurpose)) {
      throw new VerificationException(
          Reason.PURPOSE, "certificate specifies an incompatible key usage");
    }
  }

  private List<List<X509Certificate>> chains(List<X509Certificate> chain, Search search)
      throws VerificationException {
    X509Certificate child = chain.get(chain.size() - 1);
    List<List<X509Certificate>> chains = new ArrayList<>();
    VerificationException failure = null;
    String hint = "";
    List<X509Certificate> candidates = new ArrayList<>(roots);
    candidates.addAll(search.intermediates);
    for (int i = 0; i < candidates.size(); i++) {
      X509Certificate parent = candidates.get(i);
      if (!parent.getSubjectX500Principal().equals(child.getIssuerX500Principal())) {
        continue;
      }
      if (++search.signatureChecks > MAX_SIGNATURE_CHECKS) {
        failure =
            new VerificationException(
                Reason.OTHER,
                "signature check attempts limit reached while verifying certificate chain");
        break;
      }
      if (chain.contains(parent)) {
        continue;
      }
      String problem = Signatures.problem(child, parent);
      boolean root = i < roots.size();
      try {
        if (problem.isEmpty()) {
          checkValid(parent, chain, !root);
          List<X509Certificate> longer = new ArrayList<>(chain);
          longer.add(parent);
          chains.addAll(root ? List.of(longer) : chains(longer, search));
          failure = null;
        }
      } catch (VerificationException e) {
        failure = e;
        problem = String.valueOf(e.getMessage());
      }
      hint = hint.isEmpty() && !problem.isEmpty() ? hint(problem, parent) : hint;
    }
    if (chains.isEmpty()) {
      throw failure != null
          ? failure
          : new VerificationException(
              Reason.UNKNOWN_AUTHORITY, "certificate signed by unknown authority" + hint);
    }
    return chains;
  }

  private static String hint(String problem, X509Certificate candidate) {
    String name = CertificateNames.commonName(candidate);
    name = name.isEmpty() ? CertificateNames.attribute(candidate, "O") : name;
    name = name.isEmpty() ? "serial:" + candidate.getSerialNumber() : name;
    return String.format(
        " (possibly because of %s while trying to verify candidate authority certificate %s)",
        GoQuote.quote(problem), GoQuote.quote(name));
  }

  /** Checks one certificate by itself, and as the next one above those of a chain. */
  private void checkValid(
      X509Certificate certificate, List<X509Certificate> below, boolean intermediate)
      throws VerificationException {
    Set<String> critical = certificate.getCriticalExtensionOIDs();
    if (critical != null && !KNOWN.containsAll(critical)) {
      throw new VerificationException(Reason.OTHER, "unhandled critical extension");
    }
    Instant now = clock.instant();
    checkDate(now, now.isBefore(instant(certificate.getNotBefore())), certificate.getNotBefore());
    checkDate(now, now.isAfter(instant(certificate.getNotAfter())), certificate.getNotAfter());
    if (intermediate && certificate.getBasicConstraints() < 0) {
      throw new VerificationException(
          Reason.OTHER, "certificate is not authorized to sign other certificates");
    }
    if (!below.isEmpty() && below.size() - 1 > limitOf(certificate)) {
      throw new VerificationException(
          Reason.OTHER, "too many intermediates for path length constraint");
    }
  }

  private static int limitOf(X509Certificate certificate) {
    int limit = certificate.getBasicConstraints();
    return limit < 0 ? Integer.MAX_VALUE : limit;
  }

  private static void checkDate(Instant now, boolean wrong, Date bound)
      throws VerificationException {
    if (wrong) {
      Instant instant = instant(bound);
      throw new VerificationException(
          Reason.EXPIRED,
          "certificate has expired or is not yet valid: current time "
              + now.truncatedTo(ChronoUnit.SECONDS)
              + (now.isBefore(instant) ? " is before " : " is after ")
              + instant);
    }
  }

  private static Instant instant(Date date) {
    return date.toInstant();
  }

  private boolean fitsPurpose(List<X509Certificate> chain) {
    return chain.stream().allMatch(this::fitsPurpose);
  }

  private boolean fitsPurpose(X509Certificate certificate) {
    try {
      List<String> purposes = certificate.getExtendedKeyUsage();
      return purposes == null || purposes.contains(ANY_PURPOSE) || purposes.contains(idOf(purpose));
    } catch (CertificateParsingException e) {
      return false;
    }
  }

  private static String idOf(Purpose purpose) {
    return purpose == Purpose.SERVER ? "1.3.6.1.5.5.7.3.1" : "1.3.6.1.5.5.7.3.2";
  }
}
