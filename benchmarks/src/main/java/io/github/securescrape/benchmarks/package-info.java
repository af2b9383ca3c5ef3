/** What things cost, as ratios of two ways measured side by side in one run. */
@NullMarked
package io.github.securescrape.benchmarks;

import org.jspecify.annotations.NullMarked;
