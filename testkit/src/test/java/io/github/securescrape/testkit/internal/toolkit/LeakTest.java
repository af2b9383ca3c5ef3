// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Connections of all sorts, ended in all ways, leave nothing behind. {@code
 * -Dsecurescrape.connections=100000} makes that many.
 */
class LeakTest {

  private static final int CONNECTIONS = Integer.getInteger("securescrape.connections", 1_000);

  @TempDir Path folder;

  @Test
  void findsALeak() throws Exception {
    assertThat(ResourceLeakDetector.getLevel()).isEqualTo(ResourceLeakDetector.Level.PARANOID);
    ByteBufAllocator.DEFAULT.directBuffer(77).writeByte(1);
    for (int i = 0; i < 100 && Leaks.found().isEmpty(); i++) {
      collect();
    }

    assertThat(Leaks.found()).hasSize(1);
    Leaks.found().clear();
  }

  @Test
  void leaksNothing() throws Exception {
    try (Besieged plain = Besieged.patient(folder, false)) {
      connectTo(plain, CONNECTIONS / 2);
    }
    try (Besieged tls = Besieged.patient(folder, true)) {
      connectTo(tls, CONNECTIONS / 2);
    }
    for (int i = 0; i < 10; i++) {
      collect();
    }

    assertThat(Leaks.found()).isEmpty();
    System.out.printf("figure connections-without-a-leak: %d%n", CONNECTIONS / 2 * 2);
  }

  private static void connectTo(Besieged exporter, int count) throws Exception {
    Random random = new Random(11);
    for (int i = 0; i < count; i++) {
      switch (i % 5) {
        case 0 -> exporter.serves();
        case 1 -> drop(exporter, new byte[random.nextInt(2000)]);
        case 2 -> drop(exporter, new byte[] {22, 3, 1, 1, 0, 1, 0, 0, (byte) 252, 3, 3});
        case 3 ->
            drop(
                exporter,
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\nGET"
                    .getBytes(StandardCharsets.US_ASCII));
        default ->
            drop(
                exporter,
                "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n"
                    .repeat(20)
                    .getBytes(StandardCharsets.US_ASCII));
      }
    }
    exporter.isRidOfAll();
  }

  /** Sends and is gone, before an answer can come. */
  private static void drop(Besieged exporter, byte[] bytes) throws IOException {
    try (Socket socket = exporter.connect()) {
      socket.setSoLinger(true, 0);
      socket.getOutputStream().write(bytes);
    }
  }

  /** Has lost buffers found, which the detector looks for when others are made. */
  private static void collect() throws InterruptedException {
    System.gc();
    Thread.sleep(20);
    ByteBufAllocator.DEFAULT.directBuffer(1).release();
  }
}
