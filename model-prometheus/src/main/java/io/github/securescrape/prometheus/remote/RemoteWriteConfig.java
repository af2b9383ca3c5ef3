// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.remote;

import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Inline;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.NullIsZero;
import io.github.securescrape.core.schema.Required;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import io.github.securescrape.prometheus.internal.http.ReservedHeaders;
import io.github.securescrape.prometheus.internal.http.UrlRules;
import io.github.securescrape.prometheus.relabel.RelabelConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint that samples are sent to ({@code remote_write}).
 *
 * <p>There is at most one way to authenticate: one of the HTTP client settings, {@code sigv4},
 * {@code azuread} or {@code google_iam}.
 *
 * @param url where samples are sent
 * @param remoteTimeout time after which a request fails; default 30s; {@code null} if unset
 * @param headers further headers of each request, by name, printed as a mask; empty if unset
 * @param writeRelabelConfigs rules for the labels of samples that are sent; empty if unset
 * @param name name in metrics and logs, unique among them; default made up by Prometheus; {@code
 *     null} if unset
 * @param sendExemplars whether exemplars are sent; default false; {@code null} if unset
 * @param sendNativeHistograms whether native histograms are sent, which {@link
 *     ProtobufMessage#WRITE_REQUEST_V2} always does; default false; {@code null} if unset
 * @param roundRobinDns whether one of the addresses behind the name is chosen at random for each
 *     connection; default false; {@code null} if unset
 * @param protobufMessage message that is sent; default {@link ProtobufMessage#WRITE_REQUEST_V1};
 *     {@code null} if unset
 * @param failedRequestLogging whether requests that fail are logged; default false; {@code null} if
 *     unset
 * @param queueConfig how samples wait and are sent; {@code null} if unset
 * @param metadataConfig how metadata is sent; {@code null} if unset
 * @param sigv4 signature for AWS; {@code null} if unset
 * @param azuread a token from Microsoft Entra ID; {@code null} if unset
 * @param googleIam a token from Google Cloud; {@code null} if unset
 * @param http HTTP client settings; {@link HttpClientConfig#DEFAULTS} if unset, but {@code
 *     enable_http2} has the default false since Prometheus 3.0.0
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#remote_write">remote_write</a>
 * @since 0.1
 */
@Value.Builder
public record RemoteWriteConfig(
    @Required String url,
    @Default("30s") @Nullable Duration remoteTimeout,
    @Since("2.25.0") Map<String, Secret> headers,
    List<RelabelConfig> writeRelabelConfigs,
    @Since("2.15.0") @Nullable String name,
    @Since("2.27.0") @Nullable Boolean sendExemplars,
    @Since("2.40.0") @Nullable Boolean sendNativeHistograms,
    @Since("3.1.0") @Nullable Boolean roundRobinDns,
    @Since("2.54.0") @Default("prometheus.WriteRequest") @Nullable ProtobufMessage protobufMessage,
    @Since("3.15.0") @Nullable Boolean failedRequestLogging,
    @NullIsZero @Nullable QueueConfig queueConfig,
    @Since("2.23.0") @NullIsZero @Nullable MetadataConfig metadataConfig,
    @Since("2.26.0") @Nullable SigV4Config sigv4,
    @Since("2.45.0") @Nullable AzureAdConfig azuread,
    @Since("2.55.0") @Nullable GoogleIamConfig googleIam,
    @Inline
        @Default(key = "enable_http2", value = "false", since = "3.0.0")
        @Default(key = "enable_http2", value = "true")
        HttpClientConfig http,
    @Nullable Extra extra) {

  /** Checks headers and authentication. Not API: use {@link #builder(String)}. */
  public RemoteWriteConfig {
    headers = Invariants.copyOf(headers);
    writeRelabelConfigs = List.copyOf(writeRelabelConfigs);
    Map<String, Secret> names = headers;
    long others = Stream.of(sigv4, azuread, googleIam).filter(Objects::nonNull).count();
    Invariants.check(
        rules -> {
          UrlRules.typed("url", url, rules);
          ReservedHeaders.check(
              names, rules, RemoteCodes.AUTHORIZATION_HEADER, RemoteCodes.RESERVED_HEADER);
          rules.holds(
              others + (http.authenticates() ? 1 : 0) <= 1 || others == 0,
              RemoteCodes.AUTH_CONFLICT);
        });
  }

  /** Returns a builder for sending to the given URL. */
  public static Builder builder(String url) {
    return new Builder().url(url);
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builds a {@link RemoteWriteConfig}. */
  public static final class Builder extends RemoteWriteConfigBuilder {
    Builder() {
      http(HttpClientConfig.DEFAULTS);
    }
  }
}
