// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.http.Authorization;
import io.github.securescrape.prometheus.http.BasicAuth;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import io.github.securescrape.prometheus.http.HttpHeader;
import io.github.securescrape.prometheus.link.JobFiles;
import io.github.securescrape.prometheus.scrape.ScrapeHistograms;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.scrape.ScrapeProtocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestHeadTest {

  private static final ScrapeJob JOB = ScrapeJob.builder("node").build();

  @TempDir Path folder;

  @Test
  void sendsWhatPrometheusSends() throws ScrapeFailure {
    assertThat(headers(JOB))
        .containsExactly(
            entry(
                "Accept",
                List.of(
                    "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,"
                        + "application/openmetrics-text;version=0.0.1;q=0.5,"
                        + "text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,"
                        + "text/plain;version=0.0.4;q=0.3,*/*;q=0.2")),
            entry("Accept-Encoding", List.of("gzip")),
            entry("User-Agent", List.of("Prometheus/3.5.3")),
            entry("X-Prometheus-Scrape-Timeout-Seconds", List.of("1.5")));
  }

  @Test
  void asksForTheFormatsOfTheJob() throws ScrapeFailure {
    ScrapeJob job =
        JOB.toBuilder()
            .enableCompression(false)
            .samples(samples -> samples.addScrapeProtocols(ScrapeProtocol.PROMETHEUS_TEXT_0_0_4))
            .build();

    assertThat(headers(job))
        .contains(
            entry("Accept", List.of("text/plain;version=0.0.4;q=0.6,*/*;q=0.5")),
            entry("Accept-Encoding", List.of("identity")));
  }

  @Test
  void asksForProtocolBuffersWhereNativeHistogramsAreWanted() throws ScrapeFailure {
    ScrapeHistograms natives = ScrapeHistograms.builder().scrapeNativeHistograms(true).build();

    assertThat(headers(JOB.toBuilder().histograms(natives).build()).get("Accept").get(0))
        .startsWith(
            "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily"
                + ";encoding=delimited;q=0.6,application/openmetrics-text;version=1.0.0;")
        .endsWith(",text/plain;version=0.0.4;q=0.2,*/*;q=0.1");
  }

  @Test
  void asksEachFormatForEscapingAsTheFirstVersionsDid() {
    PrometheusVersion early = PrometheusVersion.of("3.3.1");

    assertThat(ScrapeAccept.of(JOB, early))
        .endsWith(",text/plain;version=0.0.4;escaping=allow-utf-8;q=0.3,*/*;q=0.2");
  }

  @Test
  void asksForTheEscapingOfTheJob() throws ScrapeFailure {
    ScrapeJob legacy =
        JOB.toBuilder()
            .samples(
                samples ->
                    samples
                        .addScrapeProtocols(ScrapeProtocol.PROMETHEUS_TEXT_1_0_0)
                        .metricNameValidationScheme("legacy"))
            .build();
    ScrapeJob dots =
        legacy.toBuilder()
            .samples(legacy.samples().toBuilder().metricNameEscapingScheme("dots").build())
            .build();

    assertThat(headers(legacy).get("Accept"))
        .containsExactly("text/plain;version=1.0.0;escaping=underscores;q=0.6,*/*;q=0.5");
    assertThat(headers(dots).get("Accept"))
        .containsExactly("text/plain;version=1.0.0;escaping=dots;q=0.6,*/*;q=0.5");
  }

  @Test
  void provesItself() throws ScrapeFailure, IOException {
    Files.writeString(folder.resolve("secret.txt"), " s3 \n");
    BasicAuth basic = BasicAuth.builder().username("u").passwordFile("secret.txt").build();
    Authorization token =
        Authorization.builder().type(" Token ").credentials(Secret.of("abc")).build();

    assertThat(authorization(http -> http.basicAuth(basic))).isEqualTo("Basic dTpzMw==");
    assertThat(authorization(http -> http.authorization(token))).isEqualTo("Token abc");
    assertThat(authorization(http -> http.bearerTokenFile("secret.txt"))).isEqualTo("Bearer s3");
  }

  private String authorization(Consumer<HttpClientConfig.Builder> http) throws ScrapeFailure {
    return headers(JOB.toBuilder().http(http).build()).get("Authorization").get(0);
  }

  @Test
  void keepsSecretsFromOtherHosts() throws ScrapeFailure {
    ScrapeJob job = job("Cookie", "c");

    assertThat(headers(job)).containsEntry("Cookie", List.of("c"));
    assertThat(head(job).headers(false, "http://a/"))
        .containsEntry("Referer", List.of("http://a/"))
        .doesNotContainKeys("Cookie", "Authorization");
  }

  @Test
  void addsToItsOwnHeaders() throws ScrapeFailure {
    assertThat(headers(job("accept", "x")).get("Accept")).hasSize(2).endsWith("x");
  }

  @Test
  void refusesWhatIsNoHeader() {
    assertThatThrownBy(() -> headers(job("X-Own", "hunter2\nX: y")))
        .isInstanceOf(ScrapeFailure.class)
        .hasMessage("net/http: invalid header field value for \"X-Own\"");
  }

  private static ScrapeJob job(String name, String secret) {
    HttpHeader header = HttpHeader.builder().addSecrets(Secret.of(secret)).build();
    return JOB.toBuilder().http(http -> http.putHttpHeaders(name, header)).build();
  }

  private Map<String, List<String>> headers(ScrapeJob job) throws ScrapeFailure {
    return head(job).headers(true, "");
  }

  private RequestHead head(ScrapeJob job) {
    ScrapeClient client =
        new ScrapeClient(
            JobFiles.in(folder),
            Clock.systemUTC(),
            PrometheusVersion.of("3.5.3"),
            new TokenStore());
    Duration timeout = Duration.ofMillis(1500);
    return new RequestHead(job, client, timeout, Deadline.in(timeout));
  }
}
