// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.link;

import static io.github.securescrape.prometheus.link.Cause.say;

import io.github.securescrape.prometheus.http.ProxyConfig;
import io.github.securescrape.prometheus.targets.Target;
import io.github.securescrape.prometheus.web.TlsServerConfig;
import io.github.securescrape.prometheus.web.WebConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

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

  /** Returns a link to ask for when all have begun: some wait for what others are comparing. */
  Supplier<Link> begin(JobSide job, Target target) {
    ExporterSide exporter = exporters.get(Address.ofUrl(target.url()));
    Supplier<Optional<Cause>> cause = cause(job, target, Optional.ofNullable(exporter));
    return () -> new Link(job, target, exporter, cause.get());
  }

  /** What is unknown on one side does not hide what is wrong on the other. */
  private Supplier<Optional<Cause>> cause(
      JobSide job, Target target, Optional<ExporterSide> exporter) {
    Optional<Cause> own = job.files();
    if (own.filter(Cause::isKnown).isPresent()) {
      return () -> own;
    }
    ProxyConfig proxy = job.job().http().proxy();
    if (proxy.proxyUrl() != null || Boolean.TRUE.equals(proxy.proxyFromEnvironment())) {
      return cause(Cause.ofJob("", say(LinkCodes.UNKNOWN_PROXY)));
    }
    if (exporter.isEmpty()) {
      return cause(Cause.ofTarget(say(LinkCodes.UNKNOWN_EXPORTER, target.address())));
    }
    Supplier<Optional<Cause>> begun = cause(job, target, exporter.get());
    return () -> {
      Optional<Cause> theirs = begun.get();
      return theirs
          .filter(Cause::isKnown)
          .or(() -> own)
          .or(() -> exporter.get().provided())
          .or(() -> theirs);
    };
  }

  private Supplier<Optional<Cause>> cause(JobSide job, Target target, ExporterSide exporter) {
    boolean https = target.url().startsWith("https:");
    if (exporter.config().isEmpty()) {
      return cause(Cause.ofExporter("", say(LinkCodes.NOT_STARTED, exporter.address()), REFUSED));
    }
    Optional<Cause> never = https ? job.handshake() : Optional.empty();
    if (never.isPresent()) {
      return () -> never;
    }
    WebConfig config = exporter.config().get();
    if (config.isTls() != https) {
      return cause(
          https
              ? Cause.ofJob("", say(LinkCodes.HTTPS_TO_PLAIN, target.address()), PLAIN)
              : Cause.ofJob("", say(LinkCodes.HTTP_TO_TLS, target.address()), NOT_PLAIN));
    }
    Optional<Cause> failed = https ? handshake(job, target, exporter, config) : Optional.empty();
    return failed.isPresent() ? () -> failed : answer.failure(job, exporter, config, target);
  }

  private static Supplier<Optional<Cause>> cause(Cause known) {
    return () -> Optional.of(known);
  }

  private Optional<Cause> handshake(
      JobSide job, Target target, ExporterSide exporter, WebConfig config) {
    boolean http2 = config.isHttp2() && !Boolean.FALSE.equals(job.job().http().enableHttp2());
    TlsServerConfig tls = Objects.requireNonNull(config.tlsServerConfig());
    return new Handshake(job, exporter, tls, http2, trust).failure(Address.hostOf(target.url()));
  }
}
