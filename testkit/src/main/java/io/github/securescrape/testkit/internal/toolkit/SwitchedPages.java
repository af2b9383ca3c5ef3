// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import io.netty.handler.codec.http.HttpRequest;

/** Pages that can be exchanged for others while they are served. */
public final class SwitchedPages implements Pages {

  private volatile Pages shown;

  /** Returns pages that are these to begin with. */
  public SwitchedPages(Pages shown) {
    this.shown = shown;
  }

  /** Shows others from now on. */
  public void show(Pages others) {
    shown = others;
  }

  @Override
  public Page page(HttpRequest request) {
    return shown.page(request);
  }

  @Override
  public boolean mayTakeTime() {
    return shown.mayTakeTime();
  }
}
