/** One description of secured exporters, from which both ends of each scrape are made. */
@ConfigStyle
@NullMarked
package io.github.securescrape.prometheus.fleet;

import io.github.securescrape.core.schema.ConfigStyle;
import org.jspecify.annotations.NullMarked;
