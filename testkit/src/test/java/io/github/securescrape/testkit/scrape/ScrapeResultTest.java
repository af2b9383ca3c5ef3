// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.prometheus.relabel.LabelSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScrapeResultTest {

  private static final String URL = "http://127.0.0.1:9100/metrics";

  @Test
  void isUpWithoutAnError() {
    ScrapeResult result = result("", Duration.ofMillis(12), "a 1\n");

    assertThat(result.isUp()).isTrue();
    assertThat(result.lastError()).isEmpty();
    assertThat(result.samples()).isEqualTo(3);
    assertThat(result.samplesPostMetricRelabeling()).isEqualTo(2);
    assertThat(result.body()).contains("a 1\n");
    assertThat(result).hasToString("up http://127.0.0.1:9100/metrics 3 samples in 12ms");
  }

  @Test
  void tellsItsErrorInOneLine() {
    ScrapeResult result = result("no\nmime", Duration.ofSeconds(2), null);

    assertThat(result.isUp()).isFalse();
    assertThat(result.lastError()).isEqualTo("no\nmime");
    assertThat(result.body()).isEmpty();
    assertThat(result).hasToString("down http://127.0.0.1:9100/metrics no\\nmime in 2000ms");
  }

  @Test
  void findsSeriesByName() {
    ScrapeResult result = result("", Duration.ZERO, "");

    assertThat(result.series("up").map(Series::toString)).contains("up 1");
    assertThat(result.series("down")).isEmpty();
  }

  private static ScrapeResult result(String error, Duration duration, String body) {
    ScrapeReport report = new ScrapeReport(error.isEmpty(), duration, 3, 2, 2, 0);
    Series up = new Series(LabelSet.of(Map.of("__name__", "up")), 1, null);
    return new ScrapeResult(URL, LabelSet.EMPTY, error, report, List.of(up), body);
  }
}
