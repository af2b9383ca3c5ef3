// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import io.github.securescrape.core.problem.ProblemCode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What commands that make certificates, hashes and owners show. */
final class CommandRules {

  static final ProblemCode NO_BCRYPT =
      ProblemCode.warning(
          "host.htpasswd.no-bcrypt",
          "`htpasswd` without `-B` makes no bcrypt hash, and web configs take no other",
          "Add `B` to the options.");

  static final ProblemCode LOCALHOST =
      ProblemCode.warning(
          "host.openssl.localhost-only",
          "the certificate is good for \"{0}\" only, which Prometheus elsewhere does not scrape",
          "Name the address that Prometheus scrapes, such as IP:203.0.113.10.");

  static final ProblemCode NO_NAME =
      ProblemCode.warning(
          "host.openssl.no-name",
          "the certificate names no address or host that it is good for",
          "Add such as -addext \"subjectAltName=IP:203.0.113.10\".");

  static final ProblemCode NO_RENEWAL =
      ProblemCode.note(
          "host.openssl.no-renewal",
          "the certificate ends after {0} days, and nothing here renews it",
          "Renew it by a timer, well before that.");

  static final ProblemCode GROUP =
      ProblemCode.warning(
          "host.chown.group",
          "there is no group \"nobody\" on Debian and its relatives",
          "Write 65534:65534.");

  private static final Pattern LOCAL =
      Pattern.compile("DNS:localhost(\\.localdomain)?|IP:127\\.[\\d.]+|IP:(::1|0:0:0:0:0:0:0:1)");
  private static final Pattern AUTHORITY =
      Pattern.compile("(?i)(^|[^a-z])(root-?)?ca([^a-z]|$)|authority|CA:true");
  private static final Pattern RENEWAL =
      Pattern.compile("(?i).*(cron|\\.timer|certbot|acme|renew|at now|on-calendar).*");

  private CommandRules() {}

  static void check(List<Command> commands) {
    boolean renewed =
        commands.stream()
            .flatMap(each -> each.words().stream())
            .anyMatch(each -> RENEWAL.matcher(each.text()).matches());
    for (Command command : commands) {
      switch (command.name()) {
        case "htpasswd" -> checkHash(command);
        case "openssl" -> checkCertificate(command, renewed);
        case "chown", "chgrp" -> checkGroup(command);
        default -> {}
      }
    }
  }

  private static void checkHash(Command command) {
    if (command.hasLetter('C') && !command.hasLetter('B')) {
      command.program().place().add(NO_BCRYPT);
    }
  }

  private static void checkGroup(Command command) {
    command.arguments().stream()
        .filter(
            each ->
                each.text().matches("\\w*[:.]nobody")
                    || command.name().equals("chgrp") && each.text().equals("nobody"))
        .forEach(each -> each.place().add(GROUP));
  }

  private static void checkCertificate(Command command, boolean renewed) {
    boolean signsItself = command.option("req").isPresent() && command.option("-x509").isPresent();
    boolean signs = command.option("x509").isPresent() && command.option("-req").isPresent();
    boolean authority =
        command.arguments().stream().anyMatch(each -> AUTHORITY.matcher(each.text()).find());
    if (!signsItself && !signs || signsItself && authority) {
      return;
    }
    if (signsItself) {
      checkNames(command);
    }
    Optional<Word> days = command.values("-days").stream().findFirst();
    if (!renewed && days.isPresent()) {
      days.get().place().add(NO_RENEWAL, days.get().text());
    }
  }

  private static void checkNames(Command command) {
    Optional<Word> names =
        command.values("-addext").stream()
            .filter(each -> each.text().strip().startsWith("subjectAltName"))
            .findFirst();
    if (names.isEmpty()) {
      if (command.option("-config", "-extensions", "-addext").isEmpty()) {
        command.program().place().add(NO_NAME);
      }
      return;
    }
    String list = names.get().value().orElse("").strip();
    boolean local = List.of(list.split("\\s*,\\s*")).stream().allMatch(LOCAL.asMatchPredicate());
    if (local) {
      names.get().place().add(LOCALHOST, list);
    }
  }
}
