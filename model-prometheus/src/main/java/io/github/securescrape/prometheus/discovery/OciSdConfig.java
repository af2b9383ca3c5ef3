// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Inline;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Key;
import io.github.securescrape.core.schema.Required;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import java.time.Duration;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Instances of Oracle Cloud Infrastructure ({@code oci_sd_config}).
 *
 * @param auth how Prometheus proves itself; default {@code api_key}; {@code null} if unset
 * @param tenancy OCID of the tenancy, needed with {@code api_key}; {@code null} if unset
 * @param user OCID of the user, needed with {@code api_key}; {@code null} if unset
 * @param fingerprint fingerprint of the user's key, needed with {@code api_key}; {@code null} if
 *     unset
 * @param keyFile file on Prometheus' host with the user's key, needed with {@code api_key}; {@code
 *     null} if unset
 * @param keyPassphrase passphrase of the key, printed as a mask; {@code null} if unset
 * @param keyPassphraseFile file on Prometheus' host with the passphrase of the key; {@code null} if
 *     unset
 * @param region region of the instances
 * @param compartments OCIDs of the compartments to look at; empty for all of the tenancy
 * @param port port of the targets; default 80; {@code null} if unset
 * @param refreshInterval time between looks, above 0; default 60s; {@code null} if unset
 * @param http HTTP client settings; {@link HttpClientConfig#DEFAULTS} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#oci_sd_config">oci_sd_config</a>
 * @since 0.1
 */
@Key("oci_sd_configs")
@Since("3.14.0")
@Value.Builder
public record OciSdConfig(
    @Default("api_key") @Nullable OciAuth auth,
    @Nullable String tenancy,
    @Nullable String user,
    @Nullable String fingerprint,
    @Nullable String keyFile,
    @Nullable Secret keyPassphrase,
    @Nullable String keyPassphraseFile,
    @Required String region,
    List<String> compartments,
    @Default("80") @Nullable Long port,
    @Default("60s") @Nullable Duration refreshInterval,
    @Inline HttpClientConfig http,
    @Nullable Extra extra)
    implements ServiceDiscovery {

  static final ProblemCode API_KEY_INCOMPLETE =
      ProblemCode.error(
          "discovery.oci.api-key-incomplete",
          "oci_sd: api_key auth requires `{0}`",
          "Add `{0}`, or set `auth` to `instance_principal`.");

  static final ProblemCode PASSPHRASE_CONFLICT =
      ProblemCode.error(
              "discovery.oci.passphrase-conflict",
              "oci_sd: at most one of `key_passphrase` and `key_passphrase_file` must be configured",
              "Remove `key_passphrase`; `key_passphrase_file` keeps the secret out of this file.")
          .onKeys("key_passphrase", "key_passphrase_file");

  static final ProblemCode INSTANCE_PRINCIPAL_CONFLICT =
      ProblemCode.error(
          "discovery.oci.instance-principal-conflict",
          "oci_sd: instance_principal auth must not have `{0}` set",
          "Remove `{0}`, or set `auth` to `api_key`.");

  static final ProblemCode EMPTY_COMPARTMENT =
      ProblemCode.error(
          "discovery.oci.empty-compartment",
          "oci_sd: `compartments[{0}]` must not be empty",
          "Name the compartment, or remove the item.");

  static final ProblemCode REFRESH_INTERVAL =
      ProblemCode.error(
              "discovery.oci.refresh-interval",
              "oci_sd: `refresh_interval` must be positive, got 0s",
              "Write a time such as `60s`, or remove the key.")
          .onKeys("refresh_interval");

  /** Checks what the kind of authentication needs. Not API: use {@link #builder(String)}. */
  public OciSdConfig {
    compartments = List.copyOf(compartments);
    List<String> all = compartments;
    Invariants.check(
        rules -> {
          rules.present("region", region);
          if (auth == OciAuth.INSTANCE_PRINCIPAL) {
            refuse(rules, "tenancy", tenancy);
            refuse(rules, "user", user);
            refuse(rules, "fingerprint", fingerprint);
            refuse(rules, "key_file", keyFile);
            refuse(rules, "key_passphrase", keyPassphrase);
            refuse(rules, "key_passphrase_file", keyPassphraseFile);
          } else {
            need(rules, "tenancy", tenancy);
            need(rules, "user", user);
            need(rules, "fingerprint", fingerprint);
            need(rules, "key_file", keyFile);
            rules.atMostOne(PASSPHRASE_CONFLICT, keyPassphrase, keyPassphraseFile);
          }
          for (int i = 0; i < all.size(); i++) {
            rules.at("compartments", i).holds(!all.get(i).isEmpty(), EMPTY_COMPARTMENT, i);
          }
          rules.holds(refreshInterval == null || !refreshInterval.isZero(), REFRESH_INTERVAL);
        });
  }

  private static void need(Invariants rules, String key, @Nullable Object value) {
    rules.holds(Invariants.isSet(value), API_KEY_INCOMPLETE.onKeys(key, "auth"), key);
  }

  private static void refuse(Invariants rules, String key, @Nullable Object value) {
    rules.holds(!Invariants.isSet(value), INSTANCE_PRINCIPAL_CONFLICT.onKeys(key), key);
  }

  /** Returns a builder for the instances of the given region. */
  public static Builder builder(String region) {
    return new Builder().region(region);
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builds an {@link OciSdConfig}. */
  public static final class Builder extends OciSdConfigBuilder {
    Builder() {
      http(HttpClientConfig.DEFAULTS);
    }
  }
}
