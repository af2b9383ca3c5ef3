// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** What a target has answered, as far as it came. */
final class Answer {

  private final Head head;
  private final byte[] body;
  private final @Nullable String failure;

  /**
   * The first part of an answer.
   *
   * @param code status code
   * @param status code and reason as sent
   * @param headers headers
   */
  record Head(int code, String status, HttpHeaders headers) {

    /** Returns the first value of a header; empty if there is none. */
    String header(String name) {
      String value = headers.get(name);
      return value == null ? "" : value;
    }

    /** Returns where this answer sends its reader; {@code null} if nowhere. */
    @Nullable String redirect() {
      boolean redirect =
          switch (code) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
          };
      String location = header("Location");
      return redirect && !location.isEmpty() ? location : null;
    }
  }

  Answer(Head head, byte[] body, @Nullable String failure) {
    this.head = head;
    this.body = body;
    this.failure = failure;
  }

  Head head() {
    return head;
  }

  byte[] body() {
    return body;
  }

  /** Returns why the body is not whole; {@code null} if it is. */
  @Nullable String failure() {
    return failure;
  }
}
