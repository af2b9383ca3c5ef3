// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.golang;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Map;

/** Texts as Go prints them. */
public final class GoText {

  private static final Map<Integer, String> ESCAPES =
      Map.of(
          0x07, "\\a", 0x08, "\\b", 0x0c, "\\f", 0x0a, "\\n", 0x0d, "\\r", 0x09, "\\t", 0x0b, "\\v",
          0x22, "\\\"", 0x5c, "\\\\");

  private GoText() {}

  /** Returns a text in double quotes with Go's escapes, as {@code %q} prints it. */
  public static String quote(String text) {
    return quote(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns bytes as a text in double quotes; those that are not UTF-8 as {@code \xff}. */
  public static String quote(byte[] bytes) {
    StringBuilder quoted = new StringBuilder("\"");
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    while (in.hasRemaining()) {
      CoderResult result = decoder.decode(in, out, true);
      out.flip().codePoints().forEach(c -> append(quoted, c));
      out.clear();
      decoder.reset();
      for (int i = 0; result.isError() && i < result.length(); i++) {
        quoted.append(String.format("\\x%02x", in.get() & 0xFF));
      }
    }
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, int c) {
    String escape = ESCAPES.get(c);
    if (escape != null) {
      quoted.append(escape);
    } else if (c < ' ' || c == 0x7f) {
      quoted.append(String.format("\\x%02x", c));
    } else if (isPrintable(c)) {
      quoted.appendCodePoint(c);
    } else {
      quoted.append(String.format(c > 0xFFFF ? "\\U%08x" : "\\u%04x", c));
    }
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }

  /** Returns whether bytes are UTF-8. */
  public static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** Returns what Go says about a file that cannot be read. */
  public static String unreadable(String file, Exception cause) {
    if (cause instanceof NoSuchFileException) {
      return "open " + file + ": no such file or directory";
    }
    if (cause instanceof AccessDeniedException) {
      return "open " + file + ": permission denied";
    }
    boolean folder = String.valueOf(cause.getMessage()).contains("Is a directory");
    String reason =
        folder
            ? "is a directory"
            : cause instanceof FileSystemException ? "input/output error" : "invalid argument";
    return (folder ? "read " : "open ") + file + ": " + reason;
  }

  /** Returns the name of a header with each word capitalized. */
  public static String canonicalHeader(String name) {
    StringBuilder canonical = new StringBuilder(name);
    boolean first = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      canonical.setCharAt(i, first ? Character.toUpperCase(c) : Character.toLowerCase(c));
      first = c == '-';
    }
    return canonical.toString();
  }
}
