// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.tls;

import io.github.securescrape.core.internal.bouncycastle.Certificates;
import io.github.securescrape.core.internal.bouncycastle.Keys;
import io.github.securescrape.core.value.Secret;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Certificates and keys as PEM text, read as leniently as Go reads them: text around blocks, CRLF,
 * blanks and header lines are skipped, and so is a block whose base64 is broken.
 */
public final class Pem {

  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";
  private static final Pattern BLANKS = Pattern.compile("[ \t\r]");
  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  private static final class Block {
    final String type;
    final byte[] bytes;

    Block(String type, byte[] bytes) {
      this.type = type;
      this.bytes = bytes;
    }

    boolean isKey() {
      return type.equals("PRIVATE KEY") || type.endsWith(" PRIVATE KEY");
    }
  }

  private Pem() {}

  /**
   * Returns all certificates of a text, in their order.
   *
   * @throws PemException if there is none, or one is not a certificate
   */
  public static List<X509Certificate> certificates(String text) {
    List<X509Certificate> certificates = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    for (Block block : blocks(text)) {
      if (block.type.equals("CERTIFICATE")) {
        certificates.add(certificate(block.bytes));
      } else {
        skipped.add(block.type);
      }
    }
    if (!certificates.isEmpty()) {
      return List.copyOf(certificates);
    }
    if (skipped.isEmpty()) {
      throw new PemException("tls: failed to find any PEM data in certificate input");
    }
    throw new PemException(
        skipped.size() == 1 && skipped.get(0).endsWith("PRIVATE KEY")
            ? "tls: failed to find certificate PEM data in certificate input, but did find a private"
                + " key; PEM inputs may have been switched"
            : "tls: failed to find \"CERTIFICATE\" PEM block in certificate input after skipping PEM"
                + " blocks of the following types: "
                + typesOf(skipped));
  }

  /**
   * Returns the certificates of a text that Go would put into a pool of authorities: those that can
   * be read, none for a text without any.
   */
  public static List<X509Certificate> authorities(String text) {
    List<X509Certificate> certificates = new ArrayList<>();
    for (Block block : blocks(text)) {
      if (block.type.equals("CERTIFICATE")) {
        readable(block).ifPresent(certificates::add);
      }
    }
    return List.copyOf(certificates);
  }

  /**
   * Returns the certificate in the first block of a text, whatever its label; empty if the text has
   * no block, or that holds no certificate.
   */
  public static Optional<X509Certificate> firstCertificate(String text) {
    return blocks(text).stream().findFirst().flatMap(Pem::readable);
  }

  /**
   * Returns the first private key of a text: PKCS#8, PKCS#1 or SEC 1, not encrypted.
   *
   * @throws PemException if there is none, or it is of a kind that Go does not know
   */
  public static PrivateKey privateKey(String text) {
    List<String> skipped = new ArrayList<>();
    for (Block block : blocks(text)) {
      if (block.isKey()) {
        PrivateKey key = Keys.parse(block.bytes);
        if (key == null) {
          throw new PemException("tls: failed to parse private key");
        }
        return key;
      }
      skipped.add(block.type);
    }
    if (skipped.isEmpty()) {
      throw new PemException("tls: failed to find any PEM data in key input");
    }
    throw new PemException(
        skipped.equals(List.of("CERTIFICATE"))
            ? "tls: found a certificate rather than a key in the PEM for the private key"
            : "tls: failed to find PEM block with type ending in \"PRIVATE KEY\" in key input after"
                + " skipping PEM blocks of the following types: "
                + typesOf(skipped));
  }

  /** Returns certificates as PEM, each as a block of its own. */
  public static String print(List<X509Certificate> certificates) {
    StringBuilder text = new StringBuilder();
    for (X509Certificate certificate : certificates) {
      try {
        text.append(block("CERTIFICATE", certificate.getEncoded()));
      } catch (CertificateEncodingException e) {
        throw new IllegalArgumentException("certificate cannot be encoded", e);
      }
    }
    return text.toString();
  }

