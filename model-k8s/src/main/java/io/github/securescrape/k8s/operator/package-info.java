/**
 * What the prometheus-operator makes of manifests, offline: which it refuses, which a Prometheus
 * selects, and the configuration that comes of them.
 *
 * <p>Hands out and takes fabric8's resources.
 */
@NullMarked
package io.github.securescrape.k8s.operator;

import org.jspecify.annotations.NullMarked;
