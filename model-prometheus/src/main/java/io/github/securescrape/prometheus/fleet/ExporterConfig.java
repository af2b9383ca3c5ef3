// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fleet;

import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Required;
import io.github.securescrape.core.value.IpAddress;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * One exporter ({@code exporters[]}).
 *
 * @param name its name: the label {@code instance}, a folder, a Secret
 * @param address where Prometheus reaches it, {@code host:port}; its certificate is valid for the
 *     host
 * @param hosts other host names and IP addresses that its certificate is valid for; empty if unset
 * @param labels labels of its target; empty if unset
 * @param mutualTls whether Prometheus must show a certificate; default that of the fleet; {@code
 *     null} if unset
 * @param login whom it lets in; default that of the fleet; {@code null} if unset
 */
@Value.Builder
public record ExporterConfig(
    @Required String name,
    @Required String address,
    List<String> hosts,
    Map<String, String> labels,
    @Nullable Boolean mutualTls,
    @Nullable LoginConfig login) {

  static final Pattern NAME =
      Pattern.compile(
          "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*");
  private static final Pattern ADDRESS =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([\\w.-]+)):([0-9]{1,5})");
  private static final Pattern LABEL = Pattern.compile("(?!__)[a-zA-Z_][a-zA-Z0-9_]*");
  private static final Pattern HOST = Pattern.compile("[\\w-]{1,63}(?:\\.[\\w-]{1,63})*");

  /** Checks name, address and labels. Not API: use {@link #builder()}. */
  public ExporterConfig {
    hosts = List.copyOf(hosts);
    labels = Invariants.copyOf(labels);
    List<String> others = hosts;
    Map<String, String> own = labels;
    Invariants.check(
        rules -> {
          rules.present("name", name).present("address", address);
          rules.holds(name.isEmpty() || isName(name), FleetCodes.BAD_NAME, name);
          rules.holds(address.isEmpty() || isAddress(address), FleetCodes.BAD_ADDRESS, address);
          for (int i = 0; i < others.size(); i++) {
            rules.at("hosts", i).holds(isHost(others.get(i)), FleetCodes.BAD_HOST, others.get(i));
          }
          for (String label : own.keySet()) {
            rules
                .at("labels", label)
                .holds(LABEL.matcher(label).matches(), FleetCodes.BAD_LABEL, label);
          }
        });
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  static boolean isName(String text) {
    return text.length() <= 200 && NAME.matcher(text).matches();
  }

  private static boolean isAddress(String text) {
    var matcher = ADDRESS.matcher(text);
    if (!matcher.matches()) {
      return false;
    }
    int port = Integer.parseInt(matcher.group(3));
    String ip = matcher.group(1);
    boolean host =
        ip == null
            ? isHost(matcher.group(2))
            : IpAddress.parse(ip).filter(IpAddress::isV6).isPresent();
    return host && port >= 1 && port <= 65535;
  }

  private static boolean isHost(String text) {
    // What looks like an IPv4 address must be one.
    return IpAddress.parse(text).isPresent()
        || HOST.matcher(text).matches() && !text.matches("[0-9.]+");
  }

  /** Returns the host of the address, an IPv6 address without brackets. */
  public String host() {
    String host = address.substring(0, address.lastIndexOf(':'));
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** Returns the port of the address. */
  public int port() {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  /** Builds an {@link ExporterConfig}. */
  public static final class Builder extends ExporterConfigBuilder {}
}
