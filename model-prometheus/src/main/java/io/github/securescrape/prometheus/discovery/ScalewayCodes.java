// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.internal.http.UrlRules;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Scaleway's client, which Prometheus makes while it loads, finds wrong with its settings. */
final class ScalewayCodes {

  static final ProblemCode ACCESS_KEY =
      ProblemCode.error(
              "discovery.scaleway.access-key",
              "invalid access key format: `access_key` \"{0}\" is not of the form SCWXXXXXXXXXXXXXXXXX",
              "Copy the access key: `SCW` and 17 capital letters and digits.")
          .onKeys("access_key");

  static final ProblemCode SECRET_KEY =
      ProblemCode.error(
              "discovery.scaleway.secret-key",
              "invalid secret key format: `secret_key` is not a UUID",
              "Copy the secret key, or name a file with it as `secret_key_file`.")
          .onKeys("secret_key");

  static final ProblemCode PROJECT_ID =
      ProblemCode.error(
              "discovery.scaleway.project-id",
              "invalid project ID format: `project_id` \"{0}\" is not a UUID",
              "Copy the ID of the project, not its name.")
          .onKeys("project_id");

  static final ProblemCode ZONE =
      ProblemCode.error(
              "discovery.scaleway.zone",
              "invalid default zone format: `zone` \"{0}\" is not a zone",
              "Write a zone such as `fr-par-1`.")
          .onKeys("zone");

  static final ProblemCode API_URL =
      ProblemCode.error(
              "discovery.scaleway.api-url",
              "invalid `api_url` \"{0}\": it should not have a trailing slash",
              "Remove the slash at the end.")
          .onKeys("api_url");

  private static final Pattern KEY = Pattern.compile("SCW[A-Z0-9]{17}");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern A_ZONE = Pattern.compile("[a-z]{2}-[a-z]{3}-[1-9]");

  private ScalewayCodes() {}

  /** States how the settings must look; what is missing is reported elsewhere. */
  static void checkFormats(
      @Nullable String projectId,
      @Nullable String zone,
      @Nullable String apiUrl,
      @Nullable String accessKey,
      @Nullable Secret secretKey,
      Invariants rules) {
    rules
        .holds(fits(KEY, accessKey), ACCESS_KEY, accessKey)
        .holds(secretKey == null || fits(UUID, secretKey.reveal()), SECRET_KEY)
        .holds(fits(UUID, projectId), PROJECT_ID, projectId)
        .holds(zone == null || A_ZONE.matcher(zone).matches(), ZONE, zone)
        .holds(apiUrl == null || !apiUrl.endsWith("/"), API_URL, apiUrl);
    UrlRules.url("api_url", apiUrl, rules);
  }

  private static boolean fits(Pattern format, @Nullable String value) {
    return value == null || value.isEmpty() || format.matcher(value).matches();
  }
}
