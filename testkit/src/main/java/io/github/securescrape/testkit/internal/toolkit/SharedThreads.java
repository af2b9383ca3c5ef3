// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The threads of all exporters of this JVM, however many: they start with the first exporter, and
 * end with the last.
 */
final class SharedThreads {

  private static final String NAME = "securescrape-exporter";
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  /** Of two processors one is for those who scrape; else they wait for each other. */
  private static final int LOOPS = Math.min(2, Math.max(1, PROCESSORS / 2));

  /** Metrics of applications are collected here, and some may take their time. */
  private static final int WORKERS = 8;

  private static @Nullable SharedThreads current;

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(
          LOOPS, new DefaultThreadFactory(NAME, true), NioIoHandler.newFactory());
  private final ExecutorService workers = pool(WORKERS, "-worker");
  private final ExecutorService hashing = pool(PROCESSORS, "-bcrypt");
  private int users;

  private SharedThreads() {}

  private static ExecutorService pool(int size, String name) {
    return Executors.newFixedThreadPool(size, new DefaultThreadFactory(NAME + name, true));
  }

  /** Returns the threads for one more exporter, which must {@link #release} them. */
  static synchronized SharedThreads acquire() {
    SharedThreads threads = current;
    if (threads == null) {
      threads = new SharedThreads();
      current = threads;
    }
    threads.users++;
    return threads;
  }

  /** Ends the threads, unless other exporters use them still. */
  void release() {
    if (isLastRelease()) {
      workers.shutdownNow();
      hashing.shutdownNow();
      loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
  }

  private boolean isLastRelease() {
    synchronized (SharedThreads.class) {
      users--;
      if (users > 0) {
        return false;
      }
      current = null;
      return true;
    }
  }

  EventLoopGroup loops() {
    return loops;
  }

  /** Returns what may block for a while. */
  Executor workers() {
    return workers;
  }

  /** Returns what keeps a processor busy for long. */
  Executor hashing() {
    return hashing;
  }
}
