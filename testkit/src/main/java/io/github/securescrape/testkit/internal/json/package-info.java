// SPDX-License-Identifier: Apache-2.0
/** JSON input. */
@NullMarked
package io.github.securescrape.testkit.internal.json;

import org.jspecify.annotations.NullMarked;
