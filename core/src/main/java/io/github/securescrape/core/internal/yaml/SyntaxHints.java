// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.yaml;

import java.util.LinkedHashMap;
import java.util.Map;

/** What to do about a text that is no YAML. */
final class SyntaxHints {

  private static final Map<String, String> HINTS = new LinkedHashMap<>();

  static {
    HINTS.put("tab character", "Indent with blanks, not with tabs.");
    HINTS.put(
        "cannot start any token",
        "Indent with blanks, not with tabs; put quotes around a text that begins with `@`, `%` or such.");
    HINTS.put(
        "mapping values are not allowed",
        "Put quotes around a text that holds a colon and a blank, or mend the indentation.");
    HINTS.put(
        "block sequence entries are not allowed",
        "Begin the list in a line of its own, or put quotes around the text.");
    HINTS.put(
        "alphabetic or numeric character",
        "Put quotes around a text that begins with `*` or `&`, such as a file pattern.");
    HINTS.put("expected key", "Give the keys of one mapping the same indentation.");
    HINTS.put("expected '-' indicator", "Give the items of one list the same indentation.");
    HINTS.put("expected ',' or ']'", "Part the items by commas, and close the list with `]`.");
    HINTS.put("expected ',' or '}'", "Part the keys by commas, and close the mapping with `}`.");
    HINTS.put("expected ':'", "Write a colon and a blank after the key.");
    HINTS.put("unexpected end of stream", "Close the quotes.");
    HINTS.put("unexpected document indicator", "Close the quotes before this line.");
    HINTS.put(
        "unknown escape character",
        "Write two backslashes for one, or use single quotes, which know no escapes.");
    HINTS.put("incompatible YAML document", "Remove the line, or write `%YAML 1.1`.");
    HINTS.put("unknown directive name", "Remove the line.");
    HINTS.put("undefined tag handle", "Remove the tag.");
    HINTS.put("max depth", "Nest less deeply.");
    HINTS.put(
        "looking for beginning of",
        "Put double quotes around a text; JSON has no comments, and no comma before an end.");
    HINTS.put("after object key:value pair", "Part the keys by commas, and close with `}`.");
    HINTS.put("after object key", "Write a colon after the key.");
    HINTS.put("after array element", "Part the items by commas, and close the list with `]`.");
    HINTS.put("after top-level value", "Remove what follows the value.");
    HINTS.put("hexadecimal character", "Write four hexadecimal digits after `\\u`.");
    HINTS.put("string escape code", "Write two backslashes for one.");
    HINTS.put("string literal", "Close the quotes, and write line breaks as `\\n`.");
    HINTS.put("end of JSON input", "Close what was begun.");
  }

  private SyntaxHints() {}

  static String of(String message) {
    for (Map.Entry<String, String> hint : HINTS.entrySet()) {
      if (message.contains(hint.getKey())) {
        return hint.getValue();
      }
    }
    return "Mend the YAML here or just before.";
  }
}
