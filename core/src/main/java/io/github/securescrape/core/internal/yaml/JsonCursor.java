// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.yaml;

import io.github.securescrape.core.internal.yaml.YamlNode.ScalarNode;
import io.github.securescrape.core.problem.ProblemCode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the scalars of a JSON text, one after the other. */
final class JsonCursor {

  /** A text that is not JSON. */
  private static final ProblemCode SYNTAX = ProblemCode.error("json.syntax", "{0}", "{1}");

  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
  private static final Pattern WORD = Pattern.compile("true|false|null");
  private static final String FLOAT = GoScalars.PREFIX + "float";
  private static final String ESCAPES = "\"\\/bfnrt";
  private static final String ESCAPED = "\"\\/\b\f\n\r\t";
  private static final char REPLACEMENT = '\ufffd';

  private final SourceText source;
  private final String text;
  private int index;

  JsonCursor(SourceText source) {
    this.source = source;
    this.text = source.text();
  }

  int index() {
    return index;
  }

  void skipBlanks() {
    while (index < text.length() && " \t\r\n".indexOf(text.charAt(index)) >= 0) {
      index++;
    }
  }

  /** Returns whether a character stood here, which is passed then. */
  boolean take(char c) {
    boolean taken = index < text.length() && text.charAt(index) == c;
    index += taken ? 1 : 0;
    return taken;
  }

  void expect(char c, String where) throws YamlSyntaxException {
    if (!take(c)) {
      throw unexpected(where);
    }
  }

  void expectEnd() throws YamlSyntaxException {
    if (index < text.length()) {
      throw unexpected("after top-level value");
    }
  }

  ScalarNode key() throws YamlSyntaxException {
    int start = index;
    expect('"', "looking for beginning of object key string");
    return string(start);
  }

  ScalarNode scalar() throws YamlSyntaxException {
    int start = index;
    if (take('"')) {
      return string(start);
    }
    boolean number = index < text.length() && "-0123456789".indexOf(text.charAt(index)) >= 0;
    Matcher plain = (number ? NUMBER : WORD).matcher(text).region(index, text.length());
    if (!plain.lookingAt()) {
      throw unexpected("looking for beginning of value");
    }
    index = plain.end();
    return new ScalarNode(plain.group(), number ? FLOAT : null, true, source, start, index);
  }

  private ScalarNode string(int start) throws YamlSyntaxException {
    StringBuilder value = new StringBuilder();
    while (!take('"')) {
      if (index < text.length() && text.charAt(index) < ' ') {
        throw unexpected("in string literal");
      }
      if (take('\\')) {
        value.append(escape());
      } else if (index < text.length()) {
        value.append(text.charAt(index++));
      } else {
        throw unexpected("in string literal");
      }
    }
    return new ScalarNode(value.toString(), null, false, source, start, index);
  }

  private String escape() throws YamlSyntaxException {
    if (!take('u')) {
      int kind = index < text.length() ? ESCAPES.indexOf(text.charAt(index)) : -1;
      if (kind < 0) {
        throw unexpected("in string escape code");
      }
      index++;
      return ESCAPED.substring(kind, kind + 1);
    }
    char first = hex();
    int second = index;
    if (Character.isHighSurrogate(first) && take('\\') && take('u')) {
      char low = hex();
      if (Character.isLowSurrogate(low)) {
        return "" + first + low;
      }
    }
    index = Character.isHighSurrogate(first) ? second : index;
    return String.valueOf(Character.isSurrogate(first) ? REPLACEMENT : first);
  }

  private char hex() throws YamlSyntaxException {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = index < text.length() ? Character.digit(text.charAt(index), 16) : -1;
      if (digit < 0 || text.charAt(index) > 'f') {
        throw unexpected("in \\u hexadecimal character escape");
      }
      value = value * 16 + digit;
      index++;
    }
    return (char) value;
  }

  private YamlSyntaxException unexpected(String where) {
    if (index >= text.length()) {
      return wrong("unexpected end of JSON input");
    }
    String character = new String(Character.toChars(text.codePointAt(index)));
    return wrong("invalid character \"" + character + "\" " + where);
  }

  YamlSyntaxException wrong(String message) {
    return YamlSyntaxException.at(source, index, SYNTAX, message);
  }
}
