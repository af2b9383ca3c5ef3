/**
 * Go's text templates, as far as their verdict needs it: whether a version of Prometheus can read
 * one, and what it says if not.
 */
@NullMarked
package io.github.securescrape.prometheus.internal.template;

import org.jspecify.annotations.NullMarked;
