// SPDX-License-Identifier: Apache-2.0
/** A scrape as Prometheus would make it, and what it would say of it. */
@NullMarked
package io.github.securescrape.testkit.scrape;

import org.jspecify.annotations.NullMarked;
