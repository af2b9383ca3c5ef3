// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.prometheus.host.ExporterStart.Mount;
import io.github.securescrape.prometheus.host.Launch.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether containers may read the keys that commands make for them. */
final class KeyRules {

  static final ProblemCode UNREADABLE =
      ProblemCode.warning(
          "host.key.unreadable",
          "only its owner may read \"{0}\", and nothing gives it to {1}, as whom {2} runs",
          "Add `chown {1}` for the key, or for its folder with `-R`.");

  private static final Set<String> GIVING = Set.of("chown", "chgrp", "setfacl", "install");
  private static final String FOR_OWNER_ALONE = "0?[4-7]00";
  private static final String FOR_ALL = "0?[0-7][0-7][4-7]|.*[ao]\\+[wx]*r.*";

  private KeyRules() {}

  static void check(List<Command> commands, List<Launch> launches) {
    List<Word> keys = commands.stream().flatMap(each -> keys(each).stream()).toList();
    for (Launch launch : launches) {
      Container container = launch.container();
      Word user = container == null ? null : container.user();
      if (user != null && !user.text().matches("(0|root)(:.*)?")) {
        keys.stream()
            .filter(key -> launch.mounts().stream().anyMatch(mount -> holds(mount, key)))
            .filter(key -> commands.stream().noneMatch(each -> gives(each, key)))
            .forEach(key -> key.place().add(UNREADABLE, key.text(), user.text(), launch.program()));
      }
    }
  }

  /** Returns the files that a command leaves to their owner alone; openssl does so with keys. */
  private static List<Word> keys(Command command) {
    List<Word> keys = new ArrayList<>();
    if (command.name().equals("openssl")) {
      keys.addAll(command.values("-keyout"));
      if (command.option("genrsa", "genpkey").isPresent()) {
        keys.addAll(command.values("-out"));
      }
    } else if (command.name().equals("chmod") && hasMode(command, FOR_OWNER_ALONE)) {
      command.arguments().stream().filter(each -> each.text().endsWith(".key")).forEach(keys::add);
    }
    return keys;
  }

  private static boolean hasMode(Command command, String mode) {
    return command.arguments().stream().anyMatch(each -> each.text().matches(mode));
  }

  /** Returns whether a command lets others read a file, or all that is in its folder. */
  private static boolean gives(Command command, Word key) {
    boolean giving =
        GIVING.contains(command.name())
            || command.name().equals("chmod") && hasMode(command, FOR_ALL);
    boolean all = command.hasLetter('R') || command.option("--recursive").isPresent();
    return giving
        && command.arguments().stream()
            .map(Word::text)
            .anyMatch(
                each ->
                    each.contains("*") || all
                        ? isBelow(path(each.replaceFirst("[^/]*\\*.*", "")), path(key.text()))
                        : path(each).equals(path(key.text())));
  }

  private static boolean holds(Mount mount, Word key) {
    return !mount.source().equals("/") && isBelow(path(mount.source()), path(key.text()));
  }

  private static boolean isBelow(String folder, String path) {
    return !folder.isEmpty() && (path.equals(folder) || path.startsWith(folder + "/"));
  }

  /** Two relative paths are taken to start at one folder. */
  private static String path(String text) {
    return text.replaceFirst("^(\\./)+", "").replaceFirst("/+$", "");
  }
}
