// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.tls;

import io.github.securescrape.core.value.IpAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/**
 * The names that a certificate is valid for.
 *
 * @param dns host names
 * @param ips IP addresses
 * @param emails mail addresses
 * @param uris URIs
 */
public record CertificateNames(
    List<String> dns, List<String> ips, List<String> emails, List<String> uris) {

  private static final String EXTENSION = "2.5.29.17";
  private static final int EMAIL = 1;
  private static final int DNS = 2;
  private static final int URI = 6;
  private static final int IP = 7;

  /** Copies the lists. */
  public CertificateNames {
    dns = List.copyOf(dns);
    ips = List.copyOf(ips);
    emails = List.copyOf(emails);
    uris = List.copyOf(uris);
  }

  /** Returns the subject alternative names of a certificate; none if they cannot be read. */
  public static CertificateNames of(X509Certificate certificate) {
    List<String> dns = new ArrayList<>();
    List<String> ips = new ArrayList<>();
    List<String> emails = new ArrayList<>();
    List<String> uris = new ArrayList<>();
    for (List<?> name : read(certificate)) {
      String value = String.valueOf(name.get(1));
      switch ((Integer) name.get(0)) {
        case EMAIL -> emails.add(value);
        case DNS -> dns.add(value);
        case URI -> uris.add(value);
        case IP -> ips.add(IpAddress.parse(value).map(IpAddress::toString).orElse(value));
        default -> {
          // Go knows no other kinds.
        }
      }
    }
    return new CertificateNames(dns, ips, emails, uris);
  }

  private static Collection<List<?>> read(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null ? List.of() : names;
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }

  /** Returns all names. */
  public Stream<String> all() {
    return Stream.of(dns, emails, ips, uris).flatMap(List::stream);
  }

  /**
   * Checks that a certificate is valid for a host.
   *
   * @param host a host name or an IP address
   */
  static void check(X509Certificate certificate, String host) throws VerificationException {
    CertificateNames names = of(certificate);
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    String ip = IpAddress.parse(bare).map(IpAddress::toString).orElse("");
    boolean matches =
        ip.isEmpty()
            ? names.dns.stream().anyMatch(pattern -> HostNames.matches(pattern, host))
            : names.ips.contains(ip);
    if (!matches) {
      throw new VerificationException(
          VerificationException.Reason.NAME,
          names.mismatch(certificate, ip.isEmpty() ? host : bare, !ip.isEmpty()));
    }
  }

  private String mismatch(X509Certificate certificate, String host, boolean ip) {
    boolean noNames = certificate.getExtensionValue(EXTENSION) == null;
    if (noNames && HostNames.matchLabels(commonName(certificate), host)) {
      return "certificate relies on legacy Common Name field, use SANs instead";
    }
    List<String> valid = ip ? ips : dns;
    if (ip && valid.isEmpty()) {
      return "cannot validate certificate for " + host + " because it doesn't contain any IP SANs";
    }
    if (valid.isEmpty()) {
      return "certificate is not valid for any names, but wanted to match " + host;
    }
    return valid.size() >= 100
        ? String.format(
            Locale.ROOT,
            "certificate is valid for %d %s, but none matched %s",
            valid.size(),
            ip ? "IP SANs" : "names",
            host)
        : "certificate is valid for " + String.join(", ", valid) + ", not " + host;
  }

  /** Returns the common name of a certificate's subject; empty if there is none. */
  static String commonName(X509Certificate certificate) {
    return attribute(certificate, "CN");
  }

  static String attribute(X509Certificate certificate, String type) {
    try {
      return new LdapName(certificate.getSubjectX500Principal().getName())
          .getRdns().stream()
              .filter(each -> each.getType().equalsIgnoreCase(type))
              .map(each -> String.valueOf(each.getValue()))
              .reduce("", (first, last) -> last);
    } catch (InvalidNameException e) {
      return "";
    }
  }
}
