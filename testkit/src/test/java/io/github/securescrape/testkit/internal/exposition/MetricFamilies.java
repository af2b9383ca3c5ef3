// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.exposition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Metrics as protocol buffers. */
public final class MetricFamilies {

  private MetricFamilies() {}

  /** Returns a family of each type. */
  public static byte[] example() {
    byte[] x = message(1, text(1, "x"), text(2, "y"));
    return join(
        family(text(1, "c_total"), number(3, 0), message(4, x, message(3, real(1, 3)))),
        family(
            text(1, "g"),
            text(2, "Help"),
            number(3, 1),
            message(4, message(2, real(1, -0.5))),
            message(4, x, message(2, real(1, Double.NaN)))),
        family(text(1, "none")),
        family(
            text(1, "s"),
            number(3, 2),
            message(
                4,
                message(
                    4,
                    number(1, 7),
                    real(2, 8),
                    message(3, real(1, 0.5), real(2, 1)),
                    message(3, real(1, 1), real(2, 2))))),
        family(text(1, "u"), number(3, 3), message(4, x, message(5, real(1, 1e300)))),
        family(
            text(1, "h"),
            number(3, 4),
            message(
                4,
                x,
                message(
                    7,
                    number(1, 3),
                    real(2, 4.5),
                    message(3, number(1, 1), real(2, 1)),
                    message(3, number(1, 2), real(2, 2.5e-7))))),
        family(
            text(1, "gh"),
            number(3, 5),
            message(
                4,
                message(
                    7,
                    real(4, 3.5),
                    real(2, 4.5),
                    message(3, real(4, 3.5), real(2, Double.POSITIVE_INFINITY))))));
  }

  /** Returns a native histogram that has classic buckets too. */
  static byte[] nativeHistogram() {
    return family(
        text(1, "n"),
        number(3, 4),
        message(
            4,
            message(
                7,
                number(1, 3),
                real(2, 4.5),
                number(5, 6),
                real(6, 0.001),
                message(3, number(1, 3), real(2, 1)),
                message(12, number(1, 2), number(2, 1)),
                message(13, new byte[] {6}))));
  }

  static byte[] family(byte[]... fields) {
    byte[] family = join(fields);
    return join(varint(family.length), family);
  }

  static byte[] message(int field, byte[]... fields) {
    byte[] message = join(fields);
    return join(varint(field << 3 | 2), varint(message.length), message);
  }

  static byte[] text(int field, String text) {
    return message(field, text.getBytes(UTF_8));
  }

  static byte[] number(int field, long number) {
    return join(varint((long) field << 3), varint(number));
  }

  static byte[] real(int field, double number) {
    byte[] bytes =
        ByteBuffer.allocate(Double.BYTES).order(ByteOrder.LITTLE_ENDIAN).putDouble(number).array();
    return join(varint(field << 3 | 1), bytes);
  }

  private static byte[] varint(long number) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long left = number;
    while ((left & ~0x7FL) != 0) {
      bytes.write((int) (left & 0x7F | 0x80));
      left >>>= 7;
    }
    bytes.write((int) left);
    return bytes.toByteArray();
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] each : parts) {
      all.writeBytes(each);
    }
    return all.toByteArray();
  }
}
