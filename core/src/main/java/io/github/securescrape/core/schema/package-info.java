/**
 * How a record describes a section of a configuration file: its components are the keys, the
 * annotations of this package say the rest. Reader, writer and version check derive from it.
 */
@NullMarked
package io.github.securescrape.core.schema;

import org.jspecify.annotations.NullMarked;
