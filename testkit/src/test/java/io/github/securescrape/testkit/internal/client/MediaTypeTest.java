// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.securescrape.prometheus.scrape.ScrapeProtocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypeTest {

  @ParameterizedTest
  @CsvSource({
    "Text/PLAIN, TEXT",
    "text/plain; version=0.0.4; charset=utf-8, TEXT",
    "text/plain;, TEXT",
    "application/openmetrics-text; version=\"1.0.0\", OPEN_METRICS",
    "application/vnd.google.protobuf, PROTOBUF"
  })
  void knowsWhatPrometheusReads(String contentType, MediaType type) throws ScrapeFailure {
    assertThat(MediaType.of(contentType, null)).isEqualTo(type);
    assertThat(MediaType.of(contentType, ScrapeProtocol.PROMETHEUS_PROTO)).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain; charset, invalid media parameter",
    "text/plain; a=1; A=2, duplicate parameter name",
    "text/, expected token after slash",
    "text?, expected slash after first token",
    "text/plain/x, unexpected content after media subtype",
    ";, no media type"
  })
  void tellsWhatIsMalformed(String contentType, String problem) {
    assertThatThrownBy(() -> MediaType.of(contentType, null))
        .hasMessage(
            "cannot parse Content-Type \"%s\" and no fallback_scrape_protocol for target\nmime: %s",
            contentType, problem);
  }

  @Test
  void fallsBackOnlyWhereNothingElseIsKnown() throws ScrapeFailure {
    ScrapeProtocol text = ScrapeProtocol.PROMETHEUS_TEXT_0_0_4;

    assertThat(MediaType.of("", text)).isEqualTo(MediaType.TEXT);
    assertThat(MediaType.of("text/html", text)).isEqualTo(MediaType.TEXT);
    assertThat(MediaType.of("text/html; charset", text)).isEqualTo(MediaType.TEXT);
  }
}
