// SPDX-License-Identifier: Apache-2.0
/** Programs run as child processes. */
@NullMarked
package io.github.securescrape.testkit.internal.process;

import org.jspecify.annotations.NullMarked;
