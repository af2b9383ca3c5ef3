// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Map;

/** Reason phrases as Go has them. */
final class GoStatus {

  private static final Map<Integer, String> OWN =
      Map.of(
          208, "Already Reported",
          226, "IM Used",
          414, "Request URI Too Long",
          418, "I'm a teapot",
          425, "Too Early",
          451, "Unavailable For Legal Reasons",
          508, "Loop Detected");

  private GoStatus() {}

  /** Returns the phrase of a status; empty if there is none. */
  static String phrase(int code) {
    String own = OWN.get(code);
    if (own != null) {
      return own;
    }
    String phrase = HttpResponseStatus.valueOf(code).reasonPhrase();
    return phrase.endsWith("(" + code + ")") ? "" : phrase;
  }
}
