// SPDX-License-Identifier: Apache-2.0
/** How Prometheus asks a target: its HTTP client, and Go's words for each way to fail. */
@NullMarked
package io.github.securescrape.testkit.internal.client;

import org.jspecify.annotations.NullMarked;
