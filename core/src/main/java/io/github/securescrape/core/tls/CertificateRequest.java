// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.tls;

import io.github.securescrape.core.internal.bouncycastle.Certificates;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.immutables.value.Value;

/**
 * What a certificate shall say.
 *
 * @param subject whom it describes
 * @param names host names and addresses it is valid for
 * @param purposes what its owner may do with it; default both
 * @param keyType kind of the new key; default {@link KeyType#EC_P256}
 * @param validity how long it is valid; default 365 days, never longer than the authority
 */
@Value.Builder
public record CertificateRequest(
    Subject subject,
    List<SubjectAlternativeName> names,
    List<Purpose> purposes,
    KeyType keyType,
    Duration validity) {

  /** What the owner of a certificate may do with it. */
  public enum Purpose {
    /** Serve TLS: an exporter. */
    SERVER,
    /** Prove itself to a TLS server: Prometheus. */
    CLIENT
  }

  private static final Duration DEFAULT_VALIDITY = Duration.ofDays(365);

  /** Copies the lists. Not API: use {@link #builder(String)}. */
  public CertificateRequest {
    names = List.copyOf(names);
    purposes = List.copyOf(purposes);
  }

  /** Returns a builder for a certificate with the given common name and no names yet. */
  public static Builder builder(String commonName) {
    return new Builder().subject(Subject.of(commonName));
  }

  /** Returns a builder for a certificate about the given subject, with no names yet. */
  public static Builder builder(Subject subject) {
    return new Builder().subject(subject);
  }

  /** Returns whether an existing certificate says what this request asks for, but for its dates. */
  public boolean isMetBy(Identity identity) {
    return new HashSet<>(identity.names()).equals(new HashSet<>(names))
        && keyType.matches(identity.certificate().getPublicKey())
        && Certificates.hasSubject(identity.certificate(), subject.parts())
        && Certificates.hasPurposes(
            identity.certificate(),
            purposes.contains(Purpose.SERVER),
            purposes.contains(Purpose.CLIENT));
  }

  /** Builds a {@link CertificateRequest}. */
  public static final class Builder extends CertificateRequestBuilder {
    Builder() {
      purposes(List.of(Purpose.SERVER, Purpose.CLIENT));
      keyType(KeyType.EC_P256);
      validity(DEFAULT_VALIDITY);
    }

    /** Adds host names or IP addresses that a client may connect to. */
    public Builder hosts(String... hosts) {
      for (String host : hosts) {
        addNames(SubjectAlternativeName.ofHost(host));
      }
      return this;
    }
  }
}
