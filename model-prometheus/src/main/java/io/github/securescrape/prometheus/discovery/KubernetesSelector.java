// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Required;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.prometheus.internal.go.KubernetesSelectors;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A condition that the API server applies to objects of one kind ({@code selectors}).
 *
 * @param role kind of objects
 * @param label label selector, such as {@code app=web,tier!=cache}; {@code null} if unset
 * @param field field selector, such as {@code spec.nodeName=node1}; {@code null} if unset
 * @param extra keys that are not known here; {@code null} if there are none
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#kubernetes_sd_config">kubernetes_sd_config</a>
 * @since 0.1
 */
@Value.Builder
public record KubernetesSelector(
    @Required KubernetesRole role,
    @Nullable String label,
    @Nullable String field,
    @Nullable Extra extra) {

  static final ProblemCode BAD_LABEL =
      ProblemCode.error(
              "discovery.kubernetes.selector-label", "{0}", "Write such as `app=web,tier!=cache`.")
          .onKeys("label");

  static final ProblemCode BAD_FIELD =
      ProblemCode.error(
              "discovery.kubernetes.selector-field", "{0}", "Write such as `spec.nodeName=node1`.")
          .onKeys("field");

  /** Checks the selectors. Not API: use {@link #builder()}. */
  public KubernetesSelector {
    String labelProblem = KubernetesSelectors.labelProblem(label == null ? "" : label).orElse("");
    String fieldProblem = KubernetesSelectors.fieldProblem(field == null ? "" : field).orElse("");
    Invariants.check(
        rules ->
            rules
                .holds(labelProblem.isEmpty(), BAD_LABEL, labelProblem)
                .holds(fieldProblem.isEmpty(), BAD_FIELD, fieldProblem));
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link KubernetesSelector}. */
  public static final class Builder extends KubernetesSelectorBuilder {}
}
