// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import io.github.securescrape.prometheus.host.ExporterStart.Mount;
import io.github.securescrape.prometheus.host.ExporterStart.Network;
import io.github.securescrape.prometheus.host.Launch.Container;
import io.github.securescrape.prometheus.host.Launch.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Containers that {@code docker run} starts. */
final class DockerRun {

  /** Options without a value. */
  private static final Set<String> SWITCHES =
      Set.of("--rm", "--read-only", "--privileged", "--init", "--detach", "--interactive", "--tty");

  private DockerRun() {}

  /** Returns the exporter that a command starts, if it does. */
  static Optional<Launch> of(Command command) {
    List<Word> words = command.words();
    boolean runs =
        (command.name().equals("docker") || command.name().equals("podman"))
            && words.size() > 2
            && words.get(1).text().equals("run");
    if (!runs) {
      return Optional.empty();
    }
    int image = 2;
    while (image < words.size() && words.get(image).text().startsWith("-")) {
      image += takesNext(words.get(image).text()) ? 2 : 1;
    }
    if (image >= words.size()) {
      return Optional.empty();
    }
    Command options = new Command("docker", words.subList(1, image));
    List<Mount> mounts = new ArrayList<>();
    List<Word> volumes = new ArrayList<>();
    for (Word volume : options.values("-v", "--volume")) {
      DockerNotation.mount(volume.text()).ifPresent(mounts::add);
      DockerNotation.mount(volume.text()).ifPresent(mount -> volumes.add(volume));
    }
    List<Port> ports = new ArrayList<>();
    for (Word port : options.values("-p", "--publish")) {
      DockerNotation.port(port.text()).ifPresent(each -> ports.add(new Port(port.place(), each)));
    }
    boolean host =
        options.values("--net", "--network").stream().anyMatch(each -> each.text().equals("host"));
    @Nullable Word user = options.values("-u", "--user").stream().findFirst().orElse(null);
    Container container =
        new Container(words.get(image), user, host ? Network.HOST : Network.OWN, ports, volumes);
    return Launch.of(
        words.get(0).place(), container, words.subList(image + 1, words.size()), mounts);
  }

  private static boolean takesNext(String option) {
    return !option.contains("=") && !SWITCHES.contains(option) && !option.matches("-[dit]+");
  }
}
