/** Configurations as Prometheus runs them, with all defaults and all that jobs inherit. */
@NullMarked
package io.github.securescrape.prometheus.effective;

import org.jspecify.annotations.NullMarked;
