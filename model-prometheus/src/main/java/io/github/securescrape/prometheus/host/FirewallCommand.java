// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command that lets packets in or keeps them out by their port.
 *
 * @param command the command
 * @param chain chain of iptables, {@code INPUT} for tools that hide it
 * @param ports the ports that it is about
 */
record FirewallCommand(Command command, String chain, Set<Integer> ports) {

  static final String INPUT = "INPUT";
  static final String DOCKER_USER = "DOCKER-USER";

  private static final Pattern UFW_PORT = Pattern.compile("^(\\d{2,5})(/tcp)?$");
  private static final Pattern RICH_PORT = Pattern.compile("port=[\"']?(\\d{2,5})");
  private static final Pattern ADD_PORT = Pattern.compile("(\\d{2,5})/tcp");

  /** Returns the command as one of a firewall, if it is one that names ports. */
  static Optional<FirewallCommand> of(Command command) {
    List<String> ports = new ArrayList<>();
    String chain = INPUT;
    switch (command.name()) {
      case "iptables", "ip6tables" -> {
        chain = texts(command, "-A", "-I", "--append", "--insert").stream().findFirst().orElse("");
        ports.addAll(
            texts(
                command,
                "--dport",
                "--dports",
                "--destination-port",
                "--destination-ports",
                "--ctorigdstport"));
      }
      case "ufw" -> command.arguments().forEach(each -> addMatch(ports, UFW_PORT, each.text()));
      case "firewall-cmd" -> {
        texts(command, "--add-port").forEach(each -> addMatch(ports, ADD_PORT, each));
        texts(command, "--add-rich-rule").forEach(each -> addMatch(ports, RICH_PORT, each));
      }
      default -> {}
    }
    Set<Integer> numbers = new LinkedHashSet<>();
    for (String each : String.join(",", ports).split("[,:]")) {
      if (each.matches("\\d{1,5}")) {
        numbers.add(Integer.parseInt(each));
      }
    }
    return numbers.isEmpty() || chain.isEmpty()
        ? Optional.empty()
        : Optional.of(new FirewallCommand(command, chain, numbers));
  }

  private static List<String> texts(Command command, String... options) {
    return command.values(options).stream().map(Word::text).toList();
  }

  private static void addMatch(List<String> ports, Pattern pattern, String text) {
    Matcher port = pattern.matcher(text);
    if (port.find()) {
      ports.add(port.group(1));
    }
  }

  /** Returns whether it is one of iptables, for IPv4. */
  boolean isIptables() {
    return command.name().equals("iptables");
  }

  /** Returns whether it is one of iptables, for IPv4 or IPv6. */
  boolean isTables() {
    return command.name().endsWith("tables");
  }

  /** Returns the option that appends a rule, if it does. */
  Optional<Word> append() {
    return command.option("-A", "--append");
  }

  Place place() {
    return command.program().place();
  }
}
