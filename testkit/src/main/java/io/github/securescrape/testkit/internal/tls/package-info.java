// SPDX-License-Identifier: Apache-2.0
/** Java's TLS, set up to do and say what Go's TLS does and says. */
@NullMarked
package io.github.securescrape.testkit.internal.tls;

import org.jspecify.annotations.NullMarked;
