// SPDX-License-Identifier: Apache-2.0
/**
 * What Prometheus will really scrape: targets with their labels and URLs, and why others are left
 * out.
 */
@NullMarked
package io.github.securescrape.prometheus.targets;

import org.jspecify.annotations.NullMarked;
