/** Reads and writes any record that describes a section, from its header alone. */
@NullMarked
package io.github.securescrape.core.internal.binding;

import org.jspecify.annotations.NullMarked;
