// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.exposition;

import java.util.Arrays;

/** Reads the fields of one protocol buffer, with the words of Go's generated readers. */
final class WireReader {

  private static final String CUT = "unexpected EOF";

  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int GROUP = 3;
  private static final int GROUP_END = 4;
  private static final int FIXED32 = 5;

  private final byte[] in;
  private final int end;
  private final String message;
  private int at;
  private int tagAt;
  private int field;
  private int wireType;

  /**
   * Returns a reader of some of the bytes.
   *
   * @param message name of the type, as failures tell it
   */
  WireReader(byte[] in, int from, int end, String message) {
    this.in = in;
    this.at = from;
    this.end = end;
    this.message = message;
  }

  /** Goes on to the next field; returns whether there is one. */
  boolean next() throws ExpositionException {
    if (at >= end) {
      return false;
    }
    tagAt = at;
    long tag = varint();
    field = (int) (tag >>> 3);
    wireType = (int) tag & 7;
    if (wireType == GROUP_END) {
      throw new ExpositionException("proto: " + message + ": wiretype end group for non-group");
    }
    if (field <= 0) {
      throw new ExpositionException(
          "proto: " + message + ": illegal tag " + field + " (wire type " + tag + ")");
    }
    return true;
  }

  /** Returns the number of the field. */
  int field() {
    return field;
  }

  /** Reads a number; {@code name} is that of the field, as failures tell it. */
  long varint(String name) throws ExpositionException {
    expect(VARINT, name);
    return varint();
  }

  double fixed64(String name) throws ExpositionException {
    expect(FIXED64, name);
    advance(Long.BYTES);
    if (at > end) {
      throw new ExpositionException(CUT);
    }
    long bits = 0;
    for (int i = 1; i <= Long.BYTES; i++) {
      bits = bits << Byte.SIZE | in[at - i] & 0xFF;
    }
    return Double.longBitsToDouble(bits);
  }

  /** Reads the bytes of a text, which may be none in UTF-8. */
  byte[] text(String name) throws ExpositionException {
    int from = begin(name);
    return Arrays.copyOfRange(in, from, at);
  }

  /**
   * Reads a message, which the returned reader goes through.
   *
   * @param type its type, as failures tell it
   */
  WireReader message(String name, String type) throws ExpositionException {
    int from = begin(name);
    return new WireReader(in, from, at, type);
  }

  private int begin(String name) throws ExpositionException {
    expect(BYTES, name);
    long length = length();
    int from = at;
    advance(length);
    if (at > end) {
      throw new ExpositionException(CUT);
    }
    return from;
  }

  /** Passes over the field, whatever it is. */
  void skip() throws ExpositionException {
    at = tagAt;
    int depth = 0;
    do {
      int type = (int) varint() & 7;
      switch (type) {
        case VARINT -> varint();
        case FIXED64 -> advance(Long.BYTES);
        case BYTES -> advance(length());
        case GROUP -> depth++;
        case GROUP_END -> depth--;
        case FIXED32 -> advance(Integer.BYTES);
        default -> throw new ExpositionException("proto: illegal wireType " + type);
      }
    } while (depth > 0);
    if (at > end) {
      throw new ExpositionException(CUT);
    }
  }

  private long length() throws ExpositionException {
    long length = varint();
    if (length < 0) {
      throw new ExpositionException("proto: negative length found during unmarshaling");
    }
    return length;
  }

  private void advance(long bytes) {
    // One beyond the end is as good as many.
    at = (int) Math.min(at + Math.min(bytes, Integer.MAX_VALUE), end + 1L);
  }

  private void expect(int type, String name) throws ExpositionException {
    if (wireType != type) {
      throw new ExpositionException("proto: wrong wireType = " + wireType + " for field " + name);
    }
  }

  private long varint() throws ExpositionException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      if (at >= end) {
        throw new ExpositionException(CUT);
      }
      byte next = in[at++];
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new ExpositionException("proto: integer overflow");
  }
}