  /** Returns a private key as PKCS#8 PEM. */
  public static Secret print(PrivateKey key) {
    return Secret.of(block("PRIVATE KEY", key.getEncoded()));
  }

  static String block(String type, byte[] bytes) {
    return BEGIN + type + "-----\n" + LINES.encodeToString(bytes) + "\n" + END + type + "-----\n";
  }

  static Optional<byte[]> first(String text, String type) {
    return blocks(text).stream()
        .filter(block -> block.type.equals(type))
        .map(block -> block.bytes)
        .findFirst();
  }

  /** Returns the certificate of a block, empty where Go's pool would skip it. */
  private static Optional<X509Certificate> readable(Block block) {
    try {
      return Optional.of(certificate(block.bytes));
    } catch (PemException e) {
      return Optional.empty();
    }
  }

  private static X509Certificate certificate(byte[] der) {
    if (!isOneSequence(der)) {
      throw new PemException("x509: malformed certificate");
    }
    try {
      X509Certificate certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der));
      // Java looks at them when they are asked for, Go at once.
      Certificates.names(certificate);
      return certificate;
    } catch (CertificateException | IllegalArgumentException e) {
      throw new PemException("x509: malformed certificate");
    }
  }

  /**
   * Returns whether the bytes are one DER sequence of a stated length. Java would take more, and
   * overflow its stack on nested ones that state none.
   */
  private static boolean isOneSequence(byte[] der) {
    if (der.length < 2 || der[0] != 0x30) {
      return false;
    }
    int length = der[1] & 0xFF;
    int from = 2;
    if (length > 0x7F) {
      int bytes = length - 0x80;
      from += bytes;
      if (bytes == 0 || bytes > 4 || der.length < from) {
        return false;
      }
      length = new BigInteger(1, der, 2, bytes).intValue();
    }
    return length == der.length - from;
  }

  private static String typesOf(List<String> types) {
    return types.stream().collect(Collectors.joining(" ", "[", "]"));
  }

  private static List<Block> blocks(String text) {
    List<String> lines = Arrays.stream(text.split("\n", -1)).map(String::stripTrailing).toList();
    // Looked up, not searched for: a text of nothing but beginnings must not take forever.
    int[] ends = nextOf(lines, line -> line.startsWith(END));
    int[] bodies = nextOf(lines, line -> line.indexOf(':') < 0);
    List<Block> blocks = new ArrayList<>();
    int at = 0;
    while (at < lines.size()) {
      String line = lines.get(at++);
      if (!line.startsWith(BEGIN) || !line.endsWith(DASHES) || line.length() < BEGIN.length() + 5) {
        continue;
      }
      String type = line.substring(BEGIN.length(), line.length() - DASHES.length());
      int end = ends[at];
      if (end == lines.size() || !lines.get(end).equals(END + type + DASHES)) {
        continue;
      }
      Optional<byte[]> bytes = decode(lines.subList(Math.min(bodies[at], end), end));
      if (bytes.isPresent()) {
        blocks.add(new Block(type, bytes.get()));
        at = end + 1;
      }
    }
    return blocks;
  }

  /** Returns for each line, and for the end, the next one from there on of a kind. */
  private static int[] nextOf(List<String> lines, Predicate<String> kind) {
    int[] next = new int[lines.size() + 1];
    next[lines.size()] = lines.size();
    for (int i = lines.size() - 1; i >= 0; i--) {
      next[i] = kind.test(lines.get(i)) ? i : next[i + 1];
    }
    return next;
  }

  private static Optional<byte[]> decode(List<String> lines) {
    StringBuilder base64 = new StringBuilder();
    for (String line : lines) {
      if (line.indexOf('-') >= 0) {
        return Optional.empty();
      }
      base64.append(BLANKS.matcher(line).replaceAll(""));
    }
    try {
      // Java would take text without its padding, Go does not.
      return base64.length() % 4 == 0
          ? Optional.of(Base64.getDecoder().decode(base64.toString()))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
