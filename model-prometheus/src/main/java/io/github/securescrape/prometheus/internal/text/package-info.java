/** How durations, sizes and hashes stand in the files of Prometheus and exporters. */
@NullMarked
package io.github.securescrape.prometheus.internal.text;

import org.jspecify.annotations.NullMarked;
