/**
 * What the prometheus-operator makes of resources. {@link
 * io.github.securescrape.k8s.internal.operator.JobShape} is the table of it: fields of a
 * ScrapeConfig, keys of a scrape job, and how one becomes the other.
 */
@NullMarked
package io.github.securescrape.k8s.internal.operator;

import org.jspecify.annotations.NullMarked;
