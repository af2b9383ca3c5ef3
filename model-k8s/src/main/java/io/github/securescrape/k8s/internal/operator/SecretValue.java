// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.k8s.internal.ReloaderVariables;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What values of Secrets look like. Nothing here says what they hold. */
final class SecretValue {

  private static final Pattern HASH = Pattern.compile("\\$2[abxy]?\\$\\d\\d\\$[./A-Za-z0-9]{53}");
  private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----");
  private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e\\s]{4,}");

  private SecretValue() {}

  /** Warns of a value that is no user name, password or token. */
  static void check(String value, String key, String secret, Problems problems) {
    String text = value.strip();
    Optional<String> block = block(text);
    if (text.isEmpty()) {
      problems.add(OperatorCodes.EMPTY.onKeys("key"), key, "Secret", secret);
    } else if (block.isPresent()) {
      problems.add(OperatorCodes.PEM.onKeys("key"), key, secret, block.get());
    } else if (HASH.matcher(text).matches()) {
      problems.add(OperatorCodes.HASH.onKeys("key"), key, secret);
    } else if (text.endsWith("=") && decoded(text).filter(SecretValue::isPrintable).isPresent()) {
      problems.add(OperatorCodes.ENCODED_TWICE.onKeys("key"), key, secret);
    }
    if (!text.equals(value) && !text.isEmpty() && block.isEmpty()) {
      problems.add(OperatorCodes.TRAILING_BLANK.onKeys("key"), key, secret);
    }
    ReloaderVariables.warn(value, problems);
  }

  /** Returns what a text is, of which a certificate could not be read. */
  static String instead(String text) {
    return block(text)
        .map(block -> block.equals("a certificate") ? "that is broken" : "is " + block)
        .orElseGet(
            () ->
                decoded(text).flatMap(SecretValue::block).isPresent()
                    ? "is encoded twice"
                    : "holds no PEM at all");
  }

  private static Optional<String> block(String text) {
    Matcher matcher = BLOCK.matcher(text);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String label = matcher.group(1);
    return Optional.of(
        label.endsWith("PRIVATE KEY")
            ? "a private key"
            : label.equals("CERTIFICATE") ? "a certificate" : "a block " + label);
  }

  private static boolean isPrintable(String text) {
    return PRINTABLE.matcher(text).matches();
  }

  private static Optional<String> decoded(String base64) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(base64);
      return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
