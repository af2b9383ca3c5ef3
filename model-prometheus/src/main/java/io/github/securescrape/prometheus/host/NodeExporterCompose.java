// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import io.github.securescrape.core.files.FileOwner;
import io.github.securescrape.core.value.IpAddress;
import io.github.securescrape.core.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A Compose file that runs node_exporter with a web config.
 *
 * <p>The container shares the host's network: it reports the host's interfaces, and the host's
 * firewall sees its port. Where that cannot be, its port is published at one address, and it
 * reports nothing of networks, as it would see its own. It runs as a user by number, and mounts
 * everything read-only; the folder with the web config as a folder, so that a renewed certificate
 * is noticed. It has no health check: the web config would refuse one, and Prometheus tells by
 * {@code up}.
 *
 * @param image image with its tag; default a fixed release, never {@code latest}
 * @param configFolder folder with the web config, seen from the Compose file; default {@code
 *     ./config}
 * @param configFile name of the web config in that folder; default {@code config.yml}
 * @param listenAddress where the exporter listens; default {@code :9100}
 * @param publishedAt address of the host at which Docker publishes the port that the exporter
 *     listens on; {@code null}, the default, for the host's network
 */
@Value.Builder
public record NodeExporterCompose(
    String image,
    String configFolder,
    String configFile,
    String listenAddress,
    @Nullable IpAddress publishedAt) {

  private static final String IMAGE = "prom/node-exporter:v1.11.1";
  private static final String MOUNT = "/etc/node_exporter";

  /** Collectors that are on by default and see the network of their container only. */
  private static final List<String> NETWORK =
      List.of(
          "arp",
          "conntrack",
          "ipvs",
          "netclass",
          "netdev",
          "netstat",
          "sockstat",
          "softnet",
          "udp_queues");

  /** Returns a builder with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the Compose file as text. */
  public String toYaml() {
    Map<String, Object> service = new LinkedHashMap<>();
    service.put("image", escape(image));
    service.put("container_name", "node-exporter");
    service.put("restart", "unless-stopped");
    service.put("user", FileOwner.NOBODY.toString());
    if (publishedAt == null) {
      service.put("network_mode", "host");
    } else {
      service.put("ports", List.of(published(publishedAt)));
    }
    service.put("pid", "host");
    service.put("read_only", true);
    service.put("cap_drop", List.of("ALL"));
    service.put("security_opt", List.of("no-new-privileges:true"));
    service.put(
        "volumes", List.of("/:/host:ro,rslave", escape(configFolder) + ":" + MOUNT + ":ro"));
    service.put("command", command());
    return YamlDocument.print(Map.of("services", Map.of("node-exporter", service)));
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add("--path.rootfs=/host");
    command.add(
        escape("--collector.filesystem.mount-points-exclude=^/(sys|proc|dev|host|etc)($|/)"));
    Stream<String> off = publishedAt == null ? Stream.of() : NETWORK.stream();
    off.forEach(each -> command.add("--no-collector." + each));
    command.add(escape("--web.listen-address=" + listenAddress));
    String flag = NodeExporterUnit.webConfigFlag(Launch.version(image));
    command.add(escape(flag + "=" + MOUNT + "/" + configFile));
    return command;
  }

  private String published(IpAddress address) {
    String port = listenAddress.substring(listenAddress.lastIndexOf(':') + 1);
    return escape(DockerNotation.bracketed(address.toString()) + port + ":" + port);
  }

  /** Compose takes a dollar for the start of a variable, two for one. */
  private static String escape(String text) {
    return text.replace("$", "$$");
  }

  /** Builds a {@link NodeExporterCompose}. */
  public static final class Builder extends NodeExporterComposeBuilder {
    Builder() {
      image(IMAGE);
      configFolder("./config");
      configFile("config.yml");
      listenAddress(":9100");
    }
  }
}
