// SPDX-License-Identifier: Apache-2.0
/** Assertions of AssertJ about configurations and scrapes. */
@NullMarked
package io.github.securescrape.testkit.assertj;

import org.jspecify.annotations.NullMarked;
