// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.remote;

import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Inline;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Required;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.schema.Unsigned;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import io.github.securescrape.prometheus.internal.http.ReservedHeaders;
import io.github.securescrape.prometheus.internal.http.UrlRules;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint that queries read from, beside the local storage ({@code remote_read}).
 *
 * @param url where samples are read
 * @param name name in metrics and logs, unique among them; default made up by Prometheus; {@code
 *     null} if unset
 * @param requiredMatchers labels that a query must ask for to be sent here; empty for any query
 * @param remoteTimeout time after which a request fails; default 1m; {@code null} if unset
 * @param chunkedReadLimit bytes of one frame of an answer that are too many; default 50000000;
 *     {@code null} if unset
 * @param headers further headers of each request, by name, printed as a mask; empty if unset
 * @param readRecent whether times are asked for that the local storage should hold whole; default
 *     false; {@code null} if unset
 * @param filterExternalLabels whether the external labels are asked for; default true; {@code null}
 *     if unset
 * @param http HTTP client settings; {@link HttpClientConfig#DEFAULTS} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#remote_read">remote_read</a>
 * @since 0.1
 */
@Value.Builder
public record RemoteReadConfig(
    @Required String url,
    @Since("2.15.0") @Nullable String name,
    @Since("2.1.0") Map<String, String> requiredMatchers,
    @Default("1m") @Nullable Duration remoteTimeout,
    @Since("2.55.0") @Default("50000000") @Unsigned @Nullable Long chunkedReadLimit,
    @Since("2.26.0") Map<String, Secret> headers,
    @Nullable Boolean readRecent,
    @Since("2.34.0") @Default("true") @Nullable Boolean filterExternalLabels,
    @Inline HttpClientConfig http,
    @Nullable Extra extra) {

  private static final Pattern LABEL_NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

  /** Checks matchers and headers. Not API: use {@link #builder(String)}. */
  public RemoteReadConfig {
    requiredMatchers = Invariants.copyOf(requiredMatchers);
    headers = Invariants.copyOf(headers);
    Map<String, String> matchers = requiredMatchers;
    Map<String, Secret> names = headers;
    Invariants.check(
        rules -> {
          UrlRules.typed("url", url, rules);
          for (String label : matchers.keySet()) {
            rules
                .at("required_matchers", label)
                .holds(LABEL_NAME.matcher(label).matches(), RemoteCodes.MATCHER_NAME, label)
                .holds(!label.isEmpty(), RemoteCodes.NO_MATCHER_NAME);
          }
          ReservedHeaders.check(
              names, rules, RemoteCodes.AUTHORIZATION_HEADER, RemoteCodes.RESERVED_HEADER);
        });
  }

  /** Returns a builder for reading from the given URL. */
  public static Builder builder(String url) {
    return new Builder().url(url);
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builds a {@link RemoteReadConfig}. */
  public static final class Builder extends RemoteReadConfigBuilder {
    Builder() {
      http(HttpClientConfig.DEFAULTS);
    }
  }
}
