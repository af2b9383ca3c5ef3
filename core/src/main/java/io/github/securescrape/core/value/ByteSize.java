// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.value;

import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes, such as 10MB. All units are powers of 1024, with or without the {@code i}.
 *
 * @param bytes how many bytes
 */
public record ByteSize(long bytes) {

  private static final Pattern NUMBER =
      Pattern.compile("(?=\\.?[0-9])([0-9]*)(?:\\.([0-9]*))?([A-Za-z]*)");
  private static final String[] PREFIXES = {"", "K", "M", "G", "T", "P", "E"};

  /** What the digits before the last one must stay below, as Prometheus reads them. */
  private static final BigInteger MAX_DIGITS = BigInteger.valueOf(922_337_203_685_477_579L);

  /** Sizes are summed as floating point numbers; this is what a long rounds up to. */
  private static final double MAX = 0x1p63;

  /** Returns a number of bytes. */
  public static ByteSize of(long bytes) {
    return new ByteSize(bytes);
  }

  /**
   * Returns the size written as {@code 10MB}, {@code 1.5KiB} or {@code 1MB512KB}.
   *
   * @throws IllegalArgumentException if the text is none, or larger than a long
   */
  public static ByteSize parse(String text) {
    boolean signed = text.startsWith("-") || text.startsWith("+");
    String rest = signed ? text.substring(1) : text;
    double bytes = rest.equals("0") ? 0 : sum(rest, text);
    if (bytes > MAX) {
      throw new IllegalArgumentException('"' + text + "\" is too large a size");
    }
    return new ByteSize((long) (text.startsWith("-") ? -bytes : bytes));
  }

  private static double sum(String text, String whole) {
    Map<String, Integer> units = text.contains("i") ? units("iB") : units("B");
    double bytes = 0;
    Matcher number = NUMBER.matcher(text);
    int end = 0;
    do {
      Integer power = number.find(end) && number.start() == end ? units.get(number.group(3)) : null;
      String fraction = power == null || number.group(2) == null ? "" : number.group(2);
      if (power == null || isTooLong(number.group(1)) || isTooLong(fraction)) {
        throw new IllegalArgumentException('"' + whole + "\" is not a size such as \"10MB\"");
      }
      double part = value(number.group(1)) + value(fraction) / Math.pow(10, fraction.length());
      bytes += part * (1L << power);
      end = number.end();
    } while (end < text.length());
    return bytes;
  }

  private static boolean isTooLong(String digits) {
    return digits.length() > 1
        && new BigInteger(digits.substring(0, digits.length() - 1)).compareTo(MAX_DIGITS) >= 0;
  }

  private static double value(String digits) {
    return digits.isEmpty() ? 0 : new BigInteger(digits).longValue();
  }

  private static Map<String, Integer> units(String suffix) {
    return Map.of(
        "B",
        0,
        "K" + suffix,
        10,
        "M" + suffix,
        20,
        "G" + suffix,
        30,
        "T" + suffix,
        40,
        "P" + suffix,
        50,
        "E" + suffix,
        60);
  }

  /** Returns the shortest exact form with binary units, such as {@code 1MiB512KiB}. */
  @Override
  public String toString() {
    if (bytes == 0) {
      return "0";
    }
    StringBuilder text = new StringBuilder(bytes < 0 ? "-" : "");
    long rest = Math.abs(bytes);
    for (int i = PREFIXES.length - 1; i >= 0; i--) {
      long digits = rest >> 10 * i;
      rest -= digits << 10 * i;
      if (digits != 0) {
        text.append(digits).append(PREFIXES[i]).append(i == 0 ? "B" : "iB");
      }
    }
    return text.toString();
  }
}
