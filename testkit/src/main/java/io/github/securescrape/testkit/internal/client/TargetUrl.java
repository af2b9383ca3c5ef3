// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import io.github.securescrape.core.value.GoQuote;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a request goes.
 *
 * @param scheme such as {@code https}
 * @param address host and port as written; the port may be missing
 * @param path path, percent-encoded
 * @param query query, encoded; {@code null} if there is none
 */
public record TargetUrl(String scheme, String address, String path, @Nullable String query) {

  private static final Pattern ABSOLUTE =
      Pattern.compile("(?:([A-Za-z][A-Za-z0-9+.-]*):)?//([^/?#]*)([^?#]*)(?:\\?([^#]*))?(?:#.*)?");
  private static final Pattern RELATIVE = Pattern.compile("([^?#]*)(?:\\?([^#]*))?(?:#.*)?");
  private static final Map<String, String> PORTS =
      Map.of("https", "443", "socks5", "1080", "socks5h", "1080");
  private static final Pattern PORT = Pattern.compile(":[0-9]*");

  /** Returns the parts of a whole URL. */
  public static TargetUrl parse(String url) {
    return new TargetUrl("http", "", "", null).resolve(url);
  }

  /** Checks what Go checks when it parses a URL. */
  void check() throws ScrapeFailure {
    int colon = address.lastIndexOf(':');
    String port = colon > address.lastIndexOf(']') ? address.substring(colon) : "";
    if (!port.isEmpty() && !PORT.matcher(port).matches()) {
      throw new ScrapeFailure(
          String.format(
              Locale.ROOT,
              "parse %s: invalid port %s after host",
              GoQuote.quote(toString()),
              GoQuote.quote(port)));
    }
  }

  /** Returns where a {@code Location} header leads from here. */
  TargetUrl resolve(String location) {
    Matcher absolute = ABSOLUTE.matcher(location);
    if (absolute.matches()) {
      String other = absolute.group(1);
      return new TargetUrl(
          other == null ? scheme : other.toLowerCase(Locale.ROOT),
          absolute.group(2).substring(absolute.group(2).indexOf('@') + 1),
          absolute.group(3),
          absolute.group(4));
    }
    Matcher relative = RELATIVE.matcher(location);
    if (!relative.matches() || relative.group(1).isEmpty()) {
      return new TargetUrl(scheme, address, path, relative.matches() ? relative.group(2) : query);
    }
    String given = relative.group(1);
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    return new TargetUrl(
        scheme, address, given.startsWith("/") ? given : folder + given, relative.group(2));
  }

  boolean isTls() {
    return scheme.equals("https");
  }

  /** Returns the host without its port, an IPv6 address without brackets. */
  String host() {
    int colon = address.lastIndexOf(':');
    String host = colon > address.lastIndexOf(']') ? address.substring(0, colon) : address;
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** Returns the port as written, the one of the scheme if there is none. */
  String port() {
    int colon = address.lastIndexOf(':');
    boolean given = colon > address.lastIndexOf(']') && colon < address.length() - 1;
    return given ? address.substring(colon + 1) : PORTS.getOrDefault(scheme, "80");
  }

  /** Returns what stands in the first line of a request. */
  String requestTarget() {
    return (path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
  }

  /** Returns whether the host is the other one, or below it. */
  boolean isBelow(TargetUrl other) {
    String own = host().toLowerCase(Locale.ROOT);
    String above = other.host().toLowerCase(Locale.ROOT);
    return own.equals(above) || own.indexOf(':') < 0 && own.endsWith("." + above);
  }

  /** Returns the whole URL. */
  @Override
  public String toString() {
    return scheme + "://" + address + path + (query == null ? "" : "?" + query);
  }
}
