// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.prometheus.web.WebConfig;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a Compose file shows besides how it starts an exporter. */
final class ComposeRules {

  static final ProblemCode DOLLAR =
      ProblemCode.warning(
          "host.compose.dollar",
          "Compose takes the end of the password hash for a variable, and leaves it out",
          "Write `$$` for each `$`.");

  static final ProblemCode STRAY_DOLLAR =
      ProblemCode.note(
          "host.compose.stray-dollar",
          "Compose 1 refuses a single `$` that no variable follows; Compose 2 takes it as it is",
          "Write `$$`, which all take for one.");

  static final ProblemCode PLAIN_HTTP =
      ProblemCode.warning(
          "host.healthcheck.plain-http",
          "the health check asks over http, which an exporter with TLS answers by 400 Bad Request",
          "Ask over https, or leave out the health check.");

  static final ProblemCode NO_LOGIN =
      ProblemCode.warning(
          "host.healthcheck.no-login",
          "the health check shows no user and password, and gets 401 Unauthorized",
          "Leave out the health check, or let it open a TCP connection only.");

  /** A bcrypt hash of which Compose takes a part for a variable; it starts with a letter. */
  static final Pattern EATEN_HASH = Pattern.compile("\\$2[abxy]?\\$\\d\\d\\$[A-Za-z]");

  /** A dollar that is taken for itself, or is not before what may be a variable. */
  private static final Pattern STRAY = Pattern.compile("\\$\\$|\\$(?![A-Za-z_{])");

  private static final Pattern URL = Pattern.compile("\\bhttps?://");
  private static final Pattern LOGIN =
      Pattern.compile("(^|\\s)(-u|--user|--http-user|--header|-H)|https?://[^/\\s]*@");

  private ComposeRules() {}

  static void check(ComposeFile file, @Nullable WebConfig webConfig) {
    file.forEach(
        (place, text) -> {
          if (EATEN_HASH.matcher(text).find()) {
            place.add(DOLLAR);
          } else if (hasStrayDollar(text)) {
            place.add(STRAY_DOLLAR);
          }
        });
    for (ComposeService service : file.services()) {
      service
          .launch()
          .filter(launch -> launch.webConfig().isPresent())
          .ifPresent(launch -> checkHealth(service, webConfig));
    }
  }

  private static boolean hasStrayDollar(String text) {
    Matcher dollars = STRAY.matcher(text);
    while (dollars.find()) {
      if (dollars.group().length() == 1) {
        return true;
      }
    }
    return false;
  }

  private static void checkHealth(ComposeService service, @Nullable WebConfig webConfig) {
    boolean tls = webConfig == null || webConfig.tlsServerConfig() != null;
    boolean login = webConfig != null && !webConfig.basicAuthUsers().isEmpty();
    List<Word> words = service.healthcheck();
    for (Word word : words) {
      Matcher url = URL.matcher(word.text());
      if (url.find()) {
        if (tls && url.group().equals("http://")) {
          word.place().add(PLAIN_HTTP);
        } else if (login && words.stream().noneMatch(ComposeRules::isLogin)) {
          word.place().add(NO_LOGIN);
        }
        return;
      }
    }
  }

  /** Returns whether a word is an option for a login or a URL that holds one. */
  private static boolean isLogin(Word word) {
    return LOGIN.matcher(word.text()).find();
  }
}
