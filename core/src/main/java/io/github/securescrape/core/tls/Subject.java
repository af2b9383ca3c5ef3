// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.tls;

import io.github.securescrape.core.internal.bouncycastle.NameParts;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The distinguished name of a certificate. For TLS it is a mere description: programs compare the
 * {@link SubjectAlternativeName}s.
 *
 * @param country two-letter code ({@code C}); {@code null} if unset
 * @param state state or province ({@code ST}); {@code null} if unset
 * @param locality city ({@code L}); {@code null} if unset
 * @param organization organization ({@code O}); {@code null} if unset
 * @param organizationalUnit part of the organization ({@code OU}); {@code null} if unset
 * @param commonName name ({@code CN})
 */
@Value.Builder
public record Subject(
    @Nullable String country,
    @Nullable String state,
    @Nullable String locality,
    @Nullable String organization,
    @Nullable String organizationalUnit,
    String commonName) {

  /** Returns a subject with a common name only. */
  public static Subject of(String commonName) {
    return builder().commonName(commonName).build();
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  NameParts parts() {
    return new NameParts(country, state, locality, organization, organizationalUnit, commonName);
  }

  /** Builds a {@link Subject}. */
  public static final class Builder extends SubjectBuilder {}
}
