// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.prometheus.host.Launch.Port;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What firewall and starts of exporters show together. */
final class FirewallRules {

  static final ProblemCode APPENDED =
      ProblemCode.warning(
          "host.iptables.appended",
          "the rule is appended to INPUT, so that one before it may let everybody in",
          "Insert it: `-I INPUT 1`, the one that refuses first.");

  static final ProblemCode IPV4_ONLY =
      ProblemCode.warning(
          "host.iptables.ipv4-only",
          "the rules for port {0} see no packets of IPv6",
          "Give ip6tables rules for the port too.");

  static final ProblemCode NOT_KEPT =
      ProblemCode.warning(
          "host.iptables.not-kept",
          "the rules for port {0} are gone after a restart of the machine",
          "Save them, such as by `netfilter-persistent save`, or run them at each start.");

  static final ProblemCode DOCKER =
      ProblemCode.warning(
          "host.firewall.docker-bypasses",
          "Docker publishes port {0}, and lets its packets pass by this rule",
          "Put rules into the chain DOCKER-USER, or give the container the host's network.");

  static final ProblemCode OPEN =
      ProblemCode.warning(
          "host.network.open",
          "{0} has no web config and listens at all addresses, and no firewall guards port {1}",
          "Give it a web config by `--web.config.file`, or let only Prometheus reach the port.");

  private static final Pattern KEPT =
      Pattern.compile(
          "(?s).*(ip6?tables-save|netfilter-persistent|iptables-persistent|rules\\.v[46]).*");

  private final List<Launch> launches;
  private final List<FirewallCommand> rules;
  private final boolean kept;
  private final boolean throughDocker;

  FirewallRules(List<Launch> launches, List<Command> commands) {
    this.launches = launches;
    this.rules = commands.stream().flatMap(each -> FirewallCommand.of(each).stream()).toList();
    this.kept =
        commands.stream()
            .flatMap(each -> each.words().stream())
            .anyMatch(each -> KEPT.matcher(each.text()).matches());
    this.throughDocker =
        commands.stream()
            .flatMap(each -> each.words().stream())
            .anyMatch(each -> each.text().equals(FirewallCommand.DOCKER_USER));
  }

  void check() {
    checkIptables();
    launches.forEach(this::checkOpen);
    if (!throughDocker) {
      launches.stream().flatMap(each -> each.publishedPorts().stream()).forEach(this::checkDocker);
    }
  }

  private void checkIptables() {
    Set<Integer> seen = new HashSet<>();
    for (FirewallCommand rule : rules) {
      for (int port : rule.ports()) {
        if (!isOfExporter(port) || !rule.isTables()) {
          continue;
        }
        if (rule.chain().equals(FirewallCommand.INPUT)) {
          rule.append().ifPresent(each -> each.place().add(APPENDED));
        }
        if (seen.add(port)) {
          if (isOnlyOf(port, FirewallCommand::isIptables)) {
            rule.place().add(IPV4_ONLY, port);
          }
          if (!kept) {
            rule.place().add(NOT_KEPT, port);
          }
        }
      }
    }
  }

  /** Returns whether an exporter listens there; without one, any port that exporters register. */
  private boolean isOfExporter(int port) {
    return launches.isEmpty()
        ? port >= 9100 && port <= 9999
        : launches.stream().anyMatch(each -> each.hostPorts().contains(port));
  }

  private boolean isOnlyOf(int port, Predicate<FirewallCommand> kind) {
    return rules.stream()
        .filter(rule -> rule.isTables() && rule.ports().contains(port))
        .allMatch(kind);
  }

  private void checkOpen(Launch launch) {
    if (launch.webConfig().isEmpty() && launch.isOpen()) {
      launch.hostPorts().stream()
          .filter(port -> rules.stream().noneMatch(rule -> rule.ports().contains(port)))
          .findFirst()
          .ifPresent(port -> launch.place().add(OPEN, launch.program(), port));
    }
  }

  private void checkDocker(Port published) {
    boolean local = published.port().address().matches("127\\..*|::1|localhost");
    rules.stream()
        .filter(rule -> !local && rule.chain().equals(FirewallCommand.INPUT))
        .filter(rule -> rule.ports().contains(published.port().port()))
        .findFirst()
        .ifPresent(rule -> rule.place().add(DOCKER, published.port().port()));
  }
}
