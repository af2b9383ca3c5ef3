// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.link;

import static io.github.securescrape.prometheus.link.Cause.say;

import io.github.securescrape.prometheus.http.ProxyConfig;
import io.github.securescrape.prometheus.link.Handshake.Trust;
import io.github.securescrape.prometheus.targets.Target;
import io.github.securescrape.prometheus.web.TlsServerConfig;
import io.github.securescrape.prometheus.web.WebConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Finds for each target who listens there, and follows a scrape from its files to its answer. */
final class Links {

  private static final String PLAIN = "http: server gave HTTP response to HTTPS client";
  private static final String NOT_PLAIN = "server returned HTTP status 400 Bad Request";
  private static final String REFUSED = "dial tcp …: connect: connection refused";

  private final Map<Address, ExporterSide> exporters = new HashMap<>();
  private final Trust trust;
  private final Answer answer = new Answer();

  Links(List<ExporterSide> exporters, Trust trust) {
    exporters.forEach(each -> this.exporters.put(Address.parse(each.address()), each));
    this.trust = trust;
  }

  Link of(JobSide job, Target target) {
    ExporterSide exporter = exporters.get(Address.ofUrl(target.url()));
    return new Link(job, target, exporter, cause(job, target, Optional.ofNullable(exporter)));
  }

  /** What is unknown on one side does not hide what is wrong on the other. */
  private Optional<Cause> cause(JobSide job, Target target, Optional<ExporterSide> exporter) {
    Optional<Cause> own = job.files();
    if (own.filter(Cause::isKnown).isPresent()) {
      return own;
    }
    ProxyConfig proxy = job.job().http().proxy();
    if (proxy.proxyUrl() != null || Boolean.TRUE.equals(proxy.proxyFromEnvironment())) {
      return Optional.of(Cause.ofJob("", say(LinkCodes.UNKNOWN_PROXY)));
    }
    if (exporter.isEmpty()) {
      return Optional.of(Cause.ofTarget(say(LinkCodes.UNKNOWN_EXPORTER, target.address())));
    }
    Optional<Cause> theirs = cause(job, target, exporter.get());
    return theirs
        .filter(Cause::isKnown)
        .or(() -> own)
        .or(() -> exporter.get().provided())
        .or(() -> theirs);
  }

  private Optional<Cause> cause(JobSide job, Target target, ExporterSide exporter) {
    boolean https = target.url().startsWith("https:");
    if (exporter.config().isEmpty()) {
      return Optional.of(
          Cause.ofExporter("", say(LinkCodes.NOT_STARTED, exporter.address()), REFUSED));
    }
    Optional<Cause> never = https ? job.handshake() : Optional.empty();
    if (never.isPresent()) {
      return never;
    }
    WebConfig config = exporter.config().get();
    if (config.isTls() != https) {
      return Optional.of(
          https
              ? Cause.ofJob("", say(LinkCodes.HTTPS_TO_PLAIN, target.address()), PLAIN)
              : Cause.ofJob("", say(LinkCodes.HTTP_TO_TLS, target.address()), NOT_PLAIN));
    }
    Optional<Cause> failed = https ? handshake(job, target, exporter, config) : Optional.empty();
    return failed.or(() -> answer.failure(job, exporter, config, target));
  }

  private Optional<Cause> handshake(
      JobSide job, Target target, ExporterSide exporter, WebConfig config) {
    boolean http2 = config.isHttp2() && !Boolean.FALSE.equals(job.job().http().enableHttp2());
    TlsServerConfig tls = Objects.requireNonNull(config.tlsServerConfig());
    return new Handshake(job, exporter, tls, http2, trust).failure(Address.hostOf(target.url()));
  }
}
