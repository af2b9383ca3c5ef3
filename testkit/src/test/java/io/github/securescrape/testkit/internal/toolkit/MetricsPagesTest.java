// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Shows metrics as a node_exporter does, and as promhttp does where OpenMetrics is switched on. */
class MetricsPagesTest {

  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8; escaping=";
  private static final String PROTOBUF =
      "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=";

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final MetricsPages pages = new MetricsPages(registry);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          foo                                                                     | underscores
          text/plain;version=1.0.0;escaping=allow-utf-8                           | allow-utf-8
          text/html;q=0.9,text/plain;version=0.0.4;escaping=values                | values
          text/plain;escaping=dots                                                | dots
          text/plain;escaping=unknown                                             | underscores
          foo;escaping=dots;q=0.1,bar;escaping=values;q=0.2                       | dots
          application/openmetrics-text;version=2.0.0                              | underscores
          application/openmetrics-text;version=1.0.0;q=0.5,text/plain;q=0.6       | underscores
          """)
  void fallsBackToText(String accept, String escaping) {
    assertThat(type(accept)).isEqualTo(TEXT + escaping);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/openmetrics-text                                            | 0.0.1 | underscores
          application/openmetrics-text;version=0.0.1,text/plain                   | 0.0.1 | underscores
          text/plain;q=0.3,application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6 | 1.0.0 | allow-utf-8
          """)
  void showsOpenMetricsToThoseWhoWantIt(String accept, String version, String escaping) {
    assertThat(type(accept))
        .isEqualTo(
            "application/openmetrics-text; version=%s; charset=utf-8; escaping=%s",
            version, escaping);
  }

  @Test
  void showsProtocolBuffersToThoseWhoWantThem() {
    Gauge.builder().name("pressure").register(registry).set(1);

    Page page = page(PROTOBUF + "delimited;q=0.7,text/plain;q=0.5", "");

    assertThat(page.headers())
        .containsEntry(
            "Content-Type",
            "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily;"
                + " encoding=delimited; escaping=underscores");
    byte[] body = ByteBufUtil.getBytes(page.body());
    assertThat(body[0]).as("length of the only message").isEqualTo((byte) (body.length - 1));
    assertThat(new String(body, 1, body.length - 1, UTF_8)).startsWith("\n\bpressure");
    assertThat(type(PROTOBUF + "text")).startsWith(TEXT);
  }

  @Test
  void escapesNamesAsAsked() {
    Gauge.builder().name("my.pressure").register(registry).set(1);

    assertThat(page("", "").body().toString(UTF_8)).contains("\nmy_pressure 1.0\n");
    assertThat(page("text/plain;escaping=allow-utf-8", "").body().toString(UTF_8))
        .contains("\n{\"my.pressure\"} 1.0\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate, gzip;q=1.0, identity;q=0.5", "GZIP;q=0.1"})
  void compressesForThoseWhoWantIt(String encoding) throws IOException {
    Gauge.builder().name("pressure").register(registry).set(1);

    Page page = page("", encoding);

    assertThat(page.headers()).containsEntry("Content-Encoding", "gzip");
    byte[] body = ByteBufUtil.getBytes(page.body());
    assertThat(new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes())
        .asString(UTF_8)
        .contains("\npressure 1.0\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip;q=0", "*", "zstd", "deflate, gzip;q=0.5, identity;q=0.5"})
  void leavesTheBodyAsItIsForOthers(String encoding) {
    assertThat(page("", encoding).headers()).containsOnlyKeys("Content-Type");
  }

  private String type(String accept) {
    return page(accept, "").headers().get("Content-Type");
  }

  private Page page(String accept, String encoding) {
    HttpRequest request =
        new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/metrics?x=y");
    request.headers().set("Accept", accept).set("Accept-Encoding", encoding);
    return pages.page(request);
  }
}
