// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.yaml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.securescrape.core.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text of a YAML file: decoded from bytes as go-yaml does, and cut into lines. */
public final class SourceText {

  /** Bytes that are no text in the file's encoding. */
  public static final ProblemCode BAD_ENCODING =
      ProblemCode.error("yaml.encoding", "{0}", "Save the file as UTF-8.");

  /** A character that no YAML file may hold. */
  public static final ProblemCode CONTROL_CHARACTER =
      ProblemCode.error(
          "yaml.control-character",
          "{0}",
          "Remove the character, or write it as an escape between double quotes.");

  /** A file beyond the bounds of this reader. */
  public static final ProblemCode TOO_LARGE =
      ProblemCode.error("yaml.limit", "{0}", "Split the file.");

  /** What parts documents for Kubernetes: a line of three dashes, and maybe a comment. */
  private static final Pattern DOCUMENT_EDGE =
      Pattern.compile("^---[ \\t]*(?:#[^\\n]*)?\\r?(?:\\n|\\z)", Pattern.MULTILINE);

  private static final char BYTE_ORDER_MARK = '\ufeff';
  private static final char REPLACEMENT = '\ufffd';

  /**
   * Something in the file that cannot be read; the text ends before it.
   *
   * @param reach index from which on the text is read together with it
   */
  record Fault(ProblemCode code, String message, int reach) {}

  private final String text;
  private final @Nullable Fault fault;
  private final boolean surrogates;
  private final int secondPiece;
  private final int firstLine;
  private int @Nullable [] lineStarts;

  SourceText(String text, @Nullable Fault fault) {
    this(text, fault, 0);
  }

  private SourceText(String text, @Nullable Fault fault, int firstLine) {
    this.text = text;
    this.fault = fault;
    this.firstLine = firstLine;
    surrogates = text.codePointCount(0, text.length()) < text.length();
    secondPiece = text.indexOf(BYTE_ORDER_MARK) == 0 ? SourceDecoder.secondPiece(text) : 0;
  }

  /** Returns the given text, without its byte order mark. */
  public static SourceText of(String text) {
    if (text.length() > YamlLimits.MAX_SIZE) {
      return tooLarge();
    }
    String content = text.indexOf(BYTE_ORDER_MARK) == 0 ? text.substring(1) : text;
    if (isClean(content)) {
      return new SourceText(content, null);
    }
    int bad = firstHalfCharacter(content);
    if (bad >= 0) {
      Fault fault = new Fault(BAD_ENCODING, "invalid Unicode character", 0);
      return new SourceText(content.substring(0, bad), fault);
    }
    return decode(text.getBytes(UTF_8));
  }

  /** Reads and decodes a file. */
  public static SourceText read(Path file) throws IOException {
    if (Files.size(file) > YamlLimits.MAX_SIZE) {
      return tooLarge();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return decode(in.readNBytes(YamlLimits.MAX_SIZE + 1));
    }
  }

  /** Decodes UTF-8, or UTF-16 that begins with a byte order mark. */
  public static SourceText decode(byte[] bytes) {
    if (bytes.length > YamlLimits.MAX_SIZE) {
      return tooLarge();
    }
    if (isAscii(bytes)) {
      return new SourceText(new String(bytes, ISO_8859_1), null);
    }
    int mark = lengthOfMark(bytes);
    Charset wide = bytes.length > 0 && bytes[0] == (byte) 0xFE ? UTF_16BE : UTF_16LE;
    String text = new String(bytes, mark, bytes.length - mark, mark == 2 ? wide : UTF_8);
    // What does not fit becomes a replacement character; the file may also hold one.
    return isClean(text) && text.indexOf(REPLACEMENT) < 0
        ? new SourceText(text, null)
        : new SourceDecoder(bytes, mark).decode();
  }

