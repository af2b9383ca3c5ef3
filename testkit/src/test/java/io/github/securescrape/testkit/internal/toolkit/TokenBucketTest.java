// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.prometheus.web.RateLimit;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

  private final AtomicLong time = new AtomicLong();

  @Test
  void startsFullAndFillsAgain() {
    TokenBucket bucket = bucket(Duration.ofSeconds(1), 2);

    assertThat(bucket.take()).isTrue();
    assertThat(bucket.take()).isTrue();
    assertThat(bucket.take()).isFalse();
    time.addAndGet(999_000_000);
    assertThat(bucket.take()).isFalse();
    time.addAndGet(2_000_000);
    assertThat(bucket.take()).isTrue();
    assertThat(bucket.take()).isFalse();
    time.addAndGet(60_000_000_000L);
    assertThat(bucket.take()).isTrue();
    assertThat(bucket.take()).isTrue();
    assertThat(bucket.take()).isFalse();
  }

  @Test
  void letsNobodyThroughWithoutABurst() {
    assertThat(bucket(Duration.ofSeconds(1), 0).take()).isFalse();
    assertThat(bucket(Duration.ofSeconds(1), -1).take()).isFalse();
  }

  @Test
  void hasNoLimitWithoutAnInterval() {
    assertThat(bucket(Duration.ZERO, 0).take()).isTrue();
    assertThat(bucket(Duration.ofSeconds(-1), 0).take()).isTrue();
    assertThat(TokenBucket.of(null, time::get).take()).isTrue();
  }

  private TokenBucket bucket(Duration interval, long burst) {
    return TokenBucket.of(RateLimit.builder().interval(interval).burst(burst).build(), time::get);
  }
}
