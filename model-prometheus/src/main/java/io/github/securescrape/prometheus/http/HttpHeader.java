// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.http;

import io.github.securescrape.core.value.Extra;
import io.github.securescrape.core.value.Secret;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The values of a header sent with each request ({@code http_headers.<name>}).
 *
 * @param values values; empty if unset
 * @param secrets values, printed as a mask; empty if unset
 * @param files files on Prometheus' host with one value each, read at each request; empty if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#http_config">http_config</a>
 * @since 0.1
 */
@Value.Builder
public record HttpHeader(
    List<String> values, List<Secret> secrets, List<String> files, @Nullable Extra extra) {

  /** Copies the lists. Not API: use {@link #builder()}. */
  public HttpHeader {
    values = List.copyOf(values);
    secrets = List.copyOf(secrets);
    files = List.copyOf(files);
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds an {@link HttpHeader}. */
  public static final class Builder extends HttpHeaderBuilder {}
}
