/** What scrape jobs take over from {@code global}. */
@NullMarked
package io.github.securescrape.prometheus.internal.scrape;

import org.jspecify.annotations.NullMarked;
