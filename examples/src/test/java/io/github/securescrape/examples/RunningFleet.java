// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples;

import io.github.securescrape.prometheus.fleet.Exporter;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.testkit.server.Binary;
import io.github.securescrape.testkit.server.NodeExporterProcess;
import io.github.securescrape.testkit.server.PrometheusProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real node_exporter for each exporter of a fleet, and a real Prometheus that scrapes them. */
final class RunningFleet implements AutoCloseable {

  private final List<NodeExporterProcess> running = new ArrayList<>();
  private final PrometheusProcess prometheus;

  private RunningFleet(
      Fleet fleet, Path folder, Binary nodeExporter, Binary prometheus, String configFile) {
    for (Exporter each : fleet.exporters()) {
      running.add(startExporter(nodeExporter, webConfigOf(folder, each), each.config().port()));
    }
    this.prometheus =
        PrometheusProcess.start(prometheus, folder.resolve("prometheus").resolve(configFile));
  }

  /** Starts the programs with the files of the fleet in the folder. */
  static RunningFleet start(Fleet fleet, Path folder, Binary nodeExporter, Binary prometheus) {
    return start(fleet, folder, nodeExporter, prometheus, "prometheus.yml");
  }

  /** Starts the programs, Prometheus with another configuration beside the generated one. */
  static RunningFleet start(
      Fleet fleet, Path folder, Binary nodeExporter, Binary prometheus, String configFile) {
    return new RunningFleet(fleet, folder, nodeExporter, prometheus, configFile);
  }

  /** Starts a node_exporter that listens on the given port too. */
  static NodeExporterProcess startExporter(Binary nodeExporter, Path webConfig, int port) {
    return NodeExporterProcess.start(
        nodeExporter,
        webConfig,
        "--web.listen-address=127.0.0.1:" + port,
        "--collector.disable-defaults",
        "--collector.loadavg");
  }

  /** Returns the web config of an exporter that one user may scrape, as it stands in its file. */
  static String webConfig(String user, String hash) {
    return """
        tls_server_config:
          cert_file: node_exporter.crt
          key_file: node_exporter.key
        basic_auth_users:
          %s: "%s"
        """
        .formatted(user, hash);
  }

  private static Path webConfigOf(Path folder, Exporter exporter) {
    return folder.resolve(exporter.name()).resolve("config/config.yml");
  }

  PrometheusProcess prometheus() {
    return prometheus;
  }

  @Override
  public void close() {
    prometheus.close();
    running.forEach(NodeExporterProcess::close);
  }
}
