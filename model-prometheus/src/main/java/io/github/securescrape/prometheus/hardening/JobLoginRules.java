// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.hardening;

import io.github.securescrape.core.files.FileSource;
import io.github.securescrape.core.problem.Fix;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.prometheus.http.Authorization;
import io.github.securescrape.prometheus.http.BasicAuth;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import io.github.securescrape.prometheus.http.HttpHeader;
import io.github.securescrape.prometheus.http.OAuth2;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/** What a scrape job proves itself with: passwords, tokens, headers. */
final class JobLoginRules {

  private static final Fix STAY =
      Fix.unsafe("Set `follow_redirects` to false.").set("follow_redirects", false);

  private static final Pattern BCRYPT = Pattern.compile("\\$2[abxy]?\\$\\d\\d\\$.{53}");
  private static final Pattern TOKEN =
      Pattern.compile(".*(token|secret|password|auth|cookie|api-?key).*", Pattern.CASE_INSENSITIVE);
  private static final Pattern LOCAL =
      Pattern.compile("(localhost|127\\.[\\d.]+|\\[::1\\])(:\\d+)?");

  /** What bcrypt makes a hash of. */
  private static final int BCRYPT_BYTES = 72;

  private JobLoginRules() {}

  static void check(ScrapeJob job, FileSource files, Problems here) {
    HttpClientConfig http = job.http();
    BasicAuth basic = http.basicAuth();
    if (basic != null) {
      NamedText password = new NamedText(basic.passwordFile(), basic.password());
      Problems section = here.at("basic_auth");
      checkSecret("password", password, section);
      password.read(files).ifPresent(text -> checkPassword(text.strip(), section));
    }
    Authorization token = http.authorization();
    if (token != null) {
      NamedText text = new NamedText(token.credentialsFile(), token.credentials());
      checkSecret("credentials", text, here.at("authorization"));
    }
    OAuth2 oauth2 = http.oauth2();
    if (oauth2 != null) {
      NamedText text = new NamedText(oauth2.clientSecretFile(), oauth2.clientSecret());
      checkSecret("client_secret", text, here.at("oauth2"));
    }
    checkSecret("bearer_token", new NamedText(http.bearerTokenFile(), http.bearerToken()), here);
    if (http.authenticates() || hasToken(http)) {
      if (isPlain(job) && !isLocal(job)) {
        here.add(JobCodes.LOGIN_IN_CLEAR);
      }
      if (!Boolean.FALSE.equals(http.followRedirects())) {
        here.fixedBy(STAY).add(JobCodes.REDIRECTS);
      }
    }
  }

  private static void checkPassword(String password, Problems section) {
    if (BCRYPT.matcher(password).matches()) {
      section.add(JobCodes.HASH);
    }
    int length = password.getBytes(StandardCharsets.UTF_8).length;
    if (length > BCRYPT_BYTES) {
      section.add(JobCodes.TOO_LONG, length);
    }
  }

  private static void checkSecret(String key, NamedText secret, Problems section) {
    secret
        .inLine()
        .map(text -> text.equals(text.strip()) ? JobCodes.IN_LINE : JobCodes.BLANKS)
        .ifPresent(code -> section.add(code, key));
  }

  private static boolean hasToken(HttpClientConfig http) {
    Map<String, HttpHeader> headers = http.httpHeaders();
    return headers != null
        && headers.entrySet().stream()
            .anyMatch(
                each ->
                    TOKEN.matcher(each.getKey()).matches()
                        || !each.getValue().secrets().isEmpty()
                        || !each.getValue().files().isEmpty());
  }

  /** A scheme may also come with each target. */
  private static boolean isPlain(ScrapeJob job) {
    String label = "__scheme__";
    return !"https".equals(job.scheme())
        && job.relabelConfigs().stream().noneMatch(rule -> label.equals(rule.targetLabel()))
        && job.staticConfigs().stream().noneMatch(each -> each.labels().containsKey(label));
  }

  /** Returns whether no scrape leaves this machine. */
  private static boolean isLocal(ScrapeJob job) {
    return job.serviceDiscoveries().isEmpty()
        && job.staticConfigs().stream()
            .flatMap(each -> each.targets().stream())
            .allMatch(target -> LOCAL.matcher(target).matches());
  }
}
