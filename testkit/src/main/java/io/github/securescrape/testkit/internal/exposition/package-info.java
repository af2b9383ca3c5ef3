// SPDX-License-Identifier: Apache-2.0
/** The text formats of samples, read as Prometheus reads them, with its words for what is wrong. */
@NullMarked
package io.github.securescrape.testkit.internal.exposition;

import org.jspecify.annotations.NullMarked;
