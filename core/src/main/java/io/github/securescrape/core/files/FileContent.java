// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.files;

import io.github.securescrape.core.tls.Pem;
import io.github.securescrape.core.tls.PemException;
import io.github.securescrape.core.value.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is found where a file is looked up: its text, why there is none, or that it will be there
 * when it is needed.
 */
public final class FileContent {

  private static final FileContent PROVIDED = new FileContent(Secret.of(""), "");
  private static final FileContent MISSING = failed("no such file or directory");

  private final Secret text;
  private final String failure;
  private volatile @Nullable List<X509Certificate> certificates;
  private volatile @Nullable List<X509Certificate> authorities;

  private FileContent(Secret text, String failure) {
    this.text = text;
    this.failure = failure;
  }

  /** Returns the content of a file with that text. */
  public static FileContent of(Secret text) {
    return new FileContent(text, "");
  }

  /** Returns the content of a file with that text. */
  public static FileContent of(String text) {
    return of(Secret.of(text));
  }

  /** Returns what is found where there is no file. */
  public static FileContent missing() {
    return MISSING;
  }

  /**
   * Returns what is found where a file cannot be read.
   *
   * @param failure why, in the words of Unix, such as {@code permission denied}
   */
  public static FileContent failed(String failure) {
    return new FileContent(Secret.of(""), failure);
  }

  /** Returns what is found where a file will be at run time, with a content nobody knows yet. */
  public static FileContent provided() {
    return PROVIDED;
  }

  static FileContent read(Path file) {
    try {
      if (Files.isDirectory(file)) {
        return failed("is a directory");
      }
      // Another device, or a pipe, may have no end.
      if (!Files.isRegularFile(file)) {
        return MISSING;
      }
      // Not strict: who looks for a certificate in a binary file finds none.
      return of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (AccessDeniedException e) {
      return failed("permission denied");
    } catch (IOException e) {
      return failed("input/output error");
    }
  }

  /** Returns the text, empty if there is none or nobody knows it yet. */
  public Optional<String> text() {
    return isProvided() || !failure.isEmpty() ? Optional.empty() : Optional.of(text.reveal());
  }

  /**
   * Returns the certificates in the text as {@link Pem#certificates} finds them, empty if there is
   * no text; they are read once.
   *
   * @throws PemException if there is none, or one is not a certificate
   */
  public Optional<List<X509Certificate>> certificates() {
    List<X509Certificate> known = certificates;
    if (known == null) {
      known = text().map(Pem::certificates).orElse(null);
      certificates = known;
    }
    return Optional.ofNullable(known);
  }

  /**
   * Returns the certificates in the text as {@link Pem#authorities} finds them, empty if there is
   * no text; they are read once.
   */
  public Optional<List<X509Certificate>> authorities() {
    List<X509Certificate> known = authorities;
    if (known == null) {
      known = text().map(Pem::authorities).orElse(null);
      authorities = known;
    }
    return Optional.ofNullable(known);
  }

  /** Returns whether there is no file. */
  public boolean isMissing() {
    return this == MISSING;
  }

  /** Returns whether the file will be there at run time only. */
  public boolean isProvided() {
    return this == PROVIDED;
  }

  /**
   * Returns why there is no text, as Go programs say it, such as {@code open ca.crt: no such file
   * or directory}; empty if there is one, or will be.
   *
   * @param path what the file is called
   */
  public String failure(String path) {
    if (failure.isEmpty()) {
      return "";
    }
    return (failure.equals("is a directory") ? "read " : "open ") + path + ": " + failure;
  }

  /** Returns what was found, never the text. */
  @Override
  public String toString() {
    return isProvided() ? "provided" : failure.isEmpty() ? text.toString() : failure;
  }
}
