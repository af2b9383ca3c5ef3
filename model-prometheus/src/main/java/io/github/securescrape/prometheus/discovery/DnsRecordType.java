// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.schema.IgnoreCase;
import io.github.securescrape.core.schema.Keyword;
import io.github.securescrape.core.schema.Since;

/** The type of DNS records that become targets. */
@IgnoreCase
public enum DnsRecordType implements Keyword {
  /** Names and ports of a service. */
  SRV("SRV"),
  /** IPv4 addresses. */
  A("A"),
  /** IPv6 addresses. */
  AAAA("AAAA"),
  /** Mail servers of a domain. */
  @Since("2.38.0")
  MX("MX"),
  /** Name servers of a domain. */
  @Since("2.49.0")
  NS("NS");

  private final String keyword;

  DnsRecordType(String keyword) {
    this.keyword = keyword;
  }

  @Override
  public String keyword() {
    return keyword;
  }
}
