// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import java.util.List;
import java.util.stream.Collectors;
import org.immutables.value.Value;

/**
 * A systemd unit that runs node_exporter with a web config.
 *
 * <p>systemd hands copies of web config, certificate and key to the service, which runs as a user
 * that exists only while it runs. So nobody but root needs to read the files; after a change the
 * service is restarted. Needs systemd 247 or later.
 *
 * @param executable absolute path of node_exporter; default {@code /usr/local/bin/node_exporter}
 * @param configFolder absolute path of the folder with the web config; default {@code
 *     /etc/node_exporter}
 * @param configFile name of the web config in that folder; default {@code config.yml}
 * @param files names of the files in that folder that the web config names
 * @param listenAddress where the exporter listens; default {@code :9100}
 */
@Value.Builder
public record NodeExporterUnit(
    String executable,
    String configFolder,
    String configFile,
    List<String> files,
    String listenAddress) {

  /** Copies the names. Not API: use {@link #builder()}. */
  public NodeExporterUnit {
    files = List.copyOf(files);
  }

  /** Returns a builder with the defaults, and no files. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the unit as text. */
  public String toText() {
    String credentials = files.stream().map(this::credential).collect(Collectors.joining("\n"));
    return """
        # Restart after a change of the web config or a renewed certificate:
        #   systemctl restart node_exporter
        [Unit]
        Description=Prometheus exporter for machine metrics
        Documentation=https://github.com/prometheus/node_exporter
        Wants=network-online.target
        After=network-online.target

        [Service]
        DynamicUser=yes
        %s
        ExecStart=%s --web.listen-address=%s --web.config.file=${CREDENTIALS_DIRECTORY}/%s
        Restart=on-failure
        RestartSec=5

        CapabilityBoundingSet=
        LockPersonality=yes
        MemoryDenyWriteExecute=yes
        NoNewPrivileges=yes
        ProtectClock=yes
        ProtectControlGroups=yes
        ProtectHostname=yes
        ProtectKernelLogs=yes
        ProtectKernelModules=yes
        ProtectKernelTunables=yes
        ProtectSystem=strict
        RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK
        RestrictNamespaces=yes
        RestrictRealtime=yes
        SystemCallArchitectures=native

        [Install]
        WantedBy=multi-user.target
        """
        .formatted(
            credential(configFile) + (credentials.isEmpty() ? "" : "\n" + credentials),
            escape(executable),
            escape(listenAddress),
            escape(configFile));
  }

  private String credential(String file) {
    return escape("LoadCredential=" + file + ":" + configFolder + "/" + file);
  }

  /** systemd takes a percent sign for the start of a specifier, two for one. */
  private static String escape(String text) {
    return text.replace("%", "%%");
  }

  /** Builds a {@link NodeExporterUnit}. */
  public static final class Builder extends NodeExporterUnitBuilder {
    Builder() {
      executable("/usr/local/bin/node_exporter");
      configFolder("/etc/node_exporter");
      configFile("config.yml");
      listenAddress(":9100");
    }
  }
}
