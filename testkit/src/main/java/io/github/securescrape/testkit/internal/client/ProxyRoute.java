// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import io.github.securescrape.core.value.IpAddress;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.http.ProxyConfig;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The way to a target through a proxy. */
final class ProxyRoute {

  private final TargetUrl proxy;
  private final String userInfo;
  private final Map<String, List<Secret>> connectHeaders;

  private ProxyRoute(TargetUrl proxy, String userInfo, Map<String, List<Secret>> connectHeaders) {
    this.proxy = proxy;
    this.userInfo = userInfo;
    this.connectHeaders = connectHeaders;
  }

  /** Returns the way to a URL; {@code null} if it is a direct one. */
  static @Nullable ProxyRoute of(ProxyConfig config, TargetUrl url) throws ScrapeFailure {
    boolean environment = Boolean.TRUE.equals(config.proxyFromEnvironment());
    String proxy =
        environment ? environment(url.isTls() ? "HTTPS_PROXY" : "HTTP_PROXY") : config.proxyUrl();
    String noProxy = environment ? environment("NO_PROXY") : config.noProxy();
    if (proxy == null || proxy.isEmpty()) {
      return null;
    }
    boolean excepted = noProxy != null && !noProxy.isEmpty() && isExcepted(url, noProxy);
    if (excepted || environment && isLoopback(url.host())) {
      return null;
    }
    String full = proxy.contains("://") ? proxy : "http://" + proxy;
    String authority = full.replaceFirst("^[^:]*://([^/?#]*).*$", "$1");
    TargetUrl parsed = TargetUrl.parse(full);
    int at = authority.lastIndexOf('@');
    String userInfo = at < 0 ? "" : authority.substring(0, at);
    Map<String, List<Secret>> headers = config.proxyConnectHeader();
    return new ProxyRoute(parsed, decode(userInfo), headers == null ? Map.of() : headers);
  }

  private static String decode(String userInfo) throws ScrapeFailure {
    try {
      return URLDecoder.decode(userInfo.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ScrapeFailure("invalid URL escape in the user of the proxy");
    }
  }

  private static @Nullable String environment(String name) {
    String upper = System.getenv(name);
    return upper == null || upper.isEmpty() ? System.getenv(name.toLowerCase(Locale.ROOT)) : upper;
  }

  private static boolean isExcepted(TargetUrl url, String noProxy) {
    String host = url.host().toLowerCase(Locale.ROOT);
    if (isLoopback(host)) {
      return true;
    }
    for (String each : noProxy.split(",")) {
      String entry = each.strip().toLowerCase(Locale.ROOT);
      String bare = entry.replaceFirst(":[0-9]+$", "");
      boolean port = entry.equals(bare) || entry.equals(bare + ":" + url.port());
      String domain = bare.startsWith("*.") ? bare.substring(1) : bare;
      boolean name =
          domain.startsWith(".")
              ? host.endsWith(domain)
              : host.equals(domain) || host.endsWith("." + domain);
      if (entry.equals("*") || IpNetwork.contains(entry, host)) {
        return true;
      }
      if (!domain.isEmpty() && port && name) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.equals("::1")
        || host.startsWith("127.") && IpAddress.parse(host).isPresent();
  }

  TargetUrl proxy() {
    return proxy;
  }

  /** Returns whether the proxy speaks SOCKS5, not HTTP. */
  boolean isSocks() {
    return proxy.scheme().equals("socks5") || proxy.scheme().equals("socks5h");
  }

  /** Returns user and password, with a colon between; empty if there are none. */
  String userInfo() {
    return userInfo;
  }

  /** Returns the headers for the proxy alone. */
  Map<String, String> ownHeaders() {
    Map<String, String> headers = new LinkedHashMap<>();
    if (!userInfo.isEmpty()) {
      String login = userInfo.contains(":") ? userInfo : userInfo + ":";
      byte[] bytes = login.getBytes(StandardCharsets.UTF_8);
      headers.put("Proxy-Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
    }
    return headers;
  }

  /** Returns the request for a tunnel to a URL. */
  String connectRequest(TargetUrl url) {
    String target = GoErrors.join(url.host(), url.port());
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Host", target);
    headers.put("User-Agent", "Go-http-client/1.1");
    headers.putAll(ownHeaders());
    String own =
        headers.entrySet().stream()
            .map(each -> each.getKey() + ": " + each.getValue() + "\r\n")
            .collect(Collectors.joining());
    String given =
        connectHeaders.entrySet().stream()
            .flatMap(
                each ->
                    each.getValue().stream()
                        .map(Secret::reveal)
                        // A value has no way out of its line, as in Go.
                        .map(value -> value.replaceAll("[\r\n]", " ").strip())
                        .map(value -> each.getKey() + ": " + value + "\r\n"))
            .collect(Collectors.joining());
    return "CONNECT " + target + " HTTP/1.1\r\n" + own + given + "\r\n";
  }
}
