// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.value.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** How much a Secret or a ConfigMap may hold. */
public final class ObjectSize {

  /** What the values of one object may have together. */
  public static final long MAX_BYTES = 1_048_576;

  /** An object with more than that. */
  public static final ProblemCode TOO_LARGE =
      ProblemCode.error(
              "k8s.secret.too-large",
              "{0} \"{1}\" holds {2} bytes, more than the 1048576 bytes that Kubernetes takes",
              "Split it.")
          .onKeys("data", "stringData");

  private ObjectSize() {}

  /** Returns the bytes of values in UTF-8. */
  public static long of(Collection<Secret> values) {
    return values.stream()
        .mapToLong(each -> each.reveal().getBytes(StandardCharsets.UTF_8).length)
        .sum();
  }
}
