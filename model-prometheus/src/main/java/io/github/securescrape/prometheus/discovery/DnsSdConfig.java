// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Key;
import io.github.securescrape.core.schema.Required;
import io.github.securescrape.core.value.Extra;
import java.time.Duration;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Targets from DNS ({@code dns_sd_config}).
 *
 * @param names names that are asked for
 * @param type type of their records; default {@link DnsRecordType#SRV}; {@code null} if unset
 * @param port port of the targets, which records of other types than SRV do not tell; {@code null}
 *     if unset
 * @param refreshInterval time between looks; default 30s; {@code null} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#dns_sd_config">dns_sd_config</a>
 * @since 0.1
 */
@Key("dns_sd_configs")
@Value.Builder
public record DnsSdConfig(
    @Required List<String> names,
    @Default("SRV") @Nullable DnsRecordType type,
    @Nullable Long port,
    @Default("30s") @Nullable Duration refreshInterval,
    @Nullable Extra extra)
    implements ServiceDiscovery {

  static final ProblemCode NO_NAMES =
      ProblemCode.error(
              "discovery.dns.no-names",
              "DNS-SD config must contain at least one SRV record name",
              "Add a name under `names`.")
          .onKeys("names");

  static final ProblemCode NO_PORT =
      ProblemCode.error(
              "discovery.dns.no-port",
              "a `port` is required in DNS-SD configs for all record types except SRV",
              "Add `port`, or ask for SRV records.")
          .onKeys("port", "type");

  /** Checks names and port. Not API: use {@link #builder()}. */
  public DnsSdConfig {
    names = List.copyOf(names);
    List<String> all = names;
    boolean hasPort = port != null && port != 0;
    Invariants.check(
        rules ->
            rules
                .holds(!all.isEmpty(), NO_NAMES)
                .holds(hasPort || type == null || type == DnsRecordType.SRV, NO_PORT));
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link DnsSdConfig}. */
  public static final class Builder extends DnsSdConfigBuilder {}
}
