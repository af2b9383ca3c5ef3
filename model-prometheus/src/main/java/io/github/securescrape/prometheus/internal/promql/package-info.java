/**
 * PromQL, as far as its verdict needs it: whether a version of Prometheus takes an expression, what
 * it says if not, and the type of the result.
 */
@NullMarked
package io.github.securescrape.prometheus.internal.promql;

import org.jspecify.annotations.NullMarked;
