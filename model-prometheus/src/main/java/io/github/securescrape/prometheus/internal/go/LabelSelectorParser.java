// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.go;

import io.github.securescrape.core.value.GoQuote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads a label selector as Kubernetes' client library does, for its verdict only. */
final class LabelSelectorParser {

  private static final int MAX_LENGTH = 63;
  private static final int MAX_PREFIX_LENGTH = 253;
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9]|[A-Za-z0-9][-A-Za-z0-9_.]*[A-Za-z0-9]");
  private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9](?:[-a-z0-9]*[a-z0-9])?");
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+");

  private static final String NAME_RULE =
      "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an"
          + " alphanumeric character";
  private static final String DNS_RULE =
      "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or"
          + " '.', and must start and end with an alphanumeric character";

  private static final String SYMBOLS = "=!(),><";
  private static final Set<String> PAIRS = Set.of("==", "!=");
  private static final Set<String> WORD_OPERATORS = Set.of("in", "notin");
  private static final Set<String> VALUE_OPERATORS = Set.of("=", "==", "!=", ">", "<");

  /** Stands for the end of the text. */
  private static final String END = "";

  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message, null, false, false);
    }
  }

  private final List<String> tokens;
  private int at;

  private LabelSelectorParser(String selector) {
    tokens = tokens(selector);
  }

  static Optional<String> problem(String selector) {
    try {
      new LabelSelectorParser(selector).parse();
      return Optional.empty();
    } catch (Refused e) {
      return Optional.ofNullable(e.getMessage());
    }
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    int at = 0;
    while (true) {
      while (at < text.length() && isBlank(text.charAt(at))) {
        at++;
      }
      // A NUL ends the text, or only what stands right before it.
      if (at == text.length() || text.charAt(at) == 0) {
        tokens.add(END);
        return tokens;
      }
      int start = at;
      if (isSymbol(text.charAt(at))) {
        at += PAIRS.stream().anyMatch(pair -> text.startsWith(pair, start)) ? 2 : 1;
      } else {
        while (at < text.length() && isWord(text.charAt(at))) {
          at++;
        }
      }
      tokens.add(text.substring(start, at));
      at += at < text.length() && text.charAt(at) == 0 ? 1 : 0;
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  private static boolean isSymbol(char c) {
    return SYMBOLS.indexOf(c) >= 0;
  }

  private static boolean isWord(char c) {
    return c != 0 && !isBlank(c) && !isSymbol(c);
  }

  private String peek() {
    return tokens.get(at);
  }

  private String next() {
    return tokens.get(at++);
  }

  private static boolean isIdentifier(String token) {
    return !token.isEmpty() && !isSymbol(token.charAt(0));
  }

  private static boolean startsRequirement(String token) {
    return isIdentifier(token) || token.equals("!");
  }

  private void parse() {
    while (!peek().equals(END)) {
      if (!startsRequirement(peek())) {
        throw found(peek(), ", expected: !, identifier, or 'end of string'");
      }
      try {
        requirement();
      } catch (Refused e) {
        throw new Refused("unable to parse requirement: " + e.getMessage());
      }
      String after = next();
      if (after.equals(END)) {
        return;
      }
      if (!after.equals(",")) {
        throw found(after, ", expected: ',' or 'end of string'");
      }
      if (!startsRequirement(peek())) {
        throw found(peek(), ", expected: identifier after ','");
      }
    }
  }

  private static Refused found(String token, String expected) {
    return new Refused("found '" + token + "'" + expected);
  }

  private void requirement() {
    boolean negated = peek().equals("!");
    if (negated) {
      next();
    }
    String key = next();
    if (!isIdentifier(key)) {
      throw found(key, ", expected: identifier");
    }
    checkKey(key);
    if (negated || peek().equals(END) || peek().equals(",")) {
      return;
    }
    String operator = next();
    if (WORD_OPERATORS.contains(operator)) {
      values().forEach(LabelSelectorParser::checkValue);
    } else if (VALUE_OPERATORS.contains(operator)) {
      value(operator);
    } else {
      throw found(operator, ", expected: in, notin, =, ==, !=, gt, lt");
    }
  }

  private void value(String operator) {
    boolean empty = peek().equals(END) || peek().equals(",");
    String value = empty ? "" : next();
    if (!empty && !isIdentifier(value)) {
      throw found(value, ", expected: identifier");
    }
    if ((operator.equals(">") || operator.equals("<")) && !isLong(value)) {
      throw new Refused(invalid(value) + "for 'Gt', 'Lt' operators, the value must be an integer");
    }
    checkValue(value);
  }

  private static boolean isLong(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return false;
    }
    try {
      Long.parseLong(text);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private Set<String> values() {
    String open = next();
    if (!open.equals("(")) {
      throw found(open, " expected: '('");
    }
    Set<String> values = new TreeSet<>();
    if (peek().equals(")")) {
      next();
      return values;
    }
    if (!isIdentifier(peek()) && !peek().equals(",")) {
      throw found(peek(), ", expected: ',', ')' or identifier");
    }
    while (true) {
      String token = next();
      if (isIdentifier(token)) {
        values.add(token);
        if (!peek().equals(",") && !peek().equals(")")) {
          throw found(peek(), ", expected: ',' or ')'");
        }
      } else if (!token.equals(",")) {
        throw found(token, ", expected: ',', or identifier");
      }
      if (peek().equals(")")) {
        next();
        return values;
      }
    }
  }

  private static String invalid(String value) {
    return "Invalid value: " + GoQuote.quote(value) + ": ";
  }

  private static void checkKey(String key) {
    String[] parts = key.split("/", -1);
    String name = parts[parts.length - 1];
    if (parts.length > 2) {
      throw new Refused(
          invalid(key)
              + "a qualified name "
              + NAME_RULE
              + " with an optional DNS subdomain prefix and '/'");
    }
    if (parts.length == 2) {
      if (parts[0].isEmpty()) {
        throw new Refused(invalid(key) + "prefix part must be non-empty");
      }
      checkPrefix(key, parts[0]);
    }
    if (name.isEmpty()) {
      throw new Refused(invalid(key) + "name part must be non-empty");
    }
    if (name.length() > MAX_LENGTH) {
      throw new Refused(invalid(key) + "name part must be no more than 63 characters");
    }
    if (!NAME.matcher(name).matches()) {
      throw new Refused(invalid(key) + "name part " + NAME_RULE);
    }
  }

  private static void checkPrefix(String key, String prefix) {
    boolean labels = true;
    for (String label : prefix.split("\\.", -1)) {
      labels &= DNS_LABEL.matcher(label).matches();
    }
    if (prefix.length() > MAX_PREFIX_LENGTH) {
      throw new Refused(invalid(key) + "prefix part must be no more than 253 characters");
    }
    if (!labels) {
      throw new Refused(invalid(key) + "prefix part " + DNS_RULE);
    }
  }

  private static void checkValue(String value) {
    if (value.length() > MAX_LENGTH) {
      throw new Refused(invalid(value) + "must be no more than 63 characters");
    }
    if (!value.isEmpty() && !NAME.matcher(value).matches()) {
      throw new Refused(
          invalid(value) + "a valid label must be an empty string or " + NAME_RULE.substring(5));
    }
  }
}
