// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.link;

import static io.github.securescrape.prometheus.link.Cause.say;

import io.github.securescrape.core.password.BcryptHash;
import io.github.securescrape.core.problem.Problem;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
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

  private final Map<Comparison, CompletableFuture<Boolean>> comparisons = new ConcurrentHashMap<>();

  /** Returns what tells why a request has no good answer; empty if it has one. */
  Supplier<Optional<Cause>> failure(
      JobSide job, ExporterSide exporter, WebConfig config, Target target) {
    Optional<Cause> limit = limit(config.rateLimit());
    Supplier<Optional<Cause>> login =
        limit.isPresent() || !job.knowsRequest()
            ? Optional::empty
            : login(job, exporter, config, target.timeout());
    return () -> limit.or(login).or(() -> page(exporter, target.url()));
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

  private Supplier<Optional<Cause>> login(
      JobSide side, ExporterSide exporter, WebConfig config, Duration timeout) {
    if (config.basicAuthUsers().isEmpty()) {
      return Optional::empty;
    }
    String section = section(side.job());
    Secret header = side.authorization();
    Optional<BasicCredentials> sent =
        header == null ? Optional.empty() : BasicCredentials.parse(header.reveal());
    if (sent.isEmpty()) {
      return () -> refused(section, say(LinkCodes.LOGIN_MISSING, exporter.address()));
    }
    String user = sent.get().username();
    BcryptHash hash = config.basicAuthUsers().get(user);
    if (hash == null) {
      return () -> refused(section, say(LinkCodes.LOGIN_USER, exporter.address(), user));
    }
    Secret password = sent.get().password();
    if (hash.cost() >= SLOW_COST) {
      String place = YamlPath.root().key("basic_auth_users").key(user).toString();
      String limit = timeout.toSeconds() + "s";
      return () ->
          Optional.of(Cause.ofExporter(place, say(LinkCodes.UNKNOWN_COST, hash.cost(), limit)));
    }
    CompletableFuture<Boolean> verifies = verifies(hash, password);
    return () ->
        verifies.join() ? Optional.empty() : refused(section, wrong(user, password, exporter));
  }

  private static Problem wrong(String user, Secret password, ExporterSide exporter) {
    return BCRYPT.matcher(password.reveal()).matches()
        ? say(LinkCodes.LOGIN_HASH, user)
        : say(LinkCodes.LOGIN_PASSWORD, user, exporter.address());
  }

  private static Optional<Cause> refused(String section, Problem problem) {
    return Optional.of(Cause.ofJob(section, problem, UNAUTHORIZED));
  }

  /**
   * Slow by intent, so that it is done once for all exporters with the same hash: the first one to
   * ask compares, others go on.
   */
  private CompletableFuture<Boolean> verifies(BcryptHash hash, Secret password) {
    CompletableFuture<Boolean> mine = new CompletableFuture<>();
    CompletableFuture<Boolean> theirs =
        comparisons.putIfAbsent(new Comparison(hash, password), mine);
    return theirs != null
        ? theirs
        : mine.completeAsync(() -> hash.verifies(password), Runnable::run);
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
