// SPDX-License-Identifier: Apache-2.0
/** How Prometheus makes targets of what discoveries find. Not API. */
@NullMarked
package io.github.securescrape.prometheus.internal.targets;

import org.jspecify.annotations.NullMarked;
