// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.relabel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.schema.Required;
import io.github.securescrape.prometheus.CaseFiles;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule that is taken or refused.
 *
 * @param claim what the rule has
 * @param versions versions of Prometheus that it is true for; empty for all
 * @param legacy whether the validation scheme of names is the old one, where there is a choice
 * @param rule the rule as it stands in a file
 * @param refused what is said against it; {@code null} if it is taken
 */
public record RefusedRule(
    @Required String claim,
    List<String> versions,
    @Nullable Boolean legacy,
    @Required String rule,
    @Nullable String refused) {

  void check() {
    for (PrometheusVersion version : CaseFiles.versions(versions)) {
      boolean scheme = legacy != null && version.isAtLeast("3.0.0");
      String yaml =
          (scheme ? "global: {metric_name_validation_scheme: legacy}\n" : "")
              + "scrape_configs:\n- job_name: job\n  relabel_configs:\n  - "
              + rule;

      List<String> messages =
          PrometheusYaml.parse("rules.yml", yaml, version).report().problems().stream()
              .map(Problem::message)
              .toList();

      assertThat(messages)
          .as("%s", version)
          .isEqualTo(refused == null ? List.of() : List.of(refused));
    }
  }
}
