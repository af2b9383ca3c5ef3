// SPDX-License-Identifier: Apache-2.0
/**
 * Exporters and scrapers at home in JUnit Jupiter, 5.13 or newer and 6.
 *
 * <p>Signatures name types of JUnit.
 */
@NullMarked
package io.github.securescrape.testkit.junit;

import org.jspecify.annotations.NullMarked;
