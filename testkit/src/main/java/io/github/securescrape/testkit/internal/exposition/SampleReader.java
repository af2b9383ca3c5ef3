// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.exposition;

import org.jspecify.annotations.Nullable;

/** Reads samples one after the other. */
public interface SampleReader {

  /** Returns a reader of Prometheus' text format. */
  static SampleReader ofText(byte[] text) {
    return new TextReader(text);
  }

  /** Returns a reader of OpenMetrics. */
  static SampleReader ofOpenMetrics(byte[] text) {
    return new OpenMetricsReader(text);
  }

  /**
   * Returns a reader of protocol buffers, each a {@code MetricFamily} after its length.
   *
   * @param natives whether native histograms are read as such, and not by their classic buckets
   * @param classics whether these have their classic buckets read too
   */
  static SampleReader ofProtobuf(byte[] bytes, boolean natives, boolean classics) {
    return new ProtobufReader(bytes, natives, classics);
  }

  /** Returns the next sample; {@code null} at the end. */
  @Nullable Sample next() throws ExpositionException;
}
