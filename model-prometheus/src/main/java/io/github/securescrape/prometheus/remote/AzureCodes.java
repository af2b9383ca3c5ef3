// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.remote;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.schema.Invariants;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a token from Microsoft Entra ID, in Prometheus' words. */
final class AzureCodes {

  private static final String HEX = "[0-9a-fA-F]";
  private static final String DASHED =
      HEX + "{8}-" + HEX + "{4}-" + HEX + "{4}-" + HEX + "{4}-" + HEX + "{12}";

  /** What Go takes for a UUID: whatever one character stands on each side counts as a brace. */
  private static final Pattern UUID =
      Pattern.compile(
          "(?:(?i:urn:uuid:))?" + DASHED + "|\\p{ASCII}" + DASHED + "\\p{ASCII}|" + HEX + "{32}");

  static final ProblemCode NO_METHOD =
      ProblemCode.error(
          "remote.azuread.no-method",
          "must provide an Azure Managed Identity, Workload Identity, OAuth, Certificate or SDK in the"
              + " Azure AD config",
          "Add one, such as `managed_identity`.");

  static final ProblemCode TWO_METHODS =
      ProblemCode.error(
              "remote.azuread.two-methods",
              "cannot provide both {0} and {1} in the Azure AD config",
              "Keep one of them.")
          .onKeys("managed_identity", "oauth", "sdk")
          .until("3.7.0");

  static final ProblemCode METHODS =
      ProblemCode.error(
              "remote.azuread.methods",
              "cannot provide multiple authentication methods in the Azure AD config",
              "Keep one of them.")
          .onKeys("managed_identity", "workload_identity", "oauth", "sdk", "certificate")
          .since("3.7.0");

  static final ProblemCode CLIENT_ID_MISSING =
      ProblemCode.error(
              "remote.azuread.client-id-missing",
              "must provide an Azure Managed Identity `client_id` in the Azure AD config",
              "Add `client_id`, or run Prometheus 3.5.0 or later.")
          .onKeys("client_id")
          .until("3.5.0");

  static final ProblemCode ID =
      ProblemCode.error(
          "remote.azuread.id",
          "the provided Azure {0} `{1}` is invalid",
          "Write the UUID that Azure shows for it.");

  static final ProblemCode SCOPE =
      ProblemCode.error(
              "remote.azuread.scope",
              "the provided `scope` contains invalid characters",
              "Keep letters, digits, blanks and `_:/.-` only.")
          .onKeys("scope")
          .since("3.9.0");

  private AzureCodes() {}

  /** States that an identifier is a UUID if it is set. */
  static void checkId(Invariants rules, String kind, String key, @Nullable String id) {
    boolean valid = id == null || id.isEmpty() || UUID.matcher(id).matches();
    rules.holds(valid, ID.onKeys(key), kind, key);
  }
}
