// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.text;

import io.github.securescrape.core.schema.ScalarType;
import io.github.securescrape.core.value.Scalar;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Durations as Go writes them: {@code 1h30m}, {@code .5s}, {@code -1s}; a bare number is
 * nanoseconds.
 */
public final class GoDuration implements ScalarType<Duration> {

  private static final Pattern PART =
      Pattern.compile("([0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h)");
  private static final Map<String, BigDecimal> NANOS =
      Map.of(
          "ns", BigDecimal.ONE,
          "us", BigDecimal.valueOf(1_000),
          "µs", BigDecimal.valueOf(1_000),
          "μs", BigDecimal.valueOf(1_000),
          "ms", BigDecimal.valueOf(1_000_000),
          "s", BigDecimal.valueOf(1_000_000_000),
          "m", BigDecimal.valueOf(60_000_000_000L),
          "h", BigDecimal.valueOf(3_600_000_000_000L));
  private static final BigDecimal MAX = BigDecimal.valueOf(Long.MAX_VALUE);

  @Override
  public @Nullable Duration read(Scalar scalar) {
    Object value = scalar.value();
    if (value instanceof Long nanos) {
      return Duration.ofNanos(nanos);
    }
    if (value instanceof Double nanos) {
      return nanos <= Long.MAX_VALUE ? Duration.ofNanos(nanos.longValue()) : null;
    }
    return value instanceof String text ? parse(text) : null;
  }

  private static @Nullable Duration parse(String text) {
    boolean signed = text.startsWith("-") || text.startsWith("+");
    String rest = signed ? text.substring(1) : text;
    if (rest.equals("0")) {
      return Duration.ZERO;
    }
    BigDecimal nanos = BigDecimal.ZERO;
    Matcher part = PART.matcher(rest);
    int end = 0;
    while (end < rest.length()) {
      if (!part.find(end) || part.start() != end) {
        return null;
      }
      BigDecimal unit = NANOS.get(part.group(2));
      nanos = unit == null ? nanos : nanos.add(new BigDecimal(part.group(1)).multiply(unit));
      end = part.end();
    }
    if (rest.isEmpty() || nanos.compareTo(MAX) > 0) {
      return null;
    }
    long whole = nanos.longValue();
    return Duration.ofNanos(text.startsWith("-") ? -whole : whole);
  }

  @Override
  public Scalar write(Duration value) {
    String text =
        value.toNanos() % 1_000_000 == 0 ? value.toMillis() + "ms" : value.toNanos() + "ns";
    if (value.toNanos() % 1_000_000_000 == 0) {
      text = value.toSeconds() + "s";
    }
    return new Scalar(text, text);
  }

  @Override
  public Duration zero() {
    return Duration.ZERO;
  }

  @Override
  public String expected() {
    return "a duration such as \"500ms\" or \"1m30s\"";
  }
}
