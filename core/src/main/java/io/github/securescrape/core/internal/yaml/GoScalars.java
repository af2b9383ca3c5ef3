// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.yaml;

import io.github.securescrape.core.internal.yaml.YamlNode.ScalarNode;
import io.github.securescrape.core.value.Scalar;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a scalar stands for in go-yaml v2: YAML 1.1 without base-60 numbers, with Go's number
 * prefixes.
 */
public final class GoScalars {

  static final String MERGE_TAG = "tag:yaml.org,2002:merge";

  static final String PREFIX = "tag:yaml.org,2002:";
  private static final String STR = PREFIX + "str";
  private static final String BINARY = PREFIX + "binary";
  private static final Set<String> TRUE =
      Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
  private static final Set<String> FALSE =
      Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
  private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> NAN = Set.of(".nan", ".NaN", ".NAN");
  private static final Map<String, Double> INFINITY =
      Map.of(
          ".inf", Double.POSITIVE_INFINITY,
          ".Inf", Double.POSITIVE_INFINITY,
          ".INF", Double.POSITIVE_INFINITY,
          "+.inf", Double.POSITIVE_INFINITY,
          "+.Inf", Double.POSITIVE_INFINITY,
          "+.INF", Double.POSITIVE_INFINITY,
          "-.inf", Double.NEGATIVE_INFINITY,
          "-.Inf", Double.NEGATIVE_INFINITY,
          "-.INF", Double.NEGATIVE_INFINITY);
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

  /** A number that begins with a point may hold underscores, each between two digits. */
  private static final Pattern FRACTION =
      Pattern.compile("\\.[0-9]+(_[0-9]+)*([eE][-+]?[0-9]+(_[0-9]+)*)?");

  private static final String TWO = "([0-9]{1,2})";
  private static final String CLOCK = TWO + ":" + TWO + ":" + TWO + "(?:[.,][0-9]+)?";
  private static final Pattern DATE =
      Pattern.compile(
          String.format(
              "([0-9]{4})-%1$s-%1$s(?:[Tt]%2$s(?:Z|[-+]([0-9]{2}):([0-9]{2}))| +%2$s)?",
              TWO, CLOCK));

  /** The greatest value of each number in a date with time, as in {@link #DATE}. */
  private static final int[] GREATEST = {9999, 12, 31, 23, 59, 59, 24, 60, 23, 59, 59};

  private static final BigInteger MAX_UINT64 =
      BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
  private static final BigInteger MIN_INT64 = BigInteger.valueOf(Long.MIN_VALUE);

  private GoScalars() {}

  /**
   * Returns what a scalar stands for.
   *
   * @throws IllegalArgumentException if its text does not fit its tag
   */
  public static Scalar resolve(ScalarNode node) {
    String text = node.text();
    String tag = node.tag();
    if (tag == null) {
      return new Scalar(text, node.isPlain() ? resolve(text) : text);
    }
    if (tag.equals(BINARY)) {
      return binary(text);
    }
    if (!tag.startsWith(PREFIX) || tag.equals(STR)) {
      return new Scalar(text, text);
    }
    Object value = tagged(tag.substring(PREFIX.length()), text, resolve(text));
    if (value == null) {
      throw new IllegalArgumentException(
          "cannot decode `" + text + "` as a !!" + tag.substring(PREFIX.length()));
    }
    return new Scalar(text, value);
  }

  /** Returns what a text without quotes or tag stands for. */
  public static Scalar plain(String text) {
    return new Scalar(text, resolve(text));
  }

  /** Returns whether a scalar is null. */
  public static boolean isNull(ScalarNode node) {
    String tag = node.tag();
    return tag == null
        ? node.isPlain() && NULL.contains(node.text())
        : tag.equals(PREFIX + "null") && NULL.contains(node.text());
  }

  /**
   * Returns whether go-yaml takes a scalar for a null before it looks at the type to fill, which
   * then checks nothing: not {@code Null} and {@code NULL}, but some quoted texts.
   */
  public static boolean isPlainNull(ScalarNode node) {
    String tag = node.tag();
    return tag == null
        ? node.text().equals("null")
            || node.text().equals("~")
            || node.isPlain() && node.text().isEmpty()
        : isNull(node);
  }

