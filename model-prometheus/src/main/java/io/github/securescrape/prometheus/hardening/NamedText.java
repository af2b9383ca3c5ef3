// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.hardening;

import io.github.securescrape.core.files.FileContent;
import io.github.securescrape.core.files.FileSource;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.tls.PemException;
import io.github.securescrape.core.value.Secret;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a configuration names by file or gives in line; of both, the file counts. */
record NamedText(@Nullable String file, @Nullable Secret text) {

  static NamedText of(@Nullable String file, @Nullable String text) {
    return new NamedText(file, text == null ? null : Secret.of(text));
  }

  boolean isSet() {
    return isFile() || Invariants.isSet(text);
  }

  boolean isFile() {
    return Invariants.isSet(file);
  }

  /** Returns the text, empty if there is none, or it is known at run time only. */
  Optional<String> read(FileSource files) {
    return find(files).flatMap(FileContent::text);
  }

  private Optional<FileContent> find(FileSource files) {
    return isSet()
        ? Optional.of(files.find(file, text == null ? null : text.reveal()))
        : Optional.empty();
  }

  /** Returns the text that is given in line. */
  Optional<String> inLine() {
    return Optional.ofNullable(text).filter(Invariants::isSet).map(Secret::reveal);
  }

  /** Returns the certificate at the head of a chain, empty if it cannot be read. */
  Optional<X509Certificate> certificate(FileSource files) {
    try {
      return find(files).flatMap(FileContent::certificates).map(chain -> chain.get(0));
    } catch (PemException e) {
      return Optional.empty();
    }
  }

  /** Returns the authorities, empty if they cannot be read. */
  Optional<List<X509Certificate>> authorities(FileSource files) {
    return find(files).flatMap(FileContent::authorities);
  }
}
