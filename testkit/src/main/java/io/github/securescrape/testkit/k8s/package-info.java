// SPDX-License-Identifier: Apache-2.0
/**
 * Scrapes as resources of the prometheus-operator say. Needs {@code securescrape-model-k8s}, which
 * is an optional dependency; takes fabric8's resources.
 */
@NullMarked
package io.github.securescrape.testkit.k8s;

import org.jspecify.annotations.NullMarked;