  private static @Nullable Object tagged(String tag, String text, Object value) {
    return switch (tag) {
      case "null" -> value == Scalar.NULL ? value : null;
      case "bool" -> value instanceof Boolean ? value : null;
      case "int" -> value instanceof Long || value instanceof BigInteger ? value : null;
      case "float" ->
          value instanceof Long n
              ? (Object) n.doubleValue()
              : value instanceof Double ? value : null;
      case "timestamp" -> value instanceof LocalDate ? value : null;
      default -> text;
    };
  }

  private static Scalar binary(String text) {
    try {
      String digits = text.replaceAll("[\r\n]", "");
      if (digits.length() % 4 != 0) {
        throw new IllegalArgumentException("not padded");
      }
      byte[] bytes = Base64.getDecoder().decode(digits);
      String decoded = decode(bytes);
      return new Scalar(decoded, decoded);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("!!binary value contains invalid base64 data", e);
    }
  }

  /** Returns bytes as text; each that is no UTF-8 becomes half of a character, as no file holds. */
  private static String decode(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    while (decoder.decode(in, out, true).isError()) {
      out.put((char) (Character.MIN_LOW_SURROGATE + (in.get() & 0xFF)));
    }
    return out.flip().toString();
  }

  private static Object resolve(String text) {
    if (text.isEmpty()) {
      return Scalar.NULL;
    }
    // Most texts begin with a letter that no special word begins with.
    char first = text.charAt(0);
    boolean number = first >= '0' && first <= '9' || first == '+' || first == '-' || first == '.';
    if (!number && "yYnNtTfFoO~".indexOf(first) < 0) {
      return text;
    }
    if (TRUE.contains(text)) {
      return true;
    }
    if (FALSE.contains(text)) {
      return false;
    }
    if (NULL.contains(text)) {
      return Scalar.NULL;
    }
    return number ? number(text) : text;
  }

  private static Object number(String text) {
    Double infinity = INFINITY.get(text);
    if (infinity != null) {
      return infinity;
    }
    if (NAN.contains(text)) {
      return Double.NaN;
    }
    if (text.charAt(0) == '.') {
      return FRACTION.matcher(text).matches() ? finite(text.replace("_", ""), text) : text;
    }
    LocalDate date = date(text);
    if (date != null) {
      return date;
    }
    String plain = text.replace("_", "");
    if (plain.startsWith("0b+") || plain.startsWith("0b-")) {
      // go-yaml reads what follows `0b` once more as a number, with its own sign.
      plain = plain.charAt(2) + "0b" + plain.substring(3);
    }
    BigInteger integer = integer(plain);
    if (integer != null) {
      return integer.bitLength() < 64 ? (Object) integer.longValue() : integer;
    }
    return FLOAT.matcher(plain).matches() ? finite(plain, text) : text;
  }

  private static Object finite(String number, String text) {
    double value = Double.parseDouble(number);
    return Double.isInfinite(value) ? text : (Object) value;
  }

  private static @Nullable BigInteger integer(String text) {
    boolean signed = text.startsWith("-") || text.startsWith("+");
    String digits = signed ? text.substring(1) : text;
    int radix = 10;
    if (digits.length() > 1 && digits.charAt(0) == '0') {
      char mark = Character.toLowerCase(digits.charAt(1));
      radix = mark == 'x' ? 16 : mark == 'b' ? 2 : 8;
      digits = digits.substring(mark == 'x' || mark == 'b' || mark == 'o' ? 2 : 1);
    }
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) > 'f' || Character.digit(digits.charAt(i), radix) < 0) {
        return null;
      }
    }
    if (digits.isEmpty()) {
      return null;
    }
    BigInteger value = new BigInteger(text.startsWith("-") ? "-" + digits : digits, radix);
    // Go takes a sign for 64 bits with sign only.
    boolean fits =
        value.compareTo(MIN_INT64) >= 0
            && (signed ? value.bitLength() < 64 : value.compareTo(MAX_UINT64) <= 0);
    return fits ? value : null;
  }

  private static @Nullable LocalDate date(String text) {
    var matcher = DATE.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    int[] numbers = new int[GREATEST.length];
    for (int i = 0; i < numbers.length; i++) {
      String digits = matcher.group(i + 1);
      numbers[i] = digits == null ? 0 : Integer.parseInt(digits);
      if (numbers[i] > GREATEST[i]) {
        return null;
      }
    }
    try {
      return LocalDate.of(numbers[0], numbers[1], numbers[2]);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
