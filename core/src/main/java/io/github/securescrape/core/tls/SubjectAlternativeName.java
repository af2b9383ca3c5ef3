// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.tls;

import io.github.securescrape.core.internal.bouncycastle.Certificates.Name;
import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.value.IpAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A name that a certificate is valid for. A client compares the host it connects to with the DNS
 * names, and an IP address with the IP addresses only.
 *
 * @param kind what kind of name
 * @param value the name; an IP address in its shortest form, IPv6 without brackets
 */
public record SubjectAlternativeName(Kind kind, String value) {

  /** Kinds of names. */
  public enum Kind {
    /** A host name, or a wildcard such as {@code *.example.org}. */
    DNS,
    /** An IPv4 or IPv6 address. */
    IP,
    /** A mail address. */
    EMAIL,
    /** A URI, such as {@code spiffe://cluster.local/ns/monitoring}. */
    URI
  }

  /** A text that is no name of its kind. */
  public static final ProblemCode BAD_NAME =
      ProblemCode.error("tls.san.invalid", "\"{0}\" is not {1}", "");

  private static final Pattern HOST =
      Pattern.compile(
          "(?:\\*\\.)?[\\w-]{1,63}(?:\\.[\\w-]{1,63})*", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern MAIL = Pattern.compile("[!-~&&[^@]]+@[!-~&&[^@]]+");
  private static final int MAX_HOST = 253;

  /** Returns a host name. */
  public static SubjectAlternativeName dns(String host) {
    check(host.length() <= MAX_HOST && HOST.matcher(host).matches(), host, "a host name");
    return new SubjectAlternativeName(Kind.DNS, host);
  }

  /** Returns an IP address. */
  public static SubjectAlternativeName ip(String address) {
    Optional<IpAddress> ip = IpAddress.parse(address);
    check(ip.isPresent(), address, "an IP address");
    return new SubjectAlternativeName(Kind.IP, ip.orElseThrow().toString());
  }

  /** Returns a mail address. */
  public static SubjectAlternativeName email(String address) {
    check(MAIL.matcher(address).matches(), address, "a mail address");
    return new SubjectAlternativeName(Kind.EMAIL, address);
  }

  /** Returns a URI. */
  public static SubjectAlternativeName uri(String uri) {
    try {
      check(new URI(uri).isAbsolute(), uri, "a URI");
    } catch (URISyntaxException e) {
      check(false, uri, "a URI");
    }
    return new SubjectAlternativeName(Kind.URI, uri);
  }

  /**
   * Returns the name for the host part of a target: an IP address if it is one, else a host name.
   */
  public static SubjectAlternativeName ofHost(String host) {
    return IpAddress.parse(host).isPresent() ? ip(host) : dns(host);
  }

  static SubjectAlternativeName of(Name name) {
    return switch (name.tag()) {
      case Name.IP -> ip(name.value());
      case Name.EMAIL -> new SubjectAlternativeName(Kind.EMAIL, name.value());
      case Name.URI -> new SubjectAlternativeName(Kind.URI, name.value());
      default -> new SubjectAlternativeName(Kind.DNS, name.value());
    };
  }

  /** Returns a name if it can be one; certificates of others may hold any text. */
  static SubjectAlternativeName checked(Name name) {
    return switch (name.tag()) {
      case Name.IP -> ip(name.value());
      case Name.EMAIL -> email(name.value());
      case Name.URI -> uri(name.value());
      default -> dns(name.value());
    };
  }

  Name toName() {
    return switch (kind) {
      case DNS -> new Name(Name.DNS, value);
      case IP -> new Name(Name.IP, value);
      case EMAIL -> new Name(Name.EMAIL, value);
      case URI -> new Name(Name.URI, value);
    };
  }

  private static void check(boolean valid, String text, String expected) {
    if (!valid) {
      throw new InvalidConfigException(List.of(BAD_NAME.at(Location.ofPath(""), text, expected)));
    }
  }

  /** Returns such as {@code DNS:node01.example.org}. */
  @Override
  public String toString() {
    return kind + ":" + value;
  }
}
