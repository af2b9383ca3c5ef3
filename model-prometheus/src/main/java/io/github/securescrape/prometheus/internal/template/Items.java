// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.template;

import io.github.securescrape.prometheus.internal.template.Item.Kind;
import java.util.List;

/** The pieces of a template, one after the other. */
final class Items {

  /** Ends the reading of a template. */
  static final class Stop extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;

    Stop(int line, String what) {
      super(what, null, false, false);
      this.line = line;
    }

    int line() {
      return line;
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }

  private final List<Item> items;
  private int next;

  Items(List<Item> items) {
    this.items = items;
  }

  Item peek() {
    return items.get(next);
  }

  Kind kind() {
    return peek().kind();
  }

  /** Returns the next piece and goes on, but never beyond the last. */
  Item take() {
    Item item = peek();
    next += next < items.size() - 1 ? 1 : 0;
    return item;
  }

  int place() {
    return next;
  }

  void backTo(int place) {
    next = place;
  }

  void skipSpace() {
    while (kind() == Kind.SPACE) {
      take();
    }
  }

  /** Takes the next piece that is no space, which must be of the kind. */
  Item expect(Kind kind, String context) {
    skipSpace();
    Item item = take();
    if (item.kind() != kind) {
      throw unexpected(item, context);
    }
    return item;
  }

  Stop unexpected(Item item, String context) {
    return new Stop(
        item.line(),
        item.kind() == Kind.ERROR
            ? item.text()
            : "unexpected " + item.describe() + " in " + context);
  }

  Stop fault(String what) {
    return new Stop(items.get(Math.max(0, next - 1)).line(), what);
  }
}
