/** JSON output. */
@NullMarked
package io.github.securescrape.core.internal.json;

import org.jspecify.annotations.NullMarked;
