// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScrapeResultTest {

  private static final String URL = "http://127.0.0.1:9100/metrics";

  @Test
  void isUpWithoutAnError() {
    ScrapeResult result = new ScrapeResult(URL, "", Duration.ofMillis(12), 3, 2, "a 1\n");

    assertThat(result.isUp()).isTrue();
    assertThat(result.lastError()).isEmpty();
    assertThat(result.samples()).isEqualTo(3);
    assertThat(result.samplesPostMetricRelabeling()).isEqualTo(2);
    assertThat(result.body()).contains("a 1\n");
    assertThat(result).hasToString("up http://127.0.0.1:9100/metrics 3 samples in 12ms");
  }

  @Test
  void tellsItsErrorInOneLine() {
    ScrapeResult result = new ScrapeResult(URL, "no\nmime", Duration.ofSeconds(2), 0, 0, null);

    assertThat(result.isUp()).isFalse();
    assertThat(result.lastError()).isEqualTo("no\nmime");
    assertThat(result.body()).isEmpty();
    assertThat(result).hasToString("down http://127.0.0.1:9100/metrics no\\nmime in 2000ms");
  }
}
