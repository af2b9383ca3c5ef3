// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.text;

import io.github.securescrape.core.schema.ScalarType;
import io.github.securescrape.core.value.Scalar;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Durations as Prometheus writes them: {@code 1m30s}, with units from years to milliseconds. */
public final class PrometheusDuration implements ScalarType<Duration> {

  private static final String[] UNITS = {"y", "w", "d", "h", "m", "s", "ms"};
  private static final long[] MILLIS = {
    365L * 86_400_000, 7L * 86_400_000, 86_400_000, 3_600_000, 60_000, 1_000, 1
  };
  private static final long MAX_MILLIS = Long.MAX_VALUE / 1_000_000;

  @Override
  public @Nullable Duration read(Scalar scalar) {
    return parse(scalar.text());
  }

  /** Returns the duration that a text stands for, {@code null} if it is none. */
  public static @Nullable Duration parse(String text) {
    if (text.equals("0")) {
      return Duration.ZERO;
    }
    long millis = 0;
    int unit = 0;
    int at = 0;
    do {
      int number = at;
      at = endOfRun(text, at, true);
      int word = at;
      at = endOfRun(text, at, false);
      String name = text.substring(word, at);
      while (unit < UNITS.length && !UNITS[unit].equals(name)) {
        unit++;
      }
      if (number == word || unit == UNITS.length) {
        return null;
      }
      try {
        long amount = Long.parseLong(text, number, word, 10);
        millis = Math.addExact(millis, Math.multiplyExact(amount, MILLIS[unit++]));
      } catch (NumberFormatException | ArithmeticException e) {
        return null;
      }
    } while (at < text.length());
    return millis > MAX_MILLIS ? null : Duration.ofMillis(millis);
  }

  private static int endOfRun(String text, int from, boolean ofDigits) {
    int at = from;
    while (at < text.length() && (text.charAt(at) >= '0' && text.charAt(at) <= '9') == ofDigits) {
      at++;
    }
    return at;
  }

  @Override
  public Scalar write(Duration value) {
    String text = format(value);
    return new Scalar(text, text);
  }

  /** Returns the duration as Prometheus prints it. */
  public static String format(Duration value) {
    StringBuilder text = new StringBuilder();
    long rest = value.toMillis();
    for (int i = 0; i < MILLIS.length; i++) {
      // As Prometheus itself: years and weeks only if nothing else is left.
      boolean exact = i > 1 || rest % MILLIS[i] == 0;
      if (exact && rest / MILLIS[i] > 0) {
        text.append(rest / MILLIS[i]).append(UNITS[i]);
        rest %= MILLIS[i];
      }
    }
    return text.isEmpty() ? "0s" : text.toString();
  }

  @Override
  public Duration zero() {
    return Duration.ZERO;
  }

  @Override
  public boolean isReadFromText() {
    return true;
  }

  @Override
  public String expected() {
    return "a duration such as \"10s\" or \"1m30s\"";
  }

  @Override
  public String hint() {
    return "Give each number a unit: `ms`, `s`, `m`, `h`, `d`, `w` or `y`.";
  }
}
