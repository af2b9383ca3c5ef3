// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.schema.Dialect;
import io.github.securescrape.core.yaml.YamlDocument;
import io.github.securescrape.prometheus.internal.text.PrometheusDuration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Fixtures that are lists of cases: input, and what comes of it. */
public final class CaseFiles {

  /** What a case holds for that names no versions. */
  private static final List<String> VERSIONS = List.of("2.42.0", "2.53.3", "3.5.3", "3.14.0");

  private static final Path FOLDER = Path.of("src/test/resources/fixtures");
  private static final Dialect DIALECT =
      Dialect.of("claim").with(Duration.class, new PrometheusDuration());
  private static final ProblemCode NULL_CASE =
      ProblemCode.error("case.null", "case {0} is null", "Write a case.");

  private CaseFiles() {}

  /** Returns a test for each case of a file. */
  public static <T extends Record> Stream<DynamicTest> tests(
      String file, Class<T> type, Function<T, String> claim, Consumer<T> check) {
    YamlDocument document = YamlDocument.read(FOLDER.resolve(file), DIALECT);
    List<T> cases = document.bindList(type, null, NULL_CASE);
    assertThat(document.report().problems()).isEmpty();
    return Objects.requireNonNull(cases).stream()
        .map(each -> DynamicTest.dynamicTest(claim.apply(each), () -> check.accept(each)));
  }

  /** Returns a configuration as Prometheus loads it, with static targets that promtool refuses. */
  public static PrometheusConfig config(Path file) {
    YamlDocument document = YamlDocument.read(file, DIALECT);
    PrometheusConfig config = document.bind(PrometheusConfig.class, null);
    assertThat(document.report().problems()).isEmpty();
    return Objects.requireNonNull(config);
  }

  /** Returns the versions of Prometheus that a case is about, all if it names none. */
  public static List<PrometheusVersion> versions(List<String> named) {
    return (named.isEmpty() ? VERSIONS : named).stream().map(PrometheusVersion::of).toList();
  }
}
