/** Verdicts of Go's libraries, and of Kubernetes' own, on small texts. */
@NullMarked
package io.github.securescrape.prometheus.internal.go;

import org.jspecify.annotations.NullMarked;
