// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import io.github.securescrape.prometheus.host.CommandText.Token;
import io.github.securescrape.prometheus.host.ExporterStart.Mount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A unit of systemd, read line by line. */
final class UnitFile {

  /**
   * A setting of the unit.
   *
   * @param section such as {@code Service}
   * @param key such as {@code User}
   * @param value the rest of the line, and of those that it goes on in
   * @param place of the key
   * @param start index of the value in the file
   * @param end index after it
   */
  record Setting(String section, String key, String value, Place place, int start, int end) {}

  private final CommandText text;
  private final List<Setting> settings = new ArrayList<>();
  private Place service;

  UnitFile(CommandText text) {
    this.text = text;
    service = text.place(List.of(new Token("", 0, 0)), 0);
    String section = "";
    for (int at = 0; at < text.text().length(); ) {
      int end = endOfSetting(at);
      String line = text.text().substring(at, end);
      String trimmed = line.strip();
      int equals = line.indexOf('=');
      if (trimmed.startsWith("[") && trimmed.endsWith("]")) {
        section = trimmed.substring(1, trimmed.length() - 1);
        if (section.equals("Service")) {
          service = place(at, trimmed.length());
        }
      } else if (equals > 0 && !trimmed.startsWith("#") && !trimmed.startsWith(";")) {
        String key = line.substring(0, equals).strip();
        String value = line.substring(equals + 1).strip();
        settings.add(
            new Setting(section, key, value, place(at, key.length()), at + equals + 1, end));
      }
      at = end + 1;
    }
  }

  private Place place(int from, int length) {
    String part = text.text().substring(from, from + length);
    return text.place(List.of(new Token(part, from, from + length)), 0);
  }

  /** Returns where a line ends, with those that it goes on in. */
  private int endOfSetting(int from) {
    int end = text.text().indexOf('\n', from);
    while (end > 0 && text.text().charAt(end - 1) == '\\') {
      end = text.text().indexOf('\n', end + 1);
    }
    return end < 0 ? text.text().length() : end;
  }

  /** Returns the place of the section that starts a service. */
  Place service() {
    return service;
  }

  /** Returns the settings of the section that starts a service. */
  List<Setting> settings() {
    return settings.stream().filter(each -> each.section().equals("Service")).toList();
  }

  /** Returns the last value of a setting, empty if there is none. */
  Optional<Setting> last(String key) {
    return settings().stream().filter(each -> each.key().equals(key)).reduce((a, b) -> b);
  }

  /** Returns the words of a setting that is a command line, or like one. */
  List<Word> words(Setting setting) {
    return text.words(ShellScanner.words(text.text(), setting.start(), setting.end()));
  }

  /** Returns the exporter that the unit starts, if it does. */
  Optional<Launch> launch() {
    return last("ExecStart")
        .map(this::words)
        .filter(words -> !words.isEmpty())
        .flatMap(words -> Launch.of(withoutPrefix(words), credentials()));
  }

  /** Before the program may stand what changes how systemd starts it. */
  private static Command withoutPrefix(List<Word> words) {
    List<Word> all = new ArrayList<>(words);
    Word program = words.get(0);
    String path = program.text().replaceFirst("^[-@:+!|]+", "");
    all.set(0, new Word(path, program.place()));
    return new Command(path.substring(path.lastIndexOf('/') + 1), all);
  }

  private List<Mount> credentials() {
    List<Mount> mounts = new ArrayList<>();
    for (Setting each : settings()) {
      int colon = each.value().indexOf(':');
      if (each.key().equals("LoadCredential") && colon > 0) {
        String name = each.value().substring(0, colon);
        String source = each.value().substring(colon + 1);
        for (String folder : List.of("${CREDENTIALS_DIRECTORY}/", "%d/")) {
          mounts.add(new Mount(source, folder + name, true));
        }
      }
    }
    return mounts;
  }
}
