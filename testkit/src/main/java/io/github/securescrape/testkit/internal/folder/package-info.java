// SPDX-License-Identifier: Apache-2.0
/** Folders that go when they are no longer needed. */
@NullMarked
package io.github.securescrape.testkit.internal.folder;

import org.jspecify.annotations.NullMarked;
