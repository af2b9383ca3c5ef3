/** Runnable recipes, each named by its task, and the quickstart. */
@NullMarked
package io.github.securescrape.examples;

import org.jspecify.annotations.NullMarked;
