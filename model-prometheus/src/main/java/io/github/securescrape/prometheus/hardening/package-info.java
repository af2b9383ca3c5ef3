/**
 * What is unsafe at either end of a scrape, or will not work as meant, although the files load:
 * rules beyond those of the programs.
 *
 * <p>{@link io.github.securescrape.prometheus.hardening.Hardening} runs them all. Some are too
 * strict for everybody; a report shows those under {@link
 * io.github.securescrape.core.problem.Profile#HARDENED} only.
 */
@NullMarked
package io.github.securescrape.prometheus.hardening;

import org.jspecify.annotations.NullMarked;
