// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients can do with HTTP/2 that no client that scrapes does. */
class Http2AttackTest {

  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int GOAWAY = 7;
  private static final int CONTINUATION = 9;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;

  /** {@code GET https://x/}. */
  private static final byte[] GET = {(byte) 0x82, (byte) 0x87, (byte) 0x84, 0x41, 1, 'x'};

  @TempDir Path folder;

  @Test
  void endsAFloodOfResets() throws Exception {
    assertEnded(
        socket -> {
          for (int stream = 1; stream < 20_000; stream += 2) {
            write(socket, HEADERS, END_HEADERS | END_STREAM, stream, GET);
            write(socket, RST_STREAM, 0, stream, new byte[] {0, 0, 0, 8});
          }
        });
  }

  @Test
  void endsHeadersThatNeverEnd() throws Exception {
    byte[] block = header("x-long", "x".repeat(15_000));
    assertEnded(
        socket -> {
          write(socket, HEADERS, 0, 1, GET);
          for (int i = 0; i < 10_000; i++) {
            write(socket, CONTINUATION, 0, 1, block);
          }
        });
  }

  /** Answers that nobody reads: their streams stay open, up to the limit. */
  @Test
  void bearsManyStreams() throws Exception {
    try (Besieged exporter = Besieged.patient(folder, true)) {
      try (Socket socket = exporter.connectOverTls("h2")) {
        preface(socket);
        int refused = 0;
        for (int stream = 1; stream < 2 * 300; stream += 2) {
          write(socket, HEADERS, END_HEADERS | END_STREAM, stream, GET);
        }
        DataInputStream in = new DataInputStream(socket.getInputStream());
        while (refused < 50) {
          int type = skipFrame(in);
          assertThat(type).isNotEqualTo(GOAWAY);
          refused += type == RST_STREAM ? 1 : 0;
        }
        exporter.serves();
      }
      exporter.isRidOfAll();
    }
  }

  private interface Attack {
    void on(Socket socket) throws IOException;
  }

  /** The exporter has to end the connection by itself, and to serve others all the while. */
  private void assertEnded(Attack attack) throws Exception {
    try (Besieged exporter = Besieged.patient(folder, true)) {
      try (Socket socket = exporter.connectOverTls("h2")) {
        preface(socket);
        boolean ended = false;
        try {
          attack.on(socket);
          socket.getInputStream().readAllBytes();
          ended = true;
        } catch (SocketException e) {
          ended = true;
        }
        assertThat(ended).isTrue();
        exporter.serves();
        exporter.isRidOfAll();
      }
    }
  }

  private static void preface(Socket socket) throws IOException {
    socket
        .getOutputStream()
        .write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    // No window for answers.
    write(socket, SETTINGS, 0, 0, new byte[] {0, 4, 0, 0, 0, 0});
  }

  private static byte[] header(String name, String value) {
    ByteBuffer header = ByteBuffer.allocate(name.length() + value.length() + 8);
    header.put((byte) 0).put((byte) name.length());
    header.put(name.getBytes(StandardCharsets.US_ASCII));
    int rest = value.length() - 127;
    header.put((byte) 127).put((byte) (rest & 127 | 128)).put((byte) (rest >> 7));
    header.put(value.getBytes(StandardCharsets.US_ASCII));
    return Arrays.copyOf(header.array(), header.position());
  }

  private static void write(Socket socket, int type, int flags, int stream, byte[] payload)
      throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    int length = payload.length;
    byte[] head =
        ByteBuffer.allocate(9).putInt(length << 8 | type).put((byte) flags).putInt(stream).array();
    frame.write(head);
    frame.write(payload);
    socket.getOutputStream().write(frame.toByteArray());
  }

  private static int skipFrame(DataInputStream in) throws IOException {
    int lengthAndType = in.readInt();
    in.skipNBytes(5 + (lengthAndType >>> 8));
    return lengthAndType & 0xff;
  }
}
