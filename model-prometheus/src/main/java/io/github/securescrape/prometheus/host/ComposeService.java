// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.core.value.Scalar;
import io.github.securescrape.prometheus.host.ExporterStart.Mount;
import io.github.securescrape.prometheus.host.ExporterStart.Network;
import io.github.securescrape.prometheus.host.Launch.Container;
import io.github.securescrape.prometheus.host.Launch.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One service of a Compose file.
 *
 * @param file the file
 * @param path of the service
 * @param tree what the file says of it
 */
record ComposeService(ComposeFile file, YamlPath path, Map<?, ?> tree) {

  /** Returns the exporter that it starts, if it does. */
  Optional<Launch> launch() {
    List<Mount> mounts = new ArrayList<>();
    List<Word> volumes = new ArrayList<>();
    readVolumes(mounts, volumes);
    boolean host = text("network_mode").filter("host"::equals).isPresent();
    Container container =
        new Container(
            word("image"), word("user"), host ? Network.HOST : Network.OWN, ports(), volumes);
    List<Word> arguments = new ArrayList<>(words(tree.get("entrypoint"), path.key("entrypoint")));
    arguments.addAll(words(tree.get("command"), path.key("command")));
    return Launch.of(file.place(path), container, arguments, mounts);
  }

  /** Returns the words of a command, which is a list or a line for a shell. */
  List<Word> words(@Nullable Object value, YamlPath place) {
    List<Word> words = new ArrayList<>();
    if (value instanceof Scalar line) {
      // Words of a line share its place.
      for (var token : ShellScanner.words(line.text(), 0, line.text().length())) {
        words.add(new Word(unescape(token.text()), file.place(place)));
      }
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        if (list.get(i) instanceof Scalar item) {
          words.add(new Word(unescape(item.text()), file.place(place.index(i))));
        }
      }
    }
    return words;
  }

  /** Two dollars are one for Compose. */
  private static String unescape(String text) {
    return text.replace("$$", "$");
  }

  private Optional<String> text(String key) {
    return text(tree, key);
  }

  private static Optional<String> text(Map<?, ?> map, String key) {
    return map.get(key) instanceof Scalar scalar && !scalar.isNull()
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  private @Nullable Word word(String key) {
    return text(key).map(text -> new Word(text, file.place(path.key(key)))).orElse(null);
  }

  private List<Port> ports() {
    List<Port> ports = new ArrayList<>();
    if (tree.get("ports") instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        Place place = file.place(path.key("ports").index(i));
        notation(list.get(i))
            .flatMap(DockerNotation::port)
            .ifPresent(port -> ports.add(new Port(place, port)));
      }
    }
    return ports;
  }

  /** Returns the short form of a port, also of one that is written in the long one. */
  private static Optional<String> notation(Object port) {
    if (port instanceof Scalar scalar) {
      return Optional.of(scalar.text());
    }
    return port instanceof Map<?, ?> map
        ? text(map, "target")
            .map(
                target ->
                    text(map, "host_ip").map(DockerNotation::bracketed).orElse("")
                        + text(map, "published").map(each -> each + ":").orElse("")
                        + target
                        + text(map, "protocol").map(each -> "/" + each).orElse(""))
        : Optional.empty();
  }

  private void readVolumes(List<Mount> mounts, List<Word> volumes) {
    if (tree.get("volumes") instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        Optional<Mount> mount = mount(list.get(i));
        if (mount.isPresent()) {
          mounts.add(mount.get());
          volumes.add(new Word(mount.get().target(), file.place(path.key("volumes").index(i))));
        }
      }
    }
  }

  private static Optional<Mount> mount(Object volume) {
    if (volume instanceof Scalar scalar) {
      return DockerNotation.mount(scalar.text());
    }
    return volume instanceof Map<?, ?> map && text(map, "type").filter("bind"::equals).isPresent()
        ? text(map, "target")
            .map(
                target ->
                    new Mount(
                        text(map, "source").orElse(""),
                        target,
                        text(map, "read_only").filter("true"::equals).isPresent()))
        : Optional.empty();
  }

  /** Returns the words of its health check, and where they stand; empty if it has none. */
  List<Word> healthcheck() {
    return tree.get("healthcheck") instanceof Map<?, ?> check
        ? words(check.get("test"), path.key("healthcheck").key("test"))
        : List.of();
  }
}
