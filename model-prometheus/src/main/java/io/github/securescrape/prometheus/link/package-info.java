/**
 * Whether a scrape will work: both ends of a link, looked at together.
 *
 * <p>{@link io.github.securescrape.prometheus.link.LinkCheck} answers offline, for each target,
 * whether it will be up, and in the words of Prometheus why it will not.
 */
@NullMarked
package io.github.securescrape.prometheus.link;

import org.jspecify.annotations.NullMarked;
