// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.value.Secret;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Who a discovery in OpenStack is; the keys stand among those of the discovery.
 *
 * @param identityEndpoint URL of the identity service; default that of the environment; {@code
 *     null} if unset
 * @param username user name; {@code null} if unset
 * @param userid ID of the user; {@code null} if unset
 * @param password password, printed as a mask; {@code null} if unset
 * @param domainName domain of the user; {@code null} if unset
 * @param domainId ID of that domain; {@code null} if unset
 * @param projectName project of the user; {@code null} if unset
 * @param projectId ID of that project; {@code null} if unset
 * @param applicationCredentialName name of an application credential, in place of a password;
 *     {@code null} if unset
 * @param applicationCredentialId ID of an application credential; {@code null} if unset
 * @param applicationCredentialSecret secret of the application credential, printed as a mask;
 *     {@code null} if unset
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#openstack_sd_config">openstack_sd_config</a>
 * @since 0.1
 */
@Value.Builder
public record OpenStackAccess(
    @Nullable String identityEndpoint,
    @Nullable String username,
    @Nullable String userid,
    @Nullable Secret password,
    @Nullable String domainName,
    @Nullable String domainId,
    @Nullable String projectName,
    @Nullable String projectId,
    @Since("2.7.0") @Nullable String applicationCredentialName,
    @Since("2.7.0") @Nullable String applicationCredentialId,
    @Since("2.7.0") @Nullable Secret applicationCredentialSecret) {

  /** Nothing set: all comes from the environment. */
  public static final OpenStackAccess NONE = builder().build();

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds an {@link OpenStackAccess}. */
  public static final class Builder extends OpenStackAccessBuilder {}
}
