// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.bouncycastle;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.jspecify.annotations.Nullable;

/** The parts of a distinguished name; {@code null} if unset. */
public record NameParts(
    @Nullable String country,
    @Nullable String state,
    @Nullable String locality,
    @Nullable String organization,
    @Nullable String organizationalUnit,
    @Nullable String commonName) {

  X500Name toName() {
    X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
    add(name, BCStyle.C, country);
    add(name, BCStyle.ST, state);
    add(name, BCStyle.L, locality);
    add(name, BCStyle.O, organization);
    add(name, BCStyle.OU, organizationalUnit);
    add(name, BCStyle.CN, commonName);
    return name.build();
  }

  private static void add(X500NameBuilder name, ASN1ObjectIdentifier oid, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      name.addRDN(oid, value);
    }
  }
}
