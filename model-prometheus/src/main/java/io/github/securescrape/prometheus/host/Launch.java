// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import io.github.securescrape.core.value.Version;
import io.github.securescrape.prometheus.host.ExporterStart.Mount;
import io.github.securescrape.prometheus.host.ExporterStart.Network;
import io.github.securescrape.prometheus.host.ExporterStart.PublishedPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The start of an exporter, with the places of what tells of it.
 *
 * @param place the whole
 * @param program such as {@code node_exporter}; empty if unknown
 * @param version {@code null} if unknown
 * @param flags arguments of the exporter
 * @param container its container; {@code null} if it runs on the host itself
 * @param mounts what it sees elsewhere than others
 */
record Launch(
    Place place,
    String program,
    @Nullable Version version,
    Command flags,
    @Nullable Container container,
    List<Mount> mounts) {

  /**
   * The container of an exporter.
   *
   * @param image its image; {@code null} if unknown
   * @param user as whom it runs; {@code null} if the image decides
   * @param network whose network it has
   * @param ports published ports
   * @param volumes mounts, in the order of the launch's
   */
  record Container(
      @Nullable Word image,
      @Nullable Word user,
      Network network,
      List<Port> ports,
      List<Word> volumes) {}

  /** A published port, and where that is said. */
  record Port(Place place, PublishedPort port) {}

  static final String NODE_EXPORTER = "node_exporter";

  private static final Map<String, Integer> PORTS =
      Map.of(
          NODE_EXPORTER,
          9100,
          "haproxy_exporter",
          9101,
          "statsd_exporter",
          9102,
          "mysqld_exporter",
          9104,
          "blackbox_exporter",
          9115,
          "snmp_exporter",
          9116,
          "memcached_exporter",
          9150,
          "postgres_exporter",
          9187);

  private static final Pattern RELEASE =
      Pattern.compile("exporter-v?(\\d{1,6}\\.\\d{1,6}\\.\\d{1,6})");

  /** Returns the start of a program of the host, if it is an exporter. */
  static Optional<Launch> of(Command command, List<Mount> mounts) {
    String path = command.program().text();
    String program = program(command.name());
    if (!isExporter(program, command)) {
      return Optional.empty();
    }
    Matcher release = RELEASE.matcher(path);
    Version version = release.find() ? Version.parse(release.group(1)) : null;
    return Optional.of(
        new Launch(command.program().place(), program, version, command, null, mounts));
  }

  /** Returns the start of a container, if it is that of an exporter. */
  static Optional<Launch> of(
      Place place, Container container, List<Word> arguments, List<Mount> mounts) {
    String image = container.image() == null ? "" : container.image().text();
    String program = program(image.replaceFirst("[:@].*", "").replaceFirst(".*/", ""));
    Command flags = new Command(program, withProgram(place, program, arguments));
    return isExporter(program, flags)
        ? Optional.of(new Launch(place, program, version(image), flags, container, mounts))
        : Optional.empty();
  }

  private static List<Word> withProgram(Place place, String program, List<Word> arguments) {
    List<Word> words = new ArrayList<>(List.of(new Word(program, place)));
    words.addAll(arguments);
    return words;
  }

  private static boolean isExporter(String program, Command command) {
    return program.endsWith("_exporter")
        || command.arguments().stream().anyMatch(each -> each.text().startsWith("--web.config"));
  }

  private static String program(String name) {
    return name.replace('-', '_').replaceFirst("^prometheus_(?=.*exporter)", "");
  }

  /** Returns the version that the tag of an image tells, {@code null} if it tells none. */
  static @Nullable Version version(String image) {
    Matcher tag =
        Pattern.compile(":v?(\\d{1,6}\\.\\d{1,6}(?:\\.\\d{1,6})?)(?![\\d.]).*").matcher(image);
    return tag.find() ? Version.parse(tag.group(1)) : null;
  }

  /** Returns the web config, by either name of its flag. */
  Optional<Word> webConfig() {
    return flags.values("--web.config.file", "--web.config").stream().findFirst();
  }

  /** Returns where it listens; empty if unknown. */
  List<String> listenAddresses() {
    List<String> named = flags.values("--web.listen-address").stream().map(Word::text).toList();
    Integer port = PORTS.get(program);
    return named.isEmpty() && port != null ? List.of(":" + port) : named;
  }

  Network network() {
    return container == null ? Network.HOST : container.network();
  }

  private List<Port> published() {
    return container == null ? List.of() : container.ports();
  }

  /** Returns the ports of the host that lead to it. */
  List<Integer> hostPorts() {
    return network() == Network.HOST
        ? listenAddresses().stream().map(Launch::port).filter(port -> port > 0).toList()
        : published().stream().map(each -> each.port().port()).toList();
  }

  /** Returns the ports that Docker publishes for it. */
  List<Port> publishedPorts() {
    return network() == Network.HOST ? List.of() : published();
  }

  /** Returns whether it is reached at all addresses of the host. */
  boolean isOpen() {
    return network() == Network.HOST
        ? listenAddresses().stream().anyMatch(Launch::isEverywhere)
        : published().stream().anyMatch(each -> isEverywhere(each.port().address() + ":0"));
  }

  private static boolean isEverywhere(String address) {
    return address.matches("(0\\.0\\.0\\.0|\\[?::]?|\\*)?:\\d+");
  }

  private static int port(String address) {
    String port = address.substring(address.lastIndexOf(':') + 1);
    return port.matches("\\d{1,5}") ? Integer.parseInt(port) : 0;
  }

  ExporterStart toStart() {
    return new ExporterStart(
        place.location(),
        program,
        version,
        listenAddresses(),
        webConfig().map(Word::text).orElse(null),
        network(),
        container != null,
        publishedPorts().stream().map(Port::port).toList(),
        mounts);
  }
}
