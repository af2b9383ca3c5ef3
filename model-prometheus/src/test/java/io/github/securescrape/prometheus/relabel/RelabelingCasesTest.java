// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.relabel;

import io.github.securescrape.prometheus.CaseFiles;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases of {@code fixtures/relabeling}: labels before and after rules, and rules refused. */
class RelabelingCasesTest {

  private static final List<String> FILES =
      List.of("replace", "keep-and-drop", "names", "equal", "hash-and-case");

  @TestFactory
  Stream<DynamicContainer> relabelsAsPrometheus() {
    return FILES.stream()
        .map(
            file ->
                DynamicContainer.dynamicContainer(
                    file,
                    CaseFiles.tests(
                        "relabeling/" + file + ".yml",
                        RelabelingCase.class,
                        RelabelingCase::claim,
                        RelabelingCase::check)));
  }

  @TestFactory
  Stream<DynamicTest> refusesRulesAsPrometheus() {
    return CaseFiles.tests(
        "relabeling/refused.yml", RefusedRule.class, RefusedRule::claim, RefusedRule::check);
  }
}
