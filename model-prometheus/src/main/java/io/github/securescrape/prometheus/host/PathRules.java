// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.prometheus.web.WebConfig;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What commands show together with the files that they are about. */
final class PathRules {

  static final ProblemCode COMPOSE_PATH =
      ProblemCode.warning(
          "host.compose.path",
          "`docker compose` reads \"{0}\", but the file is \"{1}\"",
          "Name the path that the file has.");

  static final ProblemCode PLAIN_HTTP =
      ProblemCode.warning(
          "host.curl.plain-http",
          "an exporter with TLS answers http by 400 Bad Request, whoever asks",
          "Ask over https, with `--cacert` and a login.");

  private static final Pattern URL = Pattern.compile("http://[^/\\s]*?:(\\d{1,5})(/.*)?");
  private static final int DEFAULT_PORT = 9100;

  private PathRules() {}

  /**
   * Looks at commands that start containers.
   *
   * @param known paths that Compose files are known to have
   */
  static void checkCompose(List<Command> commands, Set<String> known) {
    Set<String> paths = new LinkedHashSet<>(known);
    for (Command command : commands) {
      if (!isCompose(command)) {
        command.arguments().forEach(each -> addCompose(paths, each.text()));
      }
    }
    for (Command command : commands) {
      if (isCompose(command)) {
        command.values("-f", "--file").forEach(each -> check(each, paths));
      }
    }
  }

  private static void addCompose(Set<String> paths, String word) {
    String path = word.replaceFirst("^>+", "");
    if (path.matches("/.*compose[\\w.-]*\\.ya?ml")) {
      paths.add(path);
    }
  }

  private static boolean isCompose(Command command) {
    return command.name().equals("docker-compose")
        || command.name().equals("docker") && command.option("compose").isPresent();
  }

  private static void check(Word file, Set<String> paths) {
    String name = file.text().substring(file.text().lastIndexOf('/') + 1);
    if (file.text().startsWith("/") && !paths.contains(file.text())) {
      paths.stream()
          .filter(each -> each.endsWith("/" + name))
          .findFirst()
          .ifPresent(each -> file.place().add(COMPOSE_PATH, file.text(), each));
    }
  }

  /** Looks at commands that ask an exporter. */
  static void checkRequests(
      List<Command> commands, List<Launch> launches, @Nullable WebConfig webConfig) {
    if (webConfig == null || !webConfig.isTls()) {
      return;
    }
    for (Command command : commands) {
      if (!command.name().equals("curl") && !command.name().equals("wget")) {
        continue;
      }
      for (Word word : command.arguments()) {
        Matcher url = URL.matcher(word.text());
        if (url.matches() && isExporter(Integer.parseInt(url.group(1)), launches)) {
          word.place().add(PLAIN_HTTP);
        }
      }
    }
  }

  private static boolean isExporter(int port, List<Launch> launches) {
    return launches.isEmpty()
        ? port == DEFAULT_PORT
        : launches.stream().anyMatch(each -> each.hostPorts().contains(port));
  }
}
