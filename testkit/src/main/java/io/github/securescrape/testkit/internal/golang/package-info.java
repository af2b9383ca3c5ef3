// SPDX-License-Identifier: Apache-2.0
/** How Go prints things: exporters and Prometheus are Go programs. */
@NullMarked
package io.github.securescrape.testkit.internal.golang;

import org.jspecify.annotations.NullMarked;
