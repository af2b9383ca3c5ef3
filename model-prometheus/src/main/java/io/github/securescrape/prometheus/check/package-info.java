/** Rules that need more than one record, a file, or the version of a program. */
@NullMarked
package io.github.securescrape.prometheus.check;

import org.jspecify.annotations.NullMarked;
