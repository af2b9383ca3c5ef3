/** Small values that configurations are made of. */
@NullMarked
package io.github.securescrape.core.value;

import org.jspecify.annotations.NullMarked;
