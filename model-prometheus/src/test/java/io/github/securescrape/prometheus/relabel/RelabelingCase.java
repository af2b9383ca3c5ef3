// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.relabel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.schema.Required;
import io.github.securescrape.prometheus.CaseFiles;
import io.github.securescrape.prometheus.PrometheusVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Labels that rules are applied to.
 *
 * @param claim what the case shows
 * @param versions versions of Prometheus that it is true for; empty for all
 * @param labels the labels before
 * @param rules the rules
 * @param becomes the labels after
 * @param dropped whether there are none, because a rule drops the target
 */
public record RelabelingCase(
    @Required String claim,
    List<String> versions,
    Map<String, String> labels,
    List<RelabelConfig> rules,
    Map<String, String> becomes,
    @Nullable Boolean dropped) {

  void check() {
    Optional<LabelSet> expected =
        dropped == null ? Optional.of(LabelSet.of(becomes)) : Optional.empty();
    assertThat(becomes.isEmpty()).as("either labels, or dropped").isEqualTo(dropped != null);
    for (PrometheusVersion version : CaseFiles.versions(versions)) {
      Relabeling relabeling = Relabeling.of(rules, version.number());
      LabelSet before = LabelSet.of(labels);

      assertThat(relabeling.apply(before)).as("%s", version).isEqualTo(expected);
      assertThat(Optional.ofNullable(relabeling.explain(before).result()))
          .as("explained for %s", version)
          .isEqualTo(expected);
    }
  }
}
