// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.tls;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The alerts of TLS in Go's words. */
public final class AlertWords {

  private static final Pattern RECEIVED = Pattern.compile("Received fatal alert: ([a-z_]+)");

  /** Those that Go does not call as the standard does. */
  private static final Map<String, String> WORDS =
      Map.of(
          "bad_record_mac", "bad record MAC",
          "certificate_revoked", "revoked certificate",
          "certificate_expired", "expired certificate",
          "certificate_unknown", "unknown certificate",
          "unknown_ca", "unknown certificate authority",
          "decode_error", "error decoding message",
          "decrypt_error", "error decrypting message",
          "protocol_version", "protocol version not supported",
          "insufficient_security", "insufficient security level",
          "unknown_psk_identity", "unknown PSK identity");

  private AlertWords() {}

  /**
   * Returns what Go says of an alert that Java's TLS reports to have received, empty if the cause
   * is another.
   */
  public static Optional<String> received(Throwable cause) {
    Matcher alert = RECEIVED.matcher(String.valueOf(cause.getMessage()));
    if (!alert.find()) {
      return Optional.empty();
    }
    String name = alert.group(1);
    return Optional.of("remote error: tls: " + WORDS.getOrDefault(name, name.replace('_', ' ')));
  }
}
