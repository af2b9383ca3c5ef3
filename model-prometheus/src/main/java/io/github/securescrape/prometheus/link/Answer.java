// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.link;

import static io.github.securescrape.prometheus.link.Cause.say;

import io.github.securescrape.core.password.BcryptHash;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.targets.Target;
import io.github.securescrape.prometheus.web.BasicCredentials;
import io.github.securescrape.prometheus.web.RateLimit;
import io.github.securescrape.prometheus.web.WebConfig;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What exporters answer to requests that reach them. */
final class Answer {

  private static final String UNAUTHORIZED = "server returned HTTP status 401 Unauthorized";
  private static final String METRICS = "/metrics";
  private static final Pattern BCRYPT = Pattern.compile("\\$2[abxy]?\\$\\d\\d\\$.{53}");

  /** From here on a comparison may take seconds on a slow machine. */
  private static final int SLOW_COST = 14;

  private record Comparison(BcryptHash hash, Secret password) {}

  private final Map<Comparison, Boolean> comparisons = new ConcurrentHashMap<>();

  /** Returns why a request has no good answer, empty if it has one. */
  Optional<Cause> failure(JobSide job, ExporterSide exporter, WebConfig config, Target target) {
    return limit(config.rateLimit())
        .or(
            () ->
                job.knowsRequest()
                    ? login(job, exporter, config, target.timeout())
                    : Optional.empty())
        .or(() -> page(exporter, target.url()));
  }

  private static Optional<Cause> limit(@Nullable RateLimit limit) {
    return limit != null && limit.refusesAll()
        ? Optional.of(
            Cause.ofExporter(
                "rate_limit",
                say(LinkCodes.RATE_LIMIT),
                "server returned HTTP status 429 Too Many Requests"))
        : Optional.empty();
  }

  private Optional<Cause> login(
      JobSide side, ExporterSide exporter, WebConfig config, Duration timeout) {
    if (config.basicAuthUsers().isEmpty()) {
      return Optional.empty();
    }
    String section = section(side.job());
    Secret header = side.authorization();
    Optional<BasicCredentials> sent =
        header == null ? Optional.empty() : BasicCredentials.parse(header.reveal());
    if (sent.isEmpty()) {
      return Optional.of(
          Cause.ofJob(section, say(LinkCodes.LOGIN_MISSING, exporter.address()), UNAUTHORIZED));
    }
    String user = sent.get().username();
    BcryptHash hash = config.basicAuthUsers().get(user);
    if (hash == null) {
      return Optional.of(
          Cause.ofJob(section, say(LinkCodes.LOGIN_USER, exporter.address(), user), UNAUTHORIZED));
    }
    Secret password = sent.get().password();
    if (hash.cost() >= SLOW_COST) {
      String place = YamlPath.root().key("basic_auth_users").key(user).toString();
      return Optional.of(
          Cause.ofExporter(
              place, say(LinkCodes.UNKNOWN_COST, hash.cost(), timeout.toSeconds() + "s")));
    }
    if (verifies(hash, password)) {
      return Optional.empty();
    }
    return Optional.of(
        Cause.ofJob(
            section,
            BCRYPT.matcher(password.reveal()).matches()
                ? say(LinkCodes.LOGIN_HASH, user)
                : say(LinkCodes.LOGIN_PASSWORD, user, exporter.address()),
            UNAUTHORIZED));
  }

  /** Slow by intent, so that it is done once for all exporters with the same hash. */
  private boolean verifies(BcryptHash hash, Secret password) {
    return comparisons.computeIfAbsent(
        new Comparison(hash, password), each -> hash.verifies(password));
  }

  private static String section(ScrapeJob job) {
    HttpClientConfig http = job.http();
    return http.basicAuth() != null
        ? "basic_auth"
        : http.authorization() != null ? "authorization" : "";
  }

  private static Optional<Cause> page(ExporterSide exporter, String url) {
    String resource = url.substring(url.indexOf('/', url.indexOf("//") + 2));
    int query = resource.indexOf('?');
    String path = query < 0 ? resource : resource.substring(0, query);
    if (!path.equals(METRICS)) {
      return Optional.of(
          Cause.ofJob(
              "",
              say(LinkCodes.PATH, exporter.address(), METRICS, path),
              "server returned HTTP status 404 Not Found",
              "received unsupported Content-Type \"text/html; charset=UTF-8\"…",
              "server returned HTTP status 301 Moved Permanently"));
    }
    return query >= 0
        ? Optional.of(Cause.ofJob("", say(LinkCodes.UNKNOWN_PARAMETERS)))
        : Optional.empty();
  }
}
