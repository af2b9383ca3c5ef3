// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.exposition;

import static io.github.securescrape.testkit.internal.exposition.MetricFamilies.family;
import static io.github.securescrape.testkit.internal.exposition.MetricFamilies.join;
import static io.github.securescrape.testkit.internal.exposition.MetricFamilies.message;
import static io.github.securescrape.testkit.internal.exposition.MetricFamilies.number;
import static io.github.securescrape.testkit.internal.exposition.MetricFamilies.real;
import static io.github.securescrape.testkit.internal.exposition.MetricFamilies.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ProtobufReaderTest {

  private static final byte[] GAUGE = message(4, message(2, real(1, 1)));

  @Test
  void readsEachTypeAsSeries() throws ExpositionException {
    assertThat(all(MetricFamilies.example(), false, false))
        .containsExactly(
            "{__name__=c_total, x=y} 3.0",
            "{__name__=g} -0.5",
            "{__name__=g, x=y} NaN",
            "{__name__=s_count} 7.0",
            "{__name__=s_sum} 8.0",
            "{__name__=s, quantile=0.5} 1.0",
            "{__name__=s, quantile=1.0} 2.0",
            "{__name__=u, x=y} 1.0E300",
            "{__name__=h_count, x=y} 3.0",
            "{__name__=h_sum, x=y} 4.5",
            "{__name__=h_bucket, le=1.0, x=y} 1.0",
            "{__name__=h_bucket, le=2.5e-07, x=y} 2.0",
            "{__name__=h_bucket, le=+Inf, x=y} 3.0",
            "{__name__=gh_count} 3.5",
            "{__name__=gh_sum} 4.5",
            "{__name__=gh_bucket, le=+Inf} 3.5");
  }

  @Test
  void readsNativeHistogramsAsAsked() throws ExpositionException {
    byte[] bytes = MetricFamilies.nativeHistogram();

    assertThat(all(bytes, false, false)).hasSize(4).contains("{__name__=n_bucket, le=1.0} 3.0");
    assertThat(all(bytes, true, false)).containsExactly("{__name__=n} histogram");
    assertThat(all(bytes, true, true)).hasSize(5).startsWith("{__name__=n} histogram");
  }

  @Test
  void takesTimestamps() throws ExpositionException {
    byte[] timed = message(4, message(2, real(1, 1)), number(6, 1_600_000_000_000L));
    SampleReader reader =
        SampleReader.ofProtobuf(family(text(1, "g"), number(3, 1), timed, GAUGE), false, false);

    assertThat(reader.next().timestamp()).isEqualTo(1_600_000_000_000L);
    assertThat(reader.next().timestamp()).isNull();
    assertThat(reader.next()).isNull();
  }

  @Test
  void tellsWhatIsWrong() {
    assertFailure("unexpected EOF", family(new byte[] {0x0a, 5, 'a'}));
    assertFailure("proto: wrong wireType = 0 for field Name", family(number(1, 1)));
    assertFailure("proto: illegal wireType 7", family(new byte[] {0x67}));
    assertFailure("proto: MetricFamily: illegal tag 0 (wire type 2)", family(new byte[] {2, 0}));
    assertFailure(
        "proto: MetricFamily: wiretype end group for non-group", family(new byte[] {0x0c}));
    assertFailure(
        "clientpb: insufficient length of buffer, expected at least 6 bytes, got 2 bytes",
        new byte[] {5, 0});
    assertFailure("clientpb: invalid varint encountered", new byte[] {-1, -1, -1, -1, -1, 1});
    assertFailure("clientpb: invalid varint encountered", new byte[] {-1});
    assertFailure("invalid metric name: ", family(GAUGE));
    assertFailure(
        "unknown metric type for metric \"g\": 9", family(text(1, "g"), number(3, 9), GAUGE));
    assertFailure(
        "invalid label name: ",
        family(text(1, "g"), message(4, message(1, text(1, ""), text(2, "v")))));
    assertFailure(
        "proto: wrong wireType = 0 for field Value",
        family(text(1, "g"), number(3, 1), message(4, message(2, number(1, 1)))));
  }

  private static void assertFailure(String message, byte[] bytes) {
    byte[] after = join(family(text(1, "ok"), number(3, 1), GAUGE), bytes);
    SampleReader reader = SampleReader.ofProtobuf(after, false, false);

    assertThat(catchThrowable(reader::next)).isNull();
    assertThatThrownBy(reader::next).isInstanceOf(ExpositionException.class).hasMessage(message);
  }

  @Property(tries = 2000)
  void neverBreaksOnBrokenBytes(@ForAll int at, @ForAll byte value, @ForAll boolean cut) {
    byte[] bytes = MetricFamilies.example();
    int place = Math.floorMod(at, bytes.length);
    bytes[place] = value;
    byte[] broken = cut ? Arrays.copyOf(bytes, place) : bytes;

    Throwable failure = catchThrowable(() -> all(broken, true, true));

    assertThat(failure == null || failure instanceof ExpositionException).isTrue();
  }

  private static List<String> all(byte[] bytes, boolean natives, boolean classics)
      throws ExpositionException {
    SampleReader reader = SampleReader.ofProtobuf(bytes, natives, classics);
    List<String> all = new ArrayList<>();
    for (Sample each = reader.next(); each != null; each = reader.next()) {
      all.add(each.labels() + " " + (each.isHistogram() ? "histogram" : each.value()));
    }
    return all;
  }
}
