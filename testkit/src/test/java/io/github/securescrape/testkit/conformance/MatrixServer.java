// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.conformance;

import io.github.securescrape.core.value.Version;
import io.github.securescrape.testkit.exporter.SecuredExporter;
import io.github.securescrape.testkit.server.Binary;
import io.github.securescrape.testkit.server.NodeExporterProcess;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A program that can be secured by a web config.
 *
 * @param nodeExporter the real exporter; {@code null} for ours
 */
record MatrixServer(@Nullable Binary nodeExporter) {

  static final MatrixServer OURS = new MatrixServer(null);

  private static final Version NAMES = Version.of(1, 7);
  private static final Version NEW_ALERTS = Version.of(1, 9);

  /** An exporter that runs. */
  record Running(Runnable end, String address) implements AutoCloseable {
    @Override
    public void close() {
      end.run();
    }
  }

  Running start(Path webConfigFile) {
    if (nodeExporter == null) {
      SecuredExporter exporter = SecuredExporter.start(webConfigFile);
      return new Running(exporter::close, exporter.address());
    }
    // Its own limit of 40 requests at a time has nothing to do with the web config.
    NodeExporterProcess exporter =
        NodeExporterProcess.start(
            nodeExporter,
            webConfigFile,
            "--collector.disable-defaults",
            "--collector.loadavg",
            "--web.max-requests=0");
    return new Running(exporter::close, exporter.address());
  }

  /** Returns whether it knows {@code client_allowed_sans}. */
  boolean knowsNames() {
    return nodeExporter == null || nodeExporter.version().isAtLeast(NAMES);
  }

  /** Returns whether it may be built by a Go that has one alert for all certificates. */
  boolean isOld() {
    return nodeExporter != null && !nodeExporter.version().isAtLeast(NEW_ALERTS);
  }

  /** Returns whether Java's TLS 1.3 chooses its alerts. */
  boolean hasOtherAlerts() {
    return nodeExporter == null;
  }

  String version() {
    return nodeExporter == null ? "own-exporter" : nodeExporter.version().toString();
  }

  @Override
  public String toString() {
    return version();
  }
}
