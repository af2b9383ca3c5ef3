// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import io.netty.util.ResourceLeakDetector;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Netty's detector of leaks in all tests of this module, which keeps what it has found. */
public final class Leaks<T> extends ResourceLeakDetector<T> {

  private static final List<String> FOUND = new CopyOnWriteArrayList<>();

  /** Called by Netty, which the build tells of this class. */
  public Leaks(Class<?> type, int interval) {
    super(type, interval);
  }

  /** Looked for by Netty before the other. */
  public Leaks(Class<?> type, int interval, long maxActive) {
    this(type, interval);
  }

  static List<String> found() {
    return FOUND;
  }

  @Override
  protected boolean needReport() {
    return true;
  }

  @Override
  protected void reportTracedLeak(String type, String records) {
    FOUND.add(type + records);
  }

  @Override
  protected void reportUntracedLeak(String type) {
    FOUND.add(type);
  }
}
