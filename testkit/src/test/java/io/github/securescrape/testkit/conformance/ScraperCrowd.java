// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.conformance;

import io.github.securescrape.testkit.scrape.ScrapeResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Many that scrape at the same time, each again and again. */
final class ScraperCrowd implements AutoCloseable {

  /** Short enough to be scraping whenever something changes, long enough for two processors. */
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Supplier<ScrapeResult> scrape;
  private final AtomicBoolean ends = new AtomicBoolean();
  private final AtomicInteger scrapes = new AtomicInteger();
  private final AtomicInteger rounds = new AtomicInteger();
  private final Map<String, Integer> failures = new ConcurrentHashMap<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile CountDownLatch round = new CountDownLatch(0);

  private ScraperCrowd(Supplier<ScrapeResult> scrape) {
    this.scrape = scrape;
  }

  static ScraperCrowd start(int size, Supplier<ScrapeResult> scrape) {
    ScraperCrowd crowd = new ScraperCrowd(scrape);
    for (int i = 0; i < size; i++) {
      Thread thread = new Thread(crowd::run, "scraper-" + i);
      crowd.threads.add(thread);
      thread.start();
    }
    return crowd;
  }

  private void run() {
    int seen = 0;
    while (!ends.get()) {
      int now = rounds.get();
      CountDownLatch latch = round;
      ScrapeResult result = scrape.get();
      scrapes.incrementAndGet();
      if (!result.isUp()) {
        failures.merge(result.lastError(), 1, Integer::sum);
      }
      if (now > seen) {
        seen = now;
        latch.countDown();
      }
      try {
        TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Returns a question: whether each has begun and ended a scrape since now. */
  BooleanSupplier round() {
    CountDownLatch latch = new CountDownLatch(threads.size());
    round = latch;
    rounds.incrementAndGet();
    return () -> latch.getCount() == 0;
  }

  int scrapes() {
    return scrapes.get();
  }

  /** Returns the last errors of failed scrapes, and how often each was. */
  Map<String, Integer> failures() {
    return failures;
  }

  @Override
  public void close() {
    ends.set(true);
    for (Thread each : threads) {
      try {
        each.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
