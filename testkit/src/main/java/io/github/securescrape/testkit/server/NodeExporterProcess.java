// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.server;

import io.github.securescrape.testkit.internal.process.ChildProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real node_exporter behind a web config file. */
public final class NodeExporterProcess implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 5000;
  private static final byte[] NONSENSE = "?\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final ChildProcess process;
  private final int port;

  private NodeExporterProcess(ChildProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts a node_exporter on a free port of the loopback interface, and waits until it serves.
   *
   * @param arguments further arguments, such as {@code --collector.disable-defaults}
   * @throws IllegalStateException with its last words, if it does not start
   */
  public static NodeExporterProcess start(Binary binary, Path webConfigFile, String... arguments) {
    return ChildProcess.onFreePort(port -> start(binary, webConfigFile, port, arguments));
  }

  private static NodeExporterProcess start(
      Binary binary, Path webConfigFile, int port, String... arguments) {
    ChildProcess process = ChildProcess.create("node_exporter");
    NodeExporterProcess exporter = new NodeExporterProcess(process, port);
    List<String> command = new ArrayList<>();
    command.add(binary.path().toAbsolutePath().toString());
    command.add("--web.listen-address=" + exporter.address());
    command.add("--web.config.file=" + webConfigFile.toAbsolutePath());
    command.addAll(List.of(arguments));
    process.start(process.folder(), command, exporter::answers);
    return exporter;
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
}
