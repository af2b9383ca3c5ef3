// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import org.jspecify.annotations.Nullable;

/**
 * What Helm's {@code tpl} makes of a text, as far as the text alone tells.
 *
 * @param text what comes out; {@code null} if that depends on the release, or there is a fault
 * @param action the first action that is no escape; empty if there is none
 * @param fault why the text is no template; empty if it is one
 */
record TplResult(@Nullable String text, String action, String fault) {

  /** Returns whether Helm puts something else in the place of an action. */
  boolean changes() {
    return fault.isEmpty() && !action.isEmpty();
  }

  /** Returns whether nobody but Helm knows the text. */
  boolean isOpaque() {
    return text == null;
  }
}
