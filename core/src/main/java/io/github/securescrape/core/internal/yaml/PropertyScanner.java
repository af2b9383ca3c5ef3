// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.yaml;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Reads anchors, aliases, tags and directives. */
final class PropertyScanner {

  private static final String DIRECTIVE = "while scanning a directive";
  private static final String VERSION = "while scanning a %YAML directive";
  private static final String TAG_DIRECTIVE = "while scanning a %TAG directive";
  private static final String TAG = "while parsing a tag";

  /** What may follow an anchor or alias, besides blanks. */
  private static final String AFTER_ANCHOR = "?:,]}%@`";

  /** What a tag may hold besides letters, digits, {@code -}, {@code _} and escapes. */
  private static final String TAG_SIGNS = ";/?:@&=+$,.!~*'()[]";

  private final Cursor in;
  private final TokenQueue tokens;

  PropertyScanner(Cursor in, TokenQueue tokens) {
    this.in = in;
    this.tokens = tokens;
  }

  /** Reads an anchor or an alias. */
  void anchor() throws YamlSyntaxException {
    int start = in.at;
    boolean alias = in.peek() == '*';
    in.at++;
    String name = word();
    if (name.isEmpty() || !Cursor.isSpaceOrEnd(in.peek()) && AFTER_ANCHOR.indexOf(in.peek()) < 0) {
      throw in.error(
          alias ? "while scanning an alias" : "while scanning an anchor",
          start,
          "did not find expected alphabetic or numeric character");
    }
    tokens.add(alias ? Token.ALIAS : Token.ANCHOR, start, in.at, name);
  }

  /** Reads a tag. */
  void tag() throws YamlSyntaxException {
    int start = in.at;
    Tag tag;
    if (in.peek(1) == '<') {
      in.at += 2;
      tag = new Tag("", uri("", false, start, TAG));
      if (in.peek() != '>') {
        throw in.error("while scanning a tag", start, "did not find the expected '>'");
      }
      in.at++;
    } else {
      String handle = handle(false, start);
      if (handle.length() > 1 && handle.endsWith("!")) {
        tag = new Tag(handle, uri("", false, start, TAG));
      } else {
        String rest = uri(handle.substring(1), true, start, TAG);
        tag = rest.isEmpty() ? new Tag("", "!") : new Tag("!", rest);
      }
    }
    if (!Cursor.isSpaceOrEnd(in.peek())) {
      throw in.error(
          "while scanning a tag", start, "did not find expected whitespace or line break");
    }
    tokens.add(Token.TAG, start, in.at, tag);
  }

  /** Reads a line that begins with a percent sign. */
  void directive() throws YamlSyntaxException {
    int start = in.at++;
    String name = word();
    if (name.isEmpty()) {
      throw in.error(DIRECTIVE, start, "could not find expected directive name");
    }
    if (!Cursor.isSpaceOrEnd(in.peek())) {
      throw in.error(DIRECTIVE, start, "found unexpected non-alphabetical character");
    }
    switch (name) {
      case "YAML" -> {
        String version = version(start);
        tokens.add(Token.VERSION_DIRECTIVE, start, in.at, version);
      }
      case "TAG" -> {
        Tag definition = definition(start);
        tokens.add(Token.TAG_DIRECTIVE, start, in.at, definition);
      }
      default -> throw in.error(DIRECTIVE, start, "found unknown directive name");
    }
    in.skipBlanks();
    if (in.peek() == '#') {
      in.skipComment();
    }
    if (!Cursor.isBreakOrEnd(in.peek())) {
      throw in.error(DIRECTIVE, start, "did not find expected comment or line break");
    }
    if (in.peek() != 0) {
      in.skipBreak();
    }
  }

  private String word() {
    int from = in.at;
    while (Cursor.isWord(in.peek())) {
      in.at++;
    }
    return in.text(from, in.at);
  }

  private String version(int start) throws YamlSyntaxException {
    in.skipBlanks();
    int major = number(start);
    if (in.peek() != '.') {
      throw in.error(VERSION, start, "did not find expected digit or '.' character");
    }
    in.at++;
    return major + "." + number(start);
  }

  private int number(int start) throws YamlSyntaxException {
    int number = 0;
    int length = 0;
    for (; Cursor.isDigit(in.peek()); in.at++) {
      if (++length > 2) {
        throw in.error(VERSION, start, "found extremely long version number");
      }
      number = number * 10 + in.peek() - '0';
    }
    if (length == 0) {
      throw in.error(VERSION, start, "did not find expected version number");
    }
    return number;
  }

  private Tag definition(int start) throws YamlSyntaxException {
    in.skipBlanks();
    String handle = handle(true, start);
    if (!Cursor.isBlank(in.peek())) {
      throw in.error(TAG_DIRECTIVE, start, "did not find expected whitespace");
    }
    in.skipBlanks();
    String prefix = uri("", false, start, TAG_DIRECTIVE);
    if (!Cursor.isSpaceOrEnd(in.peek())) {
      throw in.error(TAG_DIRECTIVE, start, "did not find expected whitespace or line break");
    }
    return new Tag(handle, prefix);
  }

  /** Reads {@code !}, {@code !!} or {@code !name!}; in a tag this may also be its beginning. */
  private String handle(boolean directive, int start) throws YamlSyntaxException {
    int from = in.at;
    if (in.peek() == '!') {
      in.at++;
      word();
      if (in.peek() == '!') {
        in.at++;
      } else if (!directive || in.at == from + 1) {
        return in.text(from, in.at);
      }
    }
    if (in.at == from || in.peek(-1) != '!') {
      throw in.error(directive ? TAG_DIRECTIVE : TAG, start, "did not find expected '!'");
    }
    return in.text(from, in.at);
  }

  private String uri(String head, boolean mayBeEmpty, int start, String context)
      throws YamlSyntaxException {
    StringBuilder uri = new StringBuilder(head);
    int from = in.at;
    while (true) {
      char c = in.peek();
      if (c == '%') {
        uri.append(escaped(start, context));
      } else if (Cursor.isWord(c) || TAG_SIGNS.indexOf(c) >= 0) {
        uri.append(c);
        in.at++;
      } else if (in.at == from && !mayBeEmpty) {
        throw in.error(context, start, "did not find expected tag URI");
      } else {
        return uri.toString();
      }
    }
  }

  /** Reads one character, escaped byte by byte. */
  private String escaped(int start, String context) throws YamlSyntaxException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4);
    int length = 1;
    while (bytes.size() < length) {
      int high = in.peek() == '%' ? Cursor.hex(in.peek(1)) : -1;
      int low = high < 0 ? -1 : Cursor.hex(in.peek(2));
      if (low < 0) {
        throw in.error(context, start, "did not find URI escaped octet");
      }
      int octet = high << 4 | low;
      if (bytes.size() == 0) {
        length = SourceDecoder.lengthOfUtf8(octet);
        if (length == 0) {
          throw in.error(context, start, "found an incorrect leading UTF-8 octet");
        }
      } else if ((octet & 0xC0) != 0x80) {
        throw in.error(context, start, "found an incorrect trailing UTF-8 octet");
      }
      bytes.write(octet);
      in.at += 3;
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
