// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.exposition;

import io.github.securescrape.core.value.GoQuote;
import io.github.securescrape.testkit.internal.golang.GoText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Families of metrics as protocol buffers, each after its length. Read by hand: the classes that a
 * generator makes have none of Prometheus' words for what is wrong.
 */
final class ProtobufReader implements SampleReader {

  private static final int MAX_LENGTH_BYTES = 5;
  private static final int BITS = 7;

  private final byte[] in;
  private final boolean natives;
  private final boolean classics;
  private final Deque<WireReader> metrics = new ArrayDeque<>();
  private final Deque<Sample> samples = new ArrayDeque<>();
  private MetricReader reader = new MetricReader("", 0, false, false);
  private int at;

  ProtobufReader(byte[] in, boolean natives, boolean classics) {
    this.in = in;
    this.natives = natives;
    this.classics = classics;
  }

  @Override
  public @Nullable Sample next() throws ExpositionException {
    while (samples.isEmpty()) {
      WireReader metric = metrics.poll();
      if (metric != null) {
        samples.addAll(reader.read(metric));
      } else if (at < in.length) {
        int length = length();
        at += length;
        readFamily(new WireReader(in, at - length, at, "MetricFamily"));
      } else {
        return null;
      }
    }
    return samples.poll();
  }

  private int length() throws ExpositionException {
    long length = 0;
    for (int i = 0; i < MAX_LENGTH_BYTES && at + i < in.length; i++) {
      length |= (in[at + i] & 0x7FL) << BITS * i;
      if (in[at + i] >= 0) {
        long expected = i + 1 + length;
        int left = in.length - at;
        if (expected > left) {
          throw new ExpositionException(
              String.format(
                  Locale.ROOT,
                  "clientpb: insufficient length of buffer, expected at least %d bytes, got %d"
                      + " bytes",
                  expected,
                  left));
        }
        at += i + 1;
        return (int) length;
      }
    }
    throw new ExpositionException("clientpb: invalid varint encountered");
  }

  private void readFamily(WireReader family) throws ExpositionException {
    byte[] name = new byte[0];
    byte[] help = new byte[0];
    long type = 0;
    while (family.next()) {
      switch (family.field()) {
        case 1 -> name = family.text("Name");
        case 2 -> help = family.text("Help");
        case 3 -> type = family.varint("Type");
        case 4 -> metrics.add(family.message("Metric", "Metric"));
        default -> family.skip();
      }
    }
    if (metrics.isEmpty()) {
      return;
    }
    String text = new String(name, StandardCharsets.UTF_8);
    if (name.length == 0 || !GoText.isUtf8(name)) {
      throw new ExpositionException("invalid metric name: " + text);
    }
    if (!GoText.isUtf8(help)) {
      throw new ExpositionException(
          "invalid help for metric "
              + GoQuote.quote(name)
              + ": "
              + new String(help, StandardCharsets.UTF_8));
    }
    if (type < 0 || type > MetricReader.GAUGE_HISTOGRAM) {
      throw new ExpositionException(
          "unknown metric type for metric " + GoQuote.quote(name) + ": " + type);
    }
    reader = new MetricReader(text, (int) type, natives, classics);
  }
}
