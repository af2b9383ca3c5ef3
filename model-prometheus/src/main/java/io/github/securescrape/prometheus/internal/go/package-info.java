/** What Go's own library does with texts. */
@NullMarked
package io.github.securescrape.prometheus.internal.go;

import org.jspecify.annotations.NullMarked;
