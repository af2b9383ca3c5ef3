// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.targets;

import io.github.securescrape.prometheus.CaseFiles;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** The cases of {@code fixtures/targets}: labels that are found, and the target they make. */
class TargetCasesTest {

  @TestFactory
  Stream<DynamicContainer> makesTargetsAsPrometheus() {
    return Stream.of("before-3.0", "from-3.0", "from-3.13", "refused")
        .map(
            file ->
                DynamicContainer.dynamicContainer(
                    file,
                    CaseFiles.tests(
                        "targets/" + file + ".yml",
                        TargetCase.class,
                        TargetCase::claim,
                        TargetCase::check)));
  }
}
