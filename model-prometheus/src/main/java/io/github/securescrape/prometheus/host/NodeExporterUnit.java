// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import io.github.securescrape.core.value.Version;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A systemd unit that runs node_exporter with a web config.
 *
 * <p>systemd hands copies of web config, certificate and key to the service, which runs as a user
 * that exists only while it runs. So nobody but root needs to read the files; after a change the
 * service is restarted. Needs systemd 247 or later. For an older one name a user: the service then
 * runs as that and reads the files themselves, so that it sees changes at once.
 *
 * <p>The service may do what the collectors that node_exporter enables by itself need, and little
 * else.
 *
 * @param executable absolute path of node_exporter; default {@code /usr/local/bin/node_exporter}
 * @param configFolder absolute path of the folder with the web config; default {@code
 *     /etc/node_exporter}
 * @param configFile name of the web config in that folder; default {@code config.yml}
 * @param files names of the files in that folder that the web config names
 * @param listenAddress where the exporter listens; default {@code :9100}
 * @param user user that runs the exporter and may read the files; {@code null}, the default, for
 *     one that exists only while it runs, and copies of the files
 * @param version of node_exporter, for the name of its flag; default the newest known
 */
@Value.Builder
public record NodeExporterUnit(
    String executable,
    String configFolder,
    String configFile,
    List<String> files,
    String listenAddress,
    @Nullable String user,
    Version version) {

  private static final String RESTART =
      """
      # Restart after a change of the web config or a renewed certificate:
      #   systemctl restart node_exporter
      """;

  private static final Version NEWEST_KNOWN = new Version(1, 11, 1);
  private static final Version RENAMED = Version.of(1, 5);

  /** Copies the names. Not API: use {@link #builder()}. */
  public NodeExporterUnit {
    files = List.copyOf(files);
  }

  /** Returns a builder with the defaults, and no files. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the name of the flag for a web config in a version of node_exporter. */
  static String webConfigFlag(@Nullable Version version) {
    return version == null || version.isAtLeast(RENAMED) ? "--web.config.file" : "--web.config";
  }

  /** Returns the unit as text. */
  public String toText() {
    return """
        %s[Unit]
        Description=Prometheus exporter for machine metrics
        Documentation=https://github.com/prometheus/node_exporter
        Wants=network-online.target
        After=network-online.target

        [Service]
        %s
        ExecStart=%s --web.listen-address=%s %s=%s
        Restart=on-failure
        RestartSec=5

        CapabilityBoundingSet=
        KeyringMode=private
        LockPersonality=yes
        MemoryDenyWriteExecute=yes
        NoNewPrivileges=yes
        PrivateDevices=yes
        PrivateTmp=yes
        ProtectControlGroups=yes
        ProtectHome=read-only
        ProtectHostname=yes
        ProtectKernelLogs=yes
        ProtectKernelModules=yes
        ProtectKernelTunables=yes
        ProtectProc=invisible
        ProtectSystem=strict
        RemoveIPC=yes
        RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK
        RestrictNamespaces=yes
        RestrictRealtime=yes
        RestrictSUIDSGID=yes
        SystemCallArchitectures=native
        SystemCallErrorNumber=EPERM
        SystemCallFilter=@system-service
        SystemCallFilter=~@privileged @resources
        # The collector timex reads the clock by it; to set the clock takes a capability, too.
        SystemCallFilter=adjtimex
        UMask=0077

        [Install]
        WantedBy=multi-user.target
        """
        .formatted(
            user == null ? RESTART : "",
            user == null ? "DynamicUser=yes\n" + credentials() : "User=" + escape(user),
            escape(executable),
            escape(listenAddress),
            webConfigFlag(version),
            (user == null ? "${CREDENTIALS_DIRECTORY}" : escape(configFolder))
                + "/"
                + escape(configFile));
  }

  private String credentials() {
    return Stream.concat(Stream.of(configFile), files.stream())
        .map(this::credential)
        .collect(Collectors.joining("\n"));
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
      version(NEWEST_KNOWN);
    }
  }
}
