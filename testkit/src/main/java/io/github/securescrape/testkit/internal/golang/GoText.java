// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.golang;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Texts as Go prints them. */
public final class GoText {

  private GoText() {}

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
