// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.text;

import io.github.securescrape.core.schema.ScalarType;
import io.github.securescrape.core.value.Scalar;
import java.math.BigInteger;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as Prometheus writes them: {@code 1m30s}, with units from years to milliseconds. */
public final class PrometheusDuration implements ScalarType<Duration> {

  private static final Pattern TEXT =
      Pattern.compile(
          "(?:([0-9]+)y)?(?:([0-9]+)w)?(?:([0-9]+)d)?(?:([0-9]+)h)?(?:([0-9]+)m)?"
              + "(?:([0-9]+)s)?(?:([0-9]+)ms)?");
  private static final String[] UNITS = {"y", "w", "d", "h", "m", "s", "ms"};
  private static final long[] MILLIS = {
    365L * 86_400_000, 7L * 86_400_000, 86_400_000, 3_600_000, 60_000, 1_000, 1
  };
  private static final BigInteger MAX_MILLIS =
      BigInteger.valueOf(Long.MAX_VALUE).divide(BigInteger.valueOf(1_000_000));

  @Override
  public @Nullable Duration read(Scalar scalar) {
    return parse(scalar.text());
  }

  /** Returns the duration that a text stands for, {@code null} if it is none. */
  public static @Nullable Duration parse(String text) {
    if (text.equals("0")) {
      return Duration.ZERO;
    }
    Matcher matcher = TEXT.matcher(text);
    if (text.isEmpty() || !matcher.matches()) {
      return null;
    }
    BigInteger millis = BigInteger.ZERO;
    for (int i = 0; i < MILLIS.length; i++) {
      String number = matcher.group(i + 1);
      if (number != null) {
        millis = millis.add(new BigInteger(number).multiply(BigInteger.valueOf(MILLIS[i])));
      }
    }
    return millis.compareTo(MAX_MILLIS) > 0 ? null : Duration.ofMillis(millis.longValue());
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
