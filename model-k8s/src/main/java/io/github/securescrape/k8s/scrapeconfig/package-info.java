/**
 * ScrapeConfig resources of the prometheus-operator for a fleet.
 *
 * <p>Hands out fabric8's resources. The {@code toString} of its {@code Secret} shows the data;
 * {@link io.github.securescrape.k8s.scrapeconfig.ScrapeConfigs} never does.
 */
@NullMarked
package io.github.securescrape.k8s.scrapeconfig;

import org.jspecify.annotations.NullMarked;
