// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Under attack, an exporter serves others, and frees what it held. */
class AttackTest {

  private static final int MANY = 10_000;

  /** The start of a ClientHello that promises more. */
  private static final byte[] HALF_HELLO = {22, 3, 1, 1, 0, 1, 0, 0, (byte) 252, 3, 3, 7, 7};

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void endsConnectionsThatSendGarbage(boolean tls) throws Exception {
    Random random = new Random(7);
    try (Besieged exporter = Besieged.impatient(folder, tls)) {
      for (int i = 0; i < 200; i++) {
        byte[] garbage = new byte[random.nextInt(3000) + 1];
        random.nextBytes(garbage);
        if (i % 2 == 0) {
          // As if a record of TLS began.
          System.arraycopy(HALF_HELLO, 0, garbage, 0, Math.min(garbage.length, i % 11));
        }
        try (Socket socket = exporter.connect()) {
          send(socket, garbage);
        }
      }
      exporter.serves();
      exporter.isRidOfAll();
    }
  }

  @Test
  void endsHalfHandshakes() throws Exception {
    try (Besieged exporter = Besieged.impatient(folder, true)) {
      List<Socket> sockets = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        Socket socket = exporter.connect();
        send(socket, Arrays.copyOf(HALF_HELLO, i % HALF_HELLO.length));
        sockets.add(socket);
      }
      exporter.serves();

      assertAllEnd(sockets);
      exporter.isRidOfAll();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /metrics HTTP/1.1\r\nHost: x\r\nX-Slow: ",
        "POST /metrics HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nslow",
        "POST /metrics HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nslow"
      })
  void endsRequestsThatNeverEnd(String start) throws Exception {
    try (Besieged exporter = Besieged.impatient(folder, false)) {
      List<Socket> sockets = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        Socket socket = exporter.connect();
        send(socket, start.getBytes(StandardCharsets.US_ASCII));
        sockets.add(socket);
      }
      exporter.serves();

      // A byte now and then does not keep it alive.
      Socket first = sockets.get(0);
      for (int i = 0; i < 10 && exporter.connections() > 0; i++) {
        Thread.sleep(100);
        send(first, new byte[] {'0'});
      }
      assertAllEnd(sockets);
      exporter.isRidOfAll();
    }
  }

  @Test
  void refusesHeadersOfAHundredMegabytes() throws Exception {
    try (Besieged exporter = Besieged.impatient(folder, false);
        Socket socket = exporter.connect()) {
      send(socket, "GET /metrics HTTP/1.1\r\nHost: x\r\nX: ".getBytes(StandardCharsets.US_ASCII));
      byte[] megabyte = new byte[1 << 20];
      Arrays.fill(megabyte, (byte) 'x');
      for (int i = 0; i < 100 && send(socket, megabyte); i++) {
        // What comes after the first megabyte is dropped, and soon nobody listens any more.
      }

      exporter.serves();
      assertAllEnd(List.of(socket));
      exporter.isRidOfAll();
    }
  }

  @Test
  void tellsThatHeadersAreTooLarge() throws Exception {
    try (Besieged exporter = Besieged.patient(folder, false);
        Socket socket = exporter.connect()) {
      String head = "GET /metrics HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat((1 << 20) + 10_000);
      send(socket, (head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .isEqualTo(
              String.join(
                  "\r\n",
                  "HTTP/1.1 431 Request Header Fields Too Large",
                  "Content-Type: text/plain; charset=utf-8",
                  "Connection: close",
                  "",
                  "431 Request Header Fields Too Large"));
    }
  }

  @Test
  void answersWithoutTheEndOfAHugeBody() throws Exception {
    try (Besieged exporter = Besieged.patient(folder, false);
        Socket socket = exporter.connect()) {
      String head = "POST /metrics HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\nx";
      send(socket, head.getBytes(StandardCharsets.US_ASCII));

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 200 OK\r\n")
          .contains("\r\nConnection: close\r\n");
    }
  }

  /** As many as the system lets one process have, of which each needs two files. */
  @Test
  void bearsThousandsOfIdleConnections() throws Exception {
    int count = MANY;
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
      long free = system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount();
      count = (int) Math.min(count, (free - 500) / 2);
    }
    List<Socket> sockets = new ArrayList<>();
    try (Besieged exporter = Besieged.patient(folder, true)) {
      for (int i = 0; i < count; i++) {
        sockets.add(exporter.connect());
      }
      exporter.serves();
      System.out.printf("figure idle-connections: %d%n", exporter.connections());
      for (Socket socket : sockets) {
        socket.close();
      }
      exporter.isRidOfAll();
      exporter.serves();
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  /** Sends, and returns whether the other side was there to take it. */
  private static boolean send(Socket socket, byte[] bytes) {
    try {
      OutputStream out = socket.getOutputStream();
      out.write(bytes);
      out.flush();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void assertAllEnd(List<Socket> sockets) throws IOException {
    for (Socket socket : sockets) {
      try (socket) {
        // An answer may come before the end.
        socket.getInputStream().readAllBytes();
      } catch (java.net.SocketException e) {
        assertThat(e).hasMessageContaining("reset");
      }
    }
  }
}
