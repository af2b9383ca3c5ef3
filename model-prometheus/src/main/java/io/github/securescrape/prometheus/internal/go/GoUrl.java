// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.go;

import io.github.securescrape.core.value.GoQuote;
import io.github.securescrape.core.value.IpAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** URLs as Go's {@code net/url} reads them, which is to take almost any text. */
public final class GoUrl {

  /** Which releases of Go look at what stands in brackets. */
  public enum Brackets {
    /** Before 1.24.8 and 1.25.2: any host may stand in brackets. */
    ANY,
    /** An IPv6 address only, and nothing before it. */
    ADDRESS
  }

  private static final Pattern SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*)?:");
  private static final Pattern PORT = Pattern.compile("(?::[0-9]*)?");
  private static final Pattern USER = Pattern.compile("[A-Za-z0-9._:~!$&'()*+,;=%@-]*");
  private static final String HOST_SIGNS = "!$&'()*+,;=:[]<>\"-_.~";

  /** What may be escaped, and which characters must be. */
  private enum Part {
    HOST,
    ZONE,
    OTHER
  }

  private final String scheme;
  private final String host;

  private GoUrl(String scheme, String host) {
    this.scheme = scheme;
    this.host = host;
  }

  /**
   * Returns the URL in a text, as the newest Go reads it.
   *
   * @throws BadUrlException in Go's words if it is none
   */
  public static GoUrl parse(String text) {
    return parse(text, Brackets.ADDRESS);
  }

  /**
   * Returns the URL in a text.
   *
   * @throws BadUrlException in Go's words if it is none
   */
  public static GoUrl parse(String text, Brackets brackets) {
    // Go looks at bytes; here each is a char.
    String bytes = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    int hash = bytes.indexOf('#');
    GoUrl url = withoutFragment(hash < 0 ? bytes : bytes.substring(0, hash), brackets);
    unescape(hash < 0 ? "" : bytes.substring(hash + 1), Part.OTHER);
    return url;
  }

  private static GoUrl withoutFragment(String text, Brackets brackets) {
    if (text.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
      throw new BadUrlException("net/url: invalid control character in URL");
    }
    Matcher start = SCHEME.matcher(text);
    boolean found = start.lookingAt();
    if (found && start.group(1) == null) {
      throw new BadUrlException("missing protocol scheme");
    }
    String scheme = found ? start.group(1).toLowerCase(Locale.ROOT) : "";
    String rest = found ? text.substring(start.end()) : text;
    rest = before(rest, '?');
    if (!rest.startsWith("/")) {
      if (!scheme.isEmpty()) {
        return new GoUrl(scheme, "");
      }
      if (before(rest, '/').contains(":")) {
        throw new BadUrlException("first path segment in URL cannot contain colon");
      }
    }
    String host = "";
    if (rest.startsWith("//") && (!scheme.isEmpty() || !rest.startsWith("///"))) {
      String authority = before(rest.substring(2), '/');
      rest = rest.substring(2 + authority.length());
      host = authority(authority, brackets);
    }
    unescape(rest, Part.OTHER);
    return new GoUrl(scheme, host);
  }

  private static String before(String text, char end) {
    int at = text.indexOf(end);
    return at < 0 ? text : text.substring(0, at);
  }

  private static String authority(String authority, Brackets brackets) {
    int at = authority.lastIndexOf('@');
    String host = authority.substring(at + 1);
    String read = brackets == Brackets.ANY ? anyHost(host) : addressOrName(host);
    if (at >= 0) {
      String user = authority.substring(0, at);
      if (!USER.matcher(user).matches()) {
        throw new BadUrlException("net/url: invalid userinfo");
      }
      String name = before(user, ':');
      unescape(name, Part.OTHER);
      unescape(user.substring(name.length()), Part.OTHER);
    }
    return read;
  }

  private static String anyHost(String host) {
    if (!host.startsWith("[")) {
      return name(host);
    }
    int end = host.lastIndexOf(']');
    if (end < 0) {
      throw new BadUrlException("missing ']' in host");
    }
    checkPort(host.substring(end + 1));
    int zone = host.substring(0, end).indexOf("%25");
    return zone < 0
        ? unescape(host, Part.HOST)
        : unescape(host.substring(0, zone), Part.HOST)
            + unescape(host.substring(zone, end), Part.ZONE)
            + unescape(host.substring(end), Part.HOST);
  }

  private static String addressOrName(String host) {
    int start = host.lastIndexOf('[');
    if (start < 0) {
      return name(host);
    }
    if (start > 0) {
      throw new BadUrlException("invalid IP-literal");
    }
    int end = host.lastIndexOf(']');
    if (end < 0) {
      throw new BadUrlException("missing ']' in host");
    }
    String port = host.substring(end + 1);
    checkPort(port);
    String inner = host.substring(1, end);
    int zone = inner.indexOf("%25");
    String address =
        zone < 0
            ? unescape(inner, Part.HOST)
            : unescape(inner.substring(0, zone), Part.HOST)
                + unescape(inner.substring(zone), Part.ZONE);
    checkAddress(address);
    return "[" + address + "]" + port;
  }

  private static void checkAddress(String address) {
    int percent = address.indexOf('%');
    String plain = percent < 0 ? address : address.substring(0, percent);
    boolean known = plain.contains(":") && IpAddress.parse(plain).isPresent();
    if (known && percent != address.length() - 1) {
      return;
    }
    boolean v4 = percent < 0 && !plain.contains(":") && IpAddress.parse(plain).isPresent();
    throw new BadUrlException(
        v4
            ? "invalid IP-literal"
            : "invalid host: ParseAddr(" + quote(address) + "): unable to parse IP");
  }

  private static String name(String host) {
    int colon = host.lastIndexOf(':');
    checkPort(colon < 0 ? "" : host.substring(colon));
    return unescape(host, Part.HOST);
  }

  private static void checkPort(String port) {
    if (!PORT.matcher(port).matches()) {
      throw new BadUrlException("invalid port " + quote(port) + " after host");
    }
  }

  private static String unescape(String text, Part part) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        plain.append(escaped(text, i, part));
        i += 2;
      } else if (part != Part.OTHER && c < 0x80 && !isHostSign(c)) {
        throw new BadUrlException(
            "invalid character " + quote(String.valueOf(c)) + " in host name");
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  private static char escaped(String text, int at, Part part) {
    String escape = text.substring(at, Math.min(at + 3, text.length()));
    int value = escape.length() == 3 ? hex(escape.charAt(1)) * 16 + hex(escape.charAt(2)) : -1;
    boolean valid =
        escape.length() == 3 && hex(escape.charAt(1)) >= 0 && hex(escape.charAt(2)) >= 0;
    boolean allowed =
        switch (part) {
          case HOST -> value >= 0x80 || value == '%';
          case ZONE -> value == '%' || value == ' ' || isHostSign((char) value);
          case OTHER -> true;
        };
    if (!valid || !allowed) {
      throw new BadUrlException("invalid URL escape " + quote(escape));
    }
    return (char) value;
  }

  private static int hex(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }

  private static boolean isHostSign(char c) {
    return c < 0x80 && Character.isLetterOrDigit(c) || HOST_SIGNS.indexOf(c) >= 0;
  }

  private static String quote(String bytes) {
    return GoQuote.quote(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Returns the scheme in lower case; empty if there is none. */
  public String scheme() {
    return scheme;
  }

  /** Returns the host with its port, escapes resolved; empty if there is none. */
  public String host() {
    return new String(host.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
