// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.http;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.internal.go.GoText;
import java.util.Map;
import java.util.Set;

/** Headers that Prometheus sets itself in requests of remote write, remote read and tracing. */
public final class ReservedHeaders {

  private static final Set<String> NAMES =
      Set.of(
          "host",
          "content-encoding",
          "content-length",
          "content-type",
          "user-agent",
          "connection",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "www-authenticate",
          "accept-encoding",
          "x-prometheus-remote-write-version",
          "x-prometheus-remote-read-version",
          "x-amz-date",
          "x-amz-security-token",
          "x-amz-content-sha256");

  private ReservedHeaders() {}

  /** States that the mapping {@code headers} holds none of them. */
  public static void check(
      Map<String, Secret> headers,
      Invariants rules,
      ProblemCode authorization,
      ProblemCode reserved) {
    for (String name : headers.keySet()) {
      String lower = GoText.toLower(name);
      rules
          .at("headers", name)
          .holds(!lower.equals("authorization"), authorization)
          .holds(!NAMES.contains(lower), reserved, name);
    }
  }
}
