/**
 * Values of the Helm charts kube-prometheus-stack and prometheus: built, read, checked and merged.
 *
 * <p>Takes and hands out fabric8's resources where a chart ships or selects them.
 */
@NullMarked
package io.github.securescrape.k8s.helm;

import org.jspecify.annotations.NullMarked;
