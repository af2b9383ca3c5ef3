// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.server;

import io.github.securescrape.prometheus.web.TlsServerConfig;
import io.github.securescrape.prometheus.web.WebConfig;
import io.github.securescrape.prometheus.yaml.WebConfigYaml;
import io.github.securescrape.testkit.internal.process.ChildProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A real node_exporter behind a web config, until it is closed.
 *
 * <pre>{@code
 * try (NodeExporterProcess exporter = NodeExporterProcess.start(Path.of("config/config.yml"))) {
 *   ScrapeResult result = scraper.scrape(job, exporter.address());
 * }
 * }</pre>
 */
public final class NodeExporterProcess implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 5000;
  private static final byte[] NONSENSE = "?\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final String FILE = "web-config.yml";

  private final ChildProcess process;
  private final int port;

  private NodeExporterProcess(ChildProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts the newest node_exporter there is on a free port of the loopback interface, and waits
   * until it serves.
   *
   * @throws MissingBinaryException if there is none
   * @throws IllegalStateException with its last words, if it does not start
   */
  public static NodeExporterProcess start(Path webConfigFile) {
    return from(webConfigFile).start();
  }

  /**
   * Starts the newest node_exporter there is on a free port of the loopback interface, and waits
   * until it serves.
   *
   * @param folder where relative file names in the web config start
   * @throws MissingBinaryException if there is none
   * @throws IllegalStateException with its last words, if it does not start
   */
  public static NodeExporterProcess start(WebConfig webConfig, Path folder) {
    return from(webConfig, folder).start();
  }

  /**
   * Starts the given node_exporter on a free port of the loopback interface, and waits until it
   * serves.
   *
   * @param arguments further arguments, such as {@code --collector.disable-defaults}
   * @throws IllegalStateException with its last words, if it does not start
   */
  public static NodeExporterProcess start(Binary binary, Path webConfigFile, String... arguments) {
    return from(webConfigFile).binary(binary).arguments(arguments).start();
  }

  /** Returns a builder for one with a web config file. */
  public static Builder from(Path webConfigFile) {
    return new Builder(null, webConfigFile.toAbsolutePath());
  }

  /**
   * Returns a builder for one with a web config. It is written to a file that only we can read.
   *
   * @param folder where relative file names in the web config start
   */
  public static Builder from(WebConfig webConfig, Path folder) {
    return new Builder(resolved(webConfig, folder.toAbsolutePath()), Path.of(FILE));
  }

  private static WebConfig resolved(WebConfig config, Path folder) {
    TlsServerConfig tls = config.tlsServerConfig();
    return tls == null
        ? config
        : config.toBuilder()
            .tlsServerConfig(
                tls.toBuilder()
                    .certFile(resolved(tls.certFile(), folder))
                    .keyFile(resolved(tls.keyFile(), folder))
                    .clientCaFile(resolved(tls.clientCaFile(), folder))
                    .build())
            .build();
  }

  private static @Nullable String resolved(@Nullable String file, Path folder) {
    return file == null || file.isEmpty() ? file : folder.resolve(file).toString();
  }

  /**
   * Returns whether somebody takes what is said. The port is open before the web config is read, so
   * that it is open tells nothing; and a real request would count towards a rate limit.
   */
  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(NONSENSE);
      // A plain exporter says 400, one with TLS hangs up; one that ends resets the connection.
      socket.getInputStream().read();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns where it can be scraped, {@code host:port}. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  /** Returns the port that it listens on. */
  public int port() {
    return port;
  }

  /** Ends the process. */
  @Override
  public void close() {
    process.close();
  }

  /** Returns where it can be scraped. */
  @Override
  public String toString() {
    return "NodeExporterProcess[" + address() + "]";
  }

  /** Prepares a {@link NodeExporterProcess}. */
  public static final class Builder {
    private final @Nullable WebConfig webConfig;
    private final Path webConfigFile;
    private final List<String> arguments = new ArrayList<>();
    private @Nullable Binary binary;

    private Builder(@Nullable WebConfig webConfig, Path webConfigFile) {
      this.webConfig = webConfig;
      this.webConfigFile = webConfigFile;
    }

    /** Sets the program to run; default the newest there is. */
    public Builder binary(Binary binary) {
      this.binary = binary;
      return this;
    }

    /** Adds arguments, such as {@code --collector.disable-defaults}. */
    public Builder arguments(String... arguments) {
      this.arguments.addAll(List.of(arguments));
      return this;
    }

    /**
     * Starts it on a free port of the loopback interface, and waits until it serves.
     *
     * @throws MissingBinaryException if there is no such program
     * @throws IllegalStateException with its last words, if it does not start
     */
    public NodeExporterProcess start() {
      Binary program = binary == null ? Binaries.newestNodeExporter() : binary;
      return ChildProcess.onFreePort(port -> start(program, port));
    }

    private NodeExporterProcess start(Binary program, int port) {
      ChildProcess process = ChildProcess.create("node_exporter");
      NodeExporterProcess exporter = new NodeExporterProcess(process, port);
      Path file = process.folder().resolve(webConfigFile);
      if (webConfig != null) {
        WebConfigYaml.write(webConfig, file);
      }
      List<String> command = new ArrayList<>();
      command.add(program.path().toAbsolutePath().toString());
      command.add("--web.listen-address=" + exporter.address());
      command.add("--web.config.file=" + file);
      command.addAll(arguments);
      process.start(process.folder(), command, exporter::answers);
      return exporter;
    }
  }
}
