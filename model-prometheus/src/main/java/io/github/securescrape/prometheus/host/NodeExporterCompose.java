// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import io.github.securescrape.core.files.FileOwner;
import io.github.securescrape.core.yaml.YamlDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/**
 * A Compose file that runs node_exporter with a web config.
 *
 * <p>The container shares the host's network: it reports the host's interfaces, and the host's
 * firewall sees its port. It runs as a user by number, and mounts everything read-only; the folder
 * with the web config as a folder, so that a renewed certificate is noticed.
 *
 * @param image image with its tag; default a fixed release, never {@code latest}
 * @param configFolder folder with the web config, seen from the Compose file; default {@code
 *     ./config}
 * @param configFile name of the web config in that folder; default {@code config.yml}
 * @param listenAddress where the exporter listens; default {@code :9100}
 */
@Value.Builder
public record NodeExporterCompose(
    String image, String configFolder, String configFile, String listenAddress) {

  private static final String IMAGE = "prom/node-exporter:v1.11.1";
  private static final String MOUNT = "/etc/node_exporter";

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
    service.put("network_mode", "host");
    service.put("pid", "host");
    service.put("read_only", true);
    service.put("cap_drop", List.of("ALL"));
    service.put("security_opt", List.of("no-new-privileges:true"));
    service.put(
        "volumes", List.of("/:/host:ro,rslave", escape(configFolder) + ":" + MOUNT + ":ro"));
    service.put(
        "command",
        List.of(
            "--path.rootfs=/host",
            escape("--collector.filesystem.mount-points-exclude=^/(sys|proc|dev|host|etc)($|/)"),
            escape("--web.listen-address=" + listenAddress),
            escape("--web.config.file=" + MOUNT + "/" + configFile)));
    return YamlDocument.print(Map.of("services", Map.of("node-exporter", service)));
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
