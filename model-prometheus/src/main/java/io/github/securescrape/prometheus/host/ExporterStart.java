// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.value.Version;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an exporter is started, as far as a file of its host tells.
 *
 * @param location where the file says so
 * @param program the exporter, such as {@code node_exporter}; empty if unknown
 * @param version its version; {@code null} if unknown
 * @param listenAddresses where it listens, such as {@code :9100}, in its container if it has one;
 *     empty if unknown
 * @param webConfigFile its web config, as it sees the path; {@code null} if it has none
 * @param network whose network it listens in
 * @param inContainer whether it runs in a container, with files of its own
 * @param ports ports that are published for its container
 * @param mounts what the exporter sees where others see it elsewhere: folders and files of its
 *     container, credentials of systemd
 */
public record ExporterStart(
    Location location,
    String program,
    @Nullable Version version,
    List<String> listenAddresses,
    @Nullable String webConfigFile,
    Network network,
    boolean inContainer,
    List<PublishedPort> ports,
    List<Mount> mounts) {

  /** Whose network an exporter listens in. */
  public enum Network {
    /** The host's. */
    HOST,
    /** One of its own, as containers have it; its ports are reached if they are published. */
    OWN
  }

  /**
   * A port of a container that Docker publishes.
   *
   * @param address address of the host; empty for all
   * @param port port of the host; 0 if Docker chooses one
   * @param target port in the container
   */
  public record PublishedPort(String address, int port, int target) {}

  /**
   * A file or folder that an exporter sees at a path of its own.
   *
   * @param source path on the host; relative to the Compose file if it is not absolute
   * @param target path as the exporter sees it
   * @param readOnly whether the exporter may not write there
   */
  public record Mount(String source, String target, boolean readOnly) {}

  /** Copies the lists. */
  public ExporterStart {
    listenAddresses = List.copyOf(listenAddresses);
    ports = List.copyOf(ports);
    mounts = List.copyOf(mounts);
  }

  /**
   * Returns where the host has what the exporter sees at a path: through the longest mount that
   * holds it. Empty if it is a file of the container's image.
   */
  public Optional<String> onHost(String path) {
    Optional<Mount> mount =
        mounts.stream()
            .filter(each -> holds(each.target(), path))
            .reduce((a, b) -> b.target().length() > a.target().length() ? b : a);
    return mount.isEmpty() && !inContainer
        ? Optional.of(path)
        : mount.map(each -> join(each.source(), path.substring(length(each.target()))));
  }

  private static int length(String folder) {
    return folder.endsWith("/") ? folder.length() - 1 : folder.length();
  }

  private static boolean holds(String folder, String path) {
    return path.equals(folder) || path.startsWith(folder) && path.startsWith("/", length(folder));
  }

  private static String join(String folder, String rest) {
    return folder.substring(0, length(folder)) + rest;
  }
}
