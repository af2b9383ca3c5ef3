// SPDX-License-Identifier: Apache-2.0
/** Certificates judged as Go judges them, in Go's words. */
@NullMarked
package io.github.securescrape.testkit.internal.x509;

import org.jspecify.annotations.NullMarked;