  /** Reads a file as JSON, in which bytes that are no UTF-8 become replacement characters. */
  public static SourceText readJson(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return ofJson(new String(in.readNBytes(YamlLimits.MAX_SIZE + 1), UTF_8));
    }
  }

  /** Returns the given text with all its characters, of which JSON allows more than YAML. */
  public static SourceText ofJson(String text) {
    return text.length() > YamlLimits.MAX_SIZE ? tooLarge() : new SourceText(text, null);
  }

  private static SourceText tooLarge() {
    String message = "file has more than " + YamlLimits.MAX_SIZE + " bytes";
    return new SourceText("", new Fault(TOO_LARGE, message, 0));
  }

  private static int lengthOfMark(byte[] bytes) {
    int start = 0;
    for (int i = 0; i < 3; i++) {
      start = start << 8 | (i < bytes.length ? bytes[i] & 0xFF : 0);
    }
    boolean wide = bytes.length >= 2 && (start >> 8 == 0xFEFF || start >> 8 == 0xFFFE);
    return wide ? 2 : start == 0xEFBBBF ? 3 : 0;
  }

  /** Returns whether there is nothing to decode and to refuse, as in most files. */
  private static boolean isAscii(byte[] bytes) {
    for (byte each : bytes) {
      if ((each < ' ' || each > '~') && each != '\n' && each != '\r' && each != '\t') {
        return false;
      }
    }
    return true;
  }

  /** Returns whether all characters may stand in a file; halves of characters may not. */
  private static boolean isClean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' || c > '~') && !SourceDecoder.isAllowed(c)) {
        if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  private static int firstHalfCharacter(String text) {
    for (int i = 0; i < text.length(); i++) {
      int c = text.codePointAt(i);
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        return i;
      }
      i += Character.charCount(c) - 1;
    }
    return -1;
  }

  /**
   * Returns the parts between lines of {@code ---}, which keep the numbers of their lines; what
   * cannot be read belongs to the last.
   */
  public List<SourceText> documents() {
    List<SourceText> parts = new ArrayList<>();
    Matcher edge = DOCUMENT_EDGE.matcher(text);
    int from = 0;
    while (edge.find()) {
      parts.add(part(from, edge.start(), null));
      from = edge.end();
    }
    parts.add(part(from, text.length(), fault));
    return parts;
  }

  private SourceText part(int from, int to, @Nullable Fault fault) {
    return new SourceText(text.substring(from, to), fault, lineOf(from));
  }

  /** Returns the text up to what cannot be read, if there is such. */
  public String text() {
    return text;
  }

  @Nullable Fault fault() {
    return fault;
  }

  /** Returns whether a column may differ from the number of chars before it. */
  boolean hasSurrogates() {
    return surrogates;
  }

  /**
   * Returns whether go-yaml does not see the first character of a line. So it is after two byte
   * order marks, in the piece of the file that it reads first.
   */
  boolean losesFirstOfLine(int index) {
    return index < secondPiece;
  }

  /** Returns the index at which a line begins, counted from 0; the end if there is no such line. */
  int startOf(int line) {
    int[] starts = lineStarts();
    int index = line - firstLine;
    return index < 0 || index >= starts.length ? text.length() : starts[index];
  }

  /** Returns the index of a column, in code points, of a line. */
  int indexOf(int line, int column) {
    int start = startOf(line);
    if (!surrogates) {
      return Math.min(start + column, text.length());
    }
    int end = Math.min(start + 2 * column, text.length());
    return text.codePointCount(start, end) < column ? end : text.offsetByCodePoints(start, column);
  }

  /** Returns the line of an index, from 0; one beyond the end lies in a line of its own. */
  int lineOf(int index) {
    return firstLine + (index > text.length() ? lineStarts().length : lineIn(index));
  }

  private int lineIn(int index) {
    int found = Arrays.binarySearch(lineStarts(), index);
    return found < 0 ? -found - 2 : found;
  }

  /** Returns the column of an index, from 0, in code points. */
  int columnOf(int index) {
    if (index > text.length()) {
      return 0;
    }
    int start = lineStarts()[lineIn(index)];
    return surrogates ? text.codePointCount(start, index) : index - start;
  }

  private int[] lineStarts() {
    if (lineStarts == null) {
      int[] starts = new int[text.length() / 32 + 16];
      int lines = 1;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        boolean halfOfBreak = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
        if (Cursor.isBreak(c) && !halfOfBreak) {
          starts = lines == starts.length ? Arrays.copyOf(starts, lines * 2) : starts;
          starts[lines++] = i + 1;
        }
      }
      lineStarts = Arrays.copyOf(starts, lines);
    }
    return lineStarts;
  }
}
